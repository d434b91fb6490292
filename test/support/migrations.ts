import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client, DatabaseError } from 'pg'
import { splitStatements, withoutComments } from './sqlStatements'

/**
 * How the installation treats new objects of the migration role: 'hosted' Supabase grants nothing to the API roles
 * (functions keep EXECUTE for PUBLIC, as everywhere in Postgres), 'selfhosted' grants them everything.
 */
export type GrantMode = 'hosted' | 'selfhosted'

export const GRANT_MODES: GrantMode[] = ['hosted', 'selfhosted']

const MIGRATIONS = join(import.meta.dirname, '../../supabase/migrations')

const SELFHOSTED_DEFAULTS = ['tables', 'sequences', 'functions']
  .flatMap((kind) =>
    ['postgres', 'supabase_admin'].map(
      (owner) =>
        `alter default privileges for role ${owner} in schema public
           grant all on ${kind} to postgres, anon, authenticated, service_role`,
    ),
  )
  .join(';\n')

// What supautils lets the migration role do on tables of the platform that it does not own.
const ALLOWED_ON_PLATFORM_TABLES =
  /^\s*(?:(?:create|alter|drop)\s+policy|drop\s+trigger)\b[^;]*?\bon\s+(?:auth\.users|storage\.objects|storage\.buckets)\b/i

const AS_PLATFORM = 'reset session authorization; reset search_path'
const AS_MIGRATION_ROLE = 'set session authorization postgres; set search_path = "$user", public, extensions'

/** Paths of the migrations in the order of their names, which is the order in which every installation runs them. */
export function migrationFiles(): string[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => join(MIGRATIONS, name))
}

/**
 * Applies all migrations as the restricted role `postgres`, each file in one transaction.
 * `superuser` is a connection of supabase_admin; the few statements that only supautils makes possible run as it.
 * Throws with the file and line of the statement that failed.
 */
export async function applyMigrations(superuser: Client, mode: GrantMode): Promise<void> {
  if (mode === 'selfhosted') await superuser.query(SELFHOSTED_DEFAULTS)
  for (const file of migrationFiles()) await applyScript(superuser, readFileSync(file, 'utf8'), file)
}

/** Applies one script as the migration role would; exported so that tests can try what hosted Supabase refuses. */
export async function applyScript(superuser: Client, script: string, name: string): Promise<void> {
  await superuser.query('begin')
  try {
    let asPlatform: boolean | undefined
    for (const { text, offset } of splitStatements(script)) {
      const needsPlatform = ALLOWED_ON_PLATFORM_TABLES.test(withoutComments(text))
      if (needsPlatform !== asPlatform) await superuser.query(needsPlatform ? AS_PLATFORM : AS_MIGRATION_ROLE)
      asPlatform = needsPlatform
      try {
        await superuser.query(text)
      } catch (error) {
        throw located(error as DatabaseError, script, offset, name)
      }
    }
    await superuser.query('commit')
  } catch (error) {
    await superuser.query('rollback')
    throw error
  } finally {
    await superuser.query(AS_PLATFORM)
  }
}

function located(error: DatabaseError, script: string, offset: number, name: string): Error {
  const start = error.position
    ? offset + Number(error.position) - 1
    : script.slice(offset).search(/\S/) + offset
  const line = script.slice(0, start).split('\n').length
  return new Error(`${name}:${line}: ${error.message}`, { cause: error })
}
