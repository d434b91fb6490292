import type { SeedDatabase } from '../../scripts/local/seedContract.ts'
import type { Login } from './logins.ts'

/** One call of a function of the API, by somebody, at an instant of the past. */
export interface Call {
  /** ISO instant at which private.now() stands during the call. */
  at: string
  who: Login
  name: string
  args: Record<string, unknown>
}

/** Calls functions of schema public as PostgREST does, each in a transaction of its own. */
export interface Requests {
  /** The function's result as JSON: a value, a row, or the list of rows; null for void. */
  call<T>(call: Call): Promise<T>
  /** Reads as the owner, to know what a caller would see on the screen. */
  rows<T>(statement: string, values?: unknown[]): Promise<T[]>
}

/**
 * Prepares the requests of the history. Within one statement the clock is set as the owner, then role and claims are
 * those of the caller: every rule of the database judges the call as it would judge a click.
 */
export async function openRequests(db: SeedDatabase): Promise<Requests> {
  await db.exec(`
    create or replace function pg_temp.request(p_at timestamptz, p_who uuid, p_email text, p_statement text, p_args jsonb)
    returns jsonb
    language plpgsql
    as $$
    declare
      v_result jsonb;
    begin
      perform private.set_clock(p_at);
      perform set_config('request.jwt.claims', jsonb_build_object('sub', p_who, 'email', p_email, 'aud', 'authenticated',
        'role', 'authenticated', 'aal', 'aal1')::text, true);
      -- the local backend's auth.uid() reads the older form
      perform set_config('request.jwt.claim.sub', p_who::text, true);
      perform set_config('role', 'authenticated', true);
      execute p_statement using p_args into v_result;
      perform set_config('role', 'none', true);
      return v_result;
    end
    $$`)
  const statements = await statementsOf(db)
  return {
    rows: (statement, values) => db.query(statement, values),
    async call<T>({ at, who, name, args }: Call): Promise<T> {
      const statement = statements(name, Object.keys(args))
      try {
        const [row] = await db.query<{ result: T }>(
          'select pg_temp.request($1::timestamptz, $2::uuid, $3, $4, $5::jsonb) as result',
          [at, who.id, who.email, statement, JSON.stringify(args)],
        )
        return row?.result as T
      } catch (cause) {
        const { message, detail } = cause as { message?: string; detail?: string }
        throw new Error(
          `${name} by ${who.email} at ${at}: ${message} ${detail ?? ''} ${JSON.stringify(args).slice(0, 600)}`,
          {
            cause,
          },
        )
      }
    },
  }
}

interface Signature {
  name: string
  setof: boolean
  args: Record<string, string>
}

/** Makes the statement of a call: arguments by name, converted from JSON by the database. */
async function statementsOf(db: SeedDatabase): Promise<(name: string, given: string[]) => string> {
  const rows = await db.query<Signature>(
    `select p.proname as name, p.proretset as setof, coalesce((
        select jsonb_object_agg(a.name, format_type(a.type, null))
        from unnest(p.proargnames, coalesce(p.proallargtypes, p.proargtypes::oid[]), p.proargmodes) as a(name, type, mode)
        where coalesce(a.mode, 'i') in ('i', 'b', 'v') and a.name <> ''), '{}') as args
     from pg_proc p where p.pronamespace = 'public'::regnamespace`,
  )
  const signatures = new Map(rows.map((row) => [row.name, row]))
  const made = new Map<string, string>()
  return (name, given) => {
    const key = `${name} ${given.join(' ')}`
    const known = made.get(key)
    if (known) return known
    const signature = signatures.get(name)
    const foreign = given.filter((arg) => !signature?.args[arg])
    if (!signature || foreign.length > 0)
      throw new Error(`the database has no function ${name}(${given.join(', ')})`)
    const passed = given.map((arg) => `"${arg}" => body."${arg}"`).join(', ')
    const columns = given.map((arg) => `"${arg}" ${signature.args[arg]}`).join(', ')
    const result = signature.setof ? `coalesce(jsonb_agg(to_jsonb(result)), '[]')` : 'to_jsonb(result)'
    const source = columns ? `jsonb_to_record($1) as body(${columns})` : '(select $1) as body(args)'
    const statement = `select ${result} from ${source}, lateral public."${name}"(${passed}) as result`
    made.set(key, statement)
    return statement
  }
}
