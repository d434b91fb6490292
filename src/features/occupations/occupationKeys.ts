/** The key of the caches, to be invalidated after a change. */
export const occupationsKey = ['occupations'] as const
