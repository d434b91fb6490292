/** Keys of the caches, to be invalidated after a change. */
export const staffKey = ['staff'] as const
export const invitationsKey = ['invitations'] as const
export const deputiesKey = ['deputies'] as const
