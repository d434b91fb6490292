import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { Db } from '../support/database'
import { applyMigrations, migrationFiles } from '../support/migrations'
import { staff } from '../support/people'
import type { PostgresServer } from '../support/postgres'
import { seedCast } from '../support/seedCast'
import { asSuperuser, dropDatabase } from '../support/templates'
import { fillWorld, stepFiles } from './fillWorld'

/** A Monday in the middle of 复审: registration of April 2024 is over, the cities report by 21 May. */
export const WORLD_DAY = '2024-05-13'

const FILLING = join(import.meta.dirname, 'fillWorld.ts')
const PLATFORM = join(import.meta.dirname, '../support/platform.sql')

export interface World {
  files: number
  db: Db
  /** How long it took to build, in seconds; nothing where it was there from an earlier run. */
  builtIn?: number
  bytes: number
}

/**
 * A database with so many applications, and people, cards, history, documents and records in proportion. The same for
 * the same migrations and the same steps, which is when the one of an earlier run is taken.
 */
export async function openWorld(server: PostgresServer, files: number): Promise<World> {
  const name = `world_${files}`
  const wanted = `${hashOfSources()} ${files}`
  const [known] = await asSuperuser(server, 'postgres', (client) =>
    rowsOf<{ comment: string | null }>(
      client,
      `select shobj_description(oid, 'pg_database') as comment from pg_database where datname = '${name}'`,
    ),
  )
  let builtIn: number | undefined
  if (known?.comment !== wanted) {
    const start = performance.now()
    await buildWorld(server, name, files)
    await asSuperuser(server, 'postgres', (client) =>
      client.query(`comment on database ${name} is '${wanted}'`),
    )
    builtIn = (performance.now() - start) / 1000
  }
  const db = new Db(server, name)
  await db.setClock(WORLD_DAY)
  // the first of a day sends the day's reminders; what is timed is everybody after
  await db.rpc(staff.reviewerOne, 'advance_due')
  const [size] = await db.superuser<{ bytes: number }>('select pg_database_size(current_database()) as bytes')
  return { files, db, builtIn, bytes: size?.bytes ?? 0 }
}

async function buildWorld(server: PostgresServer, name: string, files: number) {
  await dropDatabase(server, name)
  await asSuperuser(server, 'postgres', (client) => client.query(`create database ${name}`))
  await asSuperuser(server, name, async (client) => {
    await client.query(platformOf(await hasRoles(client)))
    await client.query(`alter database ${name} owner to postgres`)
    await applyMigrations(client, 'hosted')
  })
  const db = new Db(server, name)
  try {
    await seedCast(db)
    await asSuperuser(server, name, async (client) => {
      await fillWorld(client, files, console.info)
      await client.query('vacuum (freeze, analyze)')
    })
  } finally {
    await db.close()
  }
}

/** Roles belong to the whole server: the second world finds them there. */
async function hasRoles(client: pg.Client): Promise<boolean> {
  return (await rowsOf(client, `select from pg_roles where rolname = 'authenticator'`)).length > 0
}

function platformOf(isKnown: boolean): string {
  const script = readFileSync(PLATFORM, 'utf8')
  return isKnown ? script.replaceAll(/^create role [^;]*;/gm, '') : script
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const file of [PLATFORM, ...migrationFiles(), ...stepFiles(), FILLING]) {
    hash.update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

async function rowsOf<T = unknown>(client: pg.Client, sql: string, values?: unknown[]): Promise<T[]> {
  return (await client.query(sql, values)).rows as T[]
}
