import type { Db } from './database'
import type { RaisedError } from './failures'

export interface RaceOutcome<T> {
  done: T[]
  failed: RaisedError[]
}

/** Starts all attempts at once, each on its own connection, and sorts what comes of them. */
export async function race<T>(attempts: (() => Promise<T>)[]): Promise<RaceOutcome<T>> {
  const outcomes = await Promise.allSettled(attempts.map((attempt) => attempt()))
  return {
    done: outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
    failed: outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : [])),
  }
}

/** Resolves once so many connections of the database wait for a lock that another one holds. */
export async function untilWaiting(db: Db, connections = 1): Promise<void> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const [row] = await db.admin<{ waiting: number }>(
      `select count(*) as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if ((row?.waiting ?? 0) >= connections) return
    if (Date.now() > deadline) throw new Error(`no ${connections} connections came to wait for a lock`)
  }
}
