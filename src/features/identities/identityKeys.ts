/** Keys of the caches, to be invalidated after a change. */
export const disputesKey = ['disputes'] as const
export const blockedClaimsKey = ['blockedClaims'] as const
