import type { Query } from './session'

interface Signature {
  setof: boolean
  /** Names and types of the arguments that a caller may give. */
  args: Record<string, string>
}

/**
 * Calls a function of schema public the way PostgREST does: arguments by name, converted from JSON by the database,
 * the result converted to JSON. A row type comes back as an object, a set as a list, void as null.
 */
export async function callFunction<T>(
  query: Query,
  name: string,
  args: Record<string, unknown> = {},
): Promise<T> {
  const { setof, args: known } = await signatureOf(query, name)
  const given = Object.keys(args).filter((arg) => args[arg] !== undefined)
  const unknown = given.filter((arg) => !(arg in known))
  if (unknown.length > 0) {
    throw new Error(
      `public.${name} has no argument ${unknown.join(', ')} (it has ${Object.keys(known).join(', ')})`,
    )
  }
  const passed = given.map((arg) => `"${arg}" => body."${arg}"`).join(', ')
  const columns = given.map((arg) => `"${arg}" ${known[arg]}`).join(', ')
  const source = columns ? `json_to_record($1) as body(${columns}),` : '(select $1::json) as body,'
  const result = setof ? `coalesce(jsonb_agg(to_jsonb(result)), '[]')` : 'to_jsonb(result)'
  const [row] = await query<{ result: T }>(
    `select ${result} as result from ${source} lateral public."${name}"(${passed}) as result`,
    [JSON.stringify(args)],
  )
  return row?.result as T
}

// All databases of a run have the same functions, and calls are many.
const signatures = new Map<string, Signature>()

async function signatureOf(query: Query, name: string): Promise<Signature> {
  const known = signatures.get(name)
  if (known) return known
  const found = await query<Signature>(
    `select p.proretset as setof,
            coalesce((
              select jsonb_object_agg(a.name, format_type(a.type, null))
              from unnest(p.proargnames, coalesce(p.proallargtypes, p.proargtypes::oid[]), p.proargmodes)
                as a(name, type, mode)
              where coalesce(a.mode, 'i') in ('i', 'b', 'v') and a.name <> ''
            ), '{}') as args
     from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.proname = $1`,
    [name],
  )
  const [signature] = found
  if (!signature || found.length > 1) {
    throw new Error(
      `public.${name} ${signature ? 'is overloaded, which PostgREST cannot call' : 'does not exist'}`,
    )
  }
  signatures.set(name, signature)
  return signature
}
