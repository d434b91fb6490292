import type { SeedDatabase } from '../../scripts/local/seedContract.ts'

const CHUNK = 1000

/**
 * Inserts rows with the columns that the first one names, as the owner, a thousand at a time. Values are converted
 * from JSON by the database.
 */
export async function insertRows(db: SeedDatabase, table: string, rows: readonly object[]): Promise<void> {
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

/**
 * Runs `work` while the own triggers of some tables are still: thousands of rows are entered as sets, and what the
 * triggers would have done one by one is done set-wise by the caller; the counters of the statistics are made right here.
 */
export async function withTriggersStill(
  db: SeedDatabase,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  await db.exec(tables.map((table) => `alter table ${table} disable trigger user;`).join(' '))
  await work()
  await db.exec(tables.map((table) => `alter table ${table} enable trigger user;`).join(' '))
  await db.query('select private.mend_statistics()')
}
