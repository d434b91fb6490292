import type { SeedDatabase } from '../../scripts/local/seedContract.ts'

const TABLES = [
  'institutions',
  'staff',
  'people',
  'cards',
  'evaluations',
  'activity_records',
  'penalties',
  'accidents',
  'rounds',
  'applications',
  'documents',
  'summary_batches',
  'application_events',
  'card_collections',
]

/** The world in two lines: rows by table, files by status. */
export async function summaryOf(db: SeedDatabase): Promise<string[]> {
  const counts = TABLES.map(
    (table) => `select '${table}' as name, count(*)::integer as count from public.${table}`,
  )
  const tables = await db.query<{ name: string; count: number }>(counts.join(' union all '))
  const statuses = await db.query<{ name: string; count: number }>(
    'select status as name, count(*)::integer as count from public.applications group by 1 order by 2 desc, 1',
  )
  const line = (rows: { name: string; count: number }[]) =>
    rows.map(({ name, count }) => `${name} ${count}`).join(', ')
  return [`演示数据 The demo world: ${line(tables)}`, `申报状态 Files by status: ${line(statuses)}`]
}
