import type { SeedDatabase } from '../../scripts/local/seedContract.ts'

const CHUNK = 1000

/**
 * Inserts rows with the columns that the first one names, as the owner, a thousand at a time. Values are converted
 * from JSON by the database.
 */
export async function insertRows(
  db: SeedDatabase,
  table: string,
  rows: readonly object[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
    .map((column) => `"${column}"`)
    .join(', ')
  for (let from = 0; from < rows.length; from += CHUNK) {
    await db.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(rows.slice(from, from + CHUNK))],
    )
  }
}
