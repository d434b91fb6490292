import pg from 'pg'
import { callFunction } from './rpcCall'

// Dates and counts as JSON has them; an instant stays a Date.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** Who signs a request: the claims of the token that GoTrue would have issued. */
export interface Login {
  id: string
  email: string
}

export type Row = Record<string, unknown>

/** Runs SQL and returns its rows. */
export type Query = <T = Row>(sql: string, values?: unknown[]) => Promise<T[]>

/** One request of the API: a transaction under the role and claims of a caller. */
export interface Session {
  query: Query
  /** Calls a function of public as PostgREST does and returns its JSON: a value, a row, or the list of rows. */
  rpc: <T = unknown>(name: string, args?: Record<string, unknown>) => Promise<T>
}

/** A session that stays open until it is told to end: for races that need a certain order. */
export interface OpenSession extends Session {
  commit: () => Promise<void>
  rollback: () => Promise<void>
  /** Breaks the connection off, as a lost network does; harmless after the end. */
  abandon: () => void
}

/** Opens a transaction as PostgREST would for this caller; `null` is a visitor who has not signed in. */
export async function openSession(pool: pg.Pool, caller: Login | null): Promise<OpenSession> {
  const client = await pool.connect()
  const role = caller ? 'authenticated' : 'anon'
  const claims = caller
    ? { aud: role, role, sub: caller.id, email: caller.email, aal: 'aal1', is_anonymous: false }
    : { role }
  try {
    await client.query(`begin; set local role ${role}; set local search_path = public, extensions`)
    await client.query(
      `select set_config('request.jwt.claims', $1, true), set_config('request.method', 'POST', true),
              set_config('request.headers', '{}', true)`,
      [JSON.stringify(claims)],
    )
  } catch (error) {
    client.release(error as Error)
    throw error
  }
  let isOpen = true
  return {
    ...sessionOn(client),
    commit: () => end('commit'),
    rollback: () => end('rollback'),
    abandon: () => leave(new Error('abandoned')),
  }

  async function end(how: 'commit' | 'rollback') {
    try {
      await client.query(how)
    } finally {
      // A deferred constraint may refuse at commit; the transaction is then already rolled back.
      leave()
    }
  }

  function leave(error?: Error) {
    if (isOpen) client.release(error)
    isOpen = false
  }
}

/** Queries and calls on a connection, whatever role it has. */
export function sessionOn(client: pg.ClientBase | pg.Pool): Session {
  const query: Query = async <T>(sql: string, values?: unknown[]) =>
    (await client.query(sql, values)).rows as T[]
  return { query, rpc: (name, args) => callFunction(query, name, args) }
}
