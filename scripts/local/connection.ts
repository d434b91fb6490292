import './quietBackend.ts'
import { createPgliteConnection, type PgliteConnection } from '@supabase/lite/pglite'

/** A statement that Postgres refused, with Postgres' own words. */
export class StatementError extends Error {
  constructor(statement: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(`${reason} in: ${statement.trim().slice(0, 400)}`, { cause })
    this.name = 'StatementError'
  }
}

/**
 * Opens the embedded Postgres of the local backend.
 *
 * Left alone it would grant ALL on every table of a schema with row level security to each API role at the
 * first request, which undoes what the migrations revoked. Here that step is taken out: nothing is ever
 * granted behind the migrations' back, as on Supabase.
 *
 * @param folder where the database lives; without it, in memory
 */
export async function openConnection(folder?: string): Promise<PgliteConnection> {
  const connection = await createPgliteConnection(folder ? { url: folder } : {})
  const exec = async (statement: string) => {
    try {
      const results = await connection.driver.exec(statement)
      return { rows: results.at(0)?.rows ?? [] }
    } catch (cause) {
      throw new StatementError(statement, cause)
    }
  }
  keepRollingBack(connection)
  Object.defineProperties(connection, {
    ensureRlsContext: { value: async () => true },
    // The original prints each failed statement and hides the reason.
    exec: { value: exec },
  })
  return connection
}

/**
 * A value that the protocol cannot carry (an object for an array, in a filter) leaves half a message behind, which
 * spoils the next message: the ROLLBACK. Without another one the only connection would stay inside the failed
 * transaction and refuse every request until the next start.
 */
function keepRollingBack(connection: PgliteConnection) {
  const { driver } = connection
  const query = driver.query.bind(driver)
  const repeating = async (...call: Parameters<typeof query>) => {
    const isRollback = call[0].trim().toUpperCase() === 'ROLLBACK'
    for (let attempt = 1; ; attempt++) {
      try {
        return await query(...call)
      } catch (error) {
        if (!isRollback || attempt === 4) throw error
      }
    }
  }
  Object.defineProperty(driver, 'query', { value: repeating })
}

/** What Supabase itself grants on its own schemas: no migration may state it, since it owns neither of them. */
export const platformPrivileges = `
  do $$
  declare r text;
  begin
    foreach r in array array['anon', 'authenticated', 'service_role'] loop
      if not exists (select from pg_roles where rolname = r) then
        execute format('create role %I nologin', r);
      end if;
    end loop;
  end $$;
  alter role service_role bypassrls;
  grant usage on schema public, auth, storage to anon, authenticated, service_role;
  grant all on all tables in schema storage to anon, authenticated, service_role;
  grant all on all sequences in schema storage to anon, authenticated, service_role;
  grant all on all tables in schema auth to service_role;
`
