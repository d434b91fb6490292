/** The key under which everything about messages is cached: to be invalidated when some were read. */
export const notificationsKey = ['notifications'] as const
