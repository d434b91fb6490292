/** Keys of the caches, to be invalidated after a change. */
export const parametersKey = ['parameters'] as const
export const cardKindsKey = ['card kind settings'] as const
