import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { fileHash, personRows } from '../support/importRows'
import { staff } from '../support/people'
import { seedCast } from '../support/seedCast'

/** Times how long ten thousand people with their cards take to be checked and written. */

const db = await createDatabase()
beforeAll(() => seedCast(db))

const PART = 500
const rows = personRows(10_000)
const parts = Array.from({ length: rows.length / PART }, (_, index) =>
  rows.slice(index * PART, (index + 1) * PART),
)

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

test('10,000 rows of people and cards', { timeout: 120_000 }, async () => {
  const checking = await secondsOf(async () => {
    for (const part of parts) {
      const judged = await db.rpc<{ outcome: string }[]>(staff.cityChengdu, 'check_import_rows', {
        p_kind: 'people',
        p_rows: part,
      })
      expect(judged.every(({ outcome }) => outcome === 'new')).toBe(true)
    }
  })
  const id = randomUUID()
  await db.rpc(staff.cityChengdu, 'start_import', {
    p_id: id,
    p_kind: 'people',
    p_file: { name: '一万.xlsx', hash: fileHash('c'), row_count: rows.length, chunk_count: parts.length },
  })
  const writing = await secondsOf(async () => {
    for (const [index, part] of parts.entries()) {
      await db.rpc(staff.cityChengdu, 'write_import_chunk', {
        p_run_id: id,
        p_chunk_no: index + 1,
        p_rows: part,
      })
    }
  })
  const [run] = await db.admin('select status, totals from public.import_runs where id = $1', [id])
  expect(run).toEqual({ status: 'done', totals: { new: 10_000 } })
  console.info(`checked in ${checking.toFixed(1)} s, written in ${writing.toFixed(1)} s`)
})
