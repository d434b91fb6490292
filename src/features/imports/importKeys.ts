/** The name of the list of imports in the cache. */
export const importRunsKey = ['data', 'default', 'imports'] as const
