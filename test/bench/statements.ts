import type { Query } from '../support/session'

/** What a list asks of a table, in the words of PostgREST's address. */
export interface ListRequest {
  table: string
  columns: readonly string[]
  /** Conditions in SQL over the numbered parameters. */
  where: string
  values: readonly unknown[]
  order?: string
  limit?: number
  offset?: number
  /** Counts the whole list besides, as `Prefer: count=exact` does. */
  counts?: boolean
  /** A row of another table in the answer: PostgREST joins it laterally. */
  embed?: { name: string; columns: readonly string[]; table: string; on: string }
}

export interface Statement {
  text: string
  values: unknown[]
}

/**
 * The statement that PostgREST makes of a list: rows in a CTE, their number and their JSON from it, and the count of
 * the whole list in a CTE of its own.
 */
export function listStatement(list: ListRequest): Statement {
  const { table, where, order, limit, offset = 0, embed } = list
  const columns = list.columns.map((column) => `"public"."${table}"."${column}"`).join(', ')
  const values = [...list.values]
  const numbered = (value: unknown) => `$${values.push(value)}`
  const embedded = embed
    ? {
        column: `, row_to_json("${embed.name}".*)::jsonb as "${embed.name}"`,
        join: ` left join lateral (select ${embed.columns.map((column) => `"${embed.table}_1"."${column}"`).join(', ')}
          from "public"."${embed.table}" as "${embed.table}_1" where "${embed.table}_1"."id" = "public"."${table}"."${embed.on}"
        ) as "${embed.name}" on true`,
      }
    : { column: '', join: '' }
  const source = `select ${columns}${embedded.column} from "public"."${table}"${embedded.join} where ${where}${
    order ? ` order by ${order}` : ''
  }${limit === undefined ? '' : ` limit ${numbered(limit)} offset ${numbered(offset)}`}`
  const counted = list.counts
    ? `, pgrst_source_count as (select 1 from "public"."${table}" where ${where})`
    : ''
  return {
    text: `with pgrst_source as (${source})${counted}
      select ${list.counts ? '(select pg_catalog.count(*) from pgrst_source_count)' : 'null::bigint'} as total_result_set,
        pg_catalog.count(_postgrest_t) as page_total, coalesce(json_agg(_postgrest_t), '[]')::text as body
      from (select * from pgrst_source) _postgrest_t`,
    values,
  }
}

/** Rows of a list's answer. */
export async function readList(query: Query, list: ListRequest): Promise<Record<string, unknown>[]> {
  const { text, values } = listStatement(list)
  const [answer] = await query<{ body: string }>(text, values)
  return JSON.parse(answer?.body ?? '[]')
}

/** A call of a function with named arguments, as PostgREST makes it. */
export function callStatement(name: string, args: Record<string, [type: string, value: unknown]>): Statement {
  const given = Object.entries(args)
  const columns = given.map(([arg, [type]]) => `"${arg}" ${type}`).join(', ')
  const passed = given.map(([arg]) => `"${arg}" => body."${arg}"`).join(', ')
  return {
    text: columns
      ? `select coalesce(json_agg(result), '[]')::text as body from json_to_record($1) as body(${columns}), lateral public."${name}"(${passed}) as result`
      : `select coalesce(json_agg(result), '[]')::text as body from public."${name}"() as result`,
    values: columns
      ? [JSON.stringify(Object.fromEntries(given.map(([arg, [, value]]) => [arg, value])))]
      : [],
  }
}
