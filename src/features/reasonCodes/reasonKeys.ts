/** The key of the caches, to be invalidated after a change. */
export const reasonCodesKey = ['reason codes'] as const
