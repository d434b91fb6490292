import type pg from 'pg'
import type { Login } from './session'

/** A node of a plan as `explain (format json)` writes it. */
export interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  Filter?: string
  'Index Cond'?: string
  'Recheck Cond'?: string
  Plans?: PlanNode[]
}

export interface ExplainedStatement {
  text: string
  plan: PlanNode
}

/**
 * Runs statements as a caller and returns the plans of all that ran, those inside of functions too: the server's own
 * module reports them, so nothing is explained that a screen would not have run.
 *
 * Costs are those of a disk without heads, as Supabase sets them.
 *
 * @param client a connection of the superuser, who alone may load the module
 */
export async function plansOf(
  client: pg.Client,
  caller: Login,
  statements: readonly { text: string; values: unknown[] }[],
): Promise<ExplainedStatement[]> {
  const found: ExplainedStatement[] = []
  const listen = ({ message }: { message?: string }) => {
    const json = /^duration: .* plan:\s*(\{[\s\S]*\})\s*$/.exec(message ?? '')?.[1]
    if (!json) return
    const { 'Query Text': text, Plan: plan } = JSON.parse(json)
    found.push({ text, plan })
  }
  await client.query(`load 'auto_explain'; set auto_explain.log_format = json; set auto_explain.log_nested_statements = on;
    set auto_explain.log_level = notice; set client_min_messages = notice;
    set random_page_cost = 1.1; set effective_cache_size = '4GB'`)
  client.on('notice', listen)
  await client.query('begin; set local role authenticated; set local search_path = public, extensions')
  try {
    const claims = { aud: 'authenticated', role: 'authenticated', sub: caller.id, email: caller.email }
    await client.query(`select set_config('request.jwt.claims', $1, true)`, [JSON.stringify(claims)])
    await client.query('reset role')
    await client.query('set local auto_explain.log_min_duration = 0; set local role authenticated')
    for (const { text, values } of statements) await client.query(text, values)
  } finally {
    await client.query('rollback')
    client.off('notice', listen)
  }
  return found
}

/** A plan's nodes, each before its children. */
export function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
}
