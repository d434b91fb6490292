import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { applyMigrations, type GrantMode } from './migrations'
import type { PostgresServer } from './postgres'

/** The database with the platform only, and the one with all migrations, that others are copied from. */
const PLATFORM = 'platform'
export const MIGRATED = 'migrated'

/** Makes the two databases that all test databases are copies of. */
export async function buildTemplate(server: PostgresServer): Promise<void> {
  await asSuperuser(server, 'postgres', async (client) => {
    await client.query(`create database ${PLATFORM}`)
  })
  await asSuperuser(server, PLATFORM, async (client) => {
    await client.query(readFileSync(join(import.meta.dirname, 'platform.sql'), 'utf8'))
  })
  await migrateCopy(server, MIGRATED, 'hosted')
}

/** A fresh copy of the platform with the migrations applied under the given grants. */
export async function migrateCopy(server: PostgresServer, name: string, mode: GrantMode): Promise<void> {
  await copyDatabase(server, PLATFORM, name)
  await asSuperuser(server, name, (client) => applyMigrations(client, mode))
}

/** Copies a database to which nobody is connected; the copy belongs to the migration role, as on Supabase. */
export async function copyDatabase(server: PostgresServer, from: string, to: string): Promise<void> {
  await asSuperuser(server, 'postgres', async (client) => {
    await client.query(`create database ${to} template ${from} owner postgres strategy file_copy`)
  })
}

/** Removes a database and whoever is still connected to it. */
export async function dropDatabase(server: PostgresServer, name: string): Promise<void> {
  await asSuperuser(server, 'postgres', async (client) => {
    await client.query(`drop database if exists ${name} with (force)`)
  })
}

/** Runs `work` on a connection of the server's superuser, which no test of behaviour should need. */
export async function asSuperuser<T>(
  server: PostgresServer,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...server, database, user: 'supabase_admin', password: 'supabase_admin' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
