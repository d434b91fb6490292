/**
 * The name of a register's reads in the cache: invalidate it after a change. It stands under Refine's own prefix, so
 * that whatever makes all its reads again (signing in anew) makes these again too.
 */
export const registerKey = (name: string) => ['data', 'default', name, 'register'] as const

/** The name of an entry's history in the cache: invalidate it together with the register. */
export const historyKey = (subject: string, id: string) =>
  ['data', 'default', subject, 'history', id] as const
