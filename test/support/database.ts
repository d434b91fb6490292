import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import type { GrantMode } from './migrations'
import type { PostgresServer } from './postgres'
import { type Login, type OpenSession, openSession, type Query, type Session, sessionOn } from './session'
import { asSuperuser, copyDatabase, dropDatabase, MIGRATED, migrateCopy } from './templates'

// Nine in the morning: whatever counts as a day in Shanghai is not at its edge.
const MORNING = 'T09:00:00+08:00'

/** A database of one test file, with the people who may talk to it. */
export class Db {
  readonly server: PostgresServer
  readonly name: string
  private readonly owner: pg.Pool
  private readonly api: pg.Pool
  private readonly opened: OpenSession[] = []

  constructor(server: PostgresServer, name: string) {
    this.server = server
    this.name = name
    this.owner = this.pool('postgres', 8)
    this.api = this.pool('authenticator', 40)
  }

  /** SQL as the owner of the tables, past every policy: to arrange and to look behind the scenes. */
  admin: Query = (sql, values) => sessionOn(this.owner).query(sql, values)

  /** SQL as the superuser: for what only the platform's own servers or the catalogue tests may do. */
  superuser: Query = (sql, values) =>
    asSuperuser(this.server, this.name, (client) => sessionOn(client).query(sql, values))

  /** One request of a signed-in caller: committed if `work` succeeds, rolled back if it throws. */
  async as<T>(caller: Login | null, work: (session: Session) => Promise<T>): Promise<T> {
    const session = await openSession(this.api, caller)
    let result: T
    try {
      result = await work(session)
    } catch (error) {
      await session.rollback()
      throw error
    }
    await session.commit()
    return result
  }

  /** One request of a visitor who has not signed in. */
  asAnon<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.as(null, work)
  }

  /** Calls one function of the API in a request of its own. */
  rpc<T = unknown>(caller: Login | null, name: string, args?: Record<string, unknown>): Promise<T> {
    return this.as(caller, (session) => session.rpc<T>(name, args))
  }

  /** Reads in a request of its own. */
  read<T = Record<string, unknown>>(caller: Login | null, sql: string, values?: unknown[]): Promise<T[]> {
    return this.as(caller, (session) => session.query<T>(sql, values))
  }

  /** A request that stays open: end it with `commit` or `rollback`. */
  async open(caller: Login | null): Promise<OpenSession> {
    const session = await openSession(this.api, caller)
    this.opened.push(session)
    return session
  }

  /** Stands at an instant, or on a day (YYYY-MM-DD, at nine in Shanghai), while `work` runs; time goes on from there. */
  async at<T>(when: string, work: () => Promise<T>): Promise<T> {
    const [before] = await this.admin<{ shift: string }>('select shift::text from private.clock')
    await this.setClock(when)
    try {
      return await work()
    } finally {
      await this.admin('delete from private.clock where true')
      if (before) await this.admin('insert into private.clock (shift) values ($1)', [before.shift])
    }
  }

  /** Moves the clock until the next call; `null` goes back to real time. */
  async setClock(when: string | null): Promise<void> {
    const instant = when && /^\d{4}-\d{2}-\d{2}$/.test(when) ? when + MORNING : when
    await this.admin('select private.set_clock($1)', [instant])
  }

  async close(): Promise<void> {
    // A test that failed half-way may have left some open; the pools would wait for them.
    for (const session of this.opened) session.abandon()
    await Promise.all([this.owner.end(), this.api.end()])
  }

  private pool(role: string, max: number): pg.Pool {
    const pool = new pg.Pool({ ...this.server, database: this.name, user: role, password: role, max })
    // Dropping the database ends idle connections; that is no failure of a test.
    pool.on('error', () => undefined)
    return pool
  }
}

/**
 * A database of its own for the calling test file, gone after it: a copy of the migrated template, or migrated afresh
 * when the grants of the installation are the point. To be called at the top level of a test file.
 */
export async function createDatabase(mode?: GrantMode): Promise<Db> {
  const server = inject('postgres')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  if (mode) await migrateCopy(server, name, mode)
  else await copyDatabase(server, MIGRATED, name)
  const db = new Db(server, name)
  afterAll(async () => {
    await db.close()
    await dropDatabase(server, name)
  })
  return db
}
