import { randomUUID } from 'node:crypto'
import type { Db } from './database'
import { idNumberOf } from './idNumbers'
import { applicants, institutions } from './people'
import type { Login } from './session'

/** A row of people and cards as the client sends it. */
export interface PersonRow {
  row: number
  [field: string]: unknown
}

/** Rows of people with one card each, all different and all good; `from` tells one lot from another. */
export function personRows(count: number, from = 0, institution = institutions.chengdu.name): PersonRow[] {
  return Array.from({ length: count }, (_, index) => {
    const n = from + index
    const year = 1960 + (n % 40)
    const day = `${year}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (Math.floor(n / 480) % 28)).padStart(2, '0')}`
    return {
      row: index + 2,
      id_number: idNumberOf(day, Math.floor(n / 40) % 1000),
      name: `${'张王李赵陈'.charAt(n % 5)}${'伟芳娜敏静强'.charAt(Math.floor(n / 5) % 6)}`,
      phone: `139${String(10_000_000 + n)}`,
      education: '大学本科',
      institution,
      kind: 'assessor',
      number: `导${String(n).padStart(7, '0')}`,
      occupations: ['电工'],
      valid_from: '2022-05-01',
      valid_to: '2025-04-30',
    }
  })
}

export interface RowOutcome {
  row: number
  outcome: string
  problems: { field: string; key: string; kind: string }[]
  differences: { field: string; old: string | null }[]
}

export const fileHash = (digit: string) => digit.repeat(64)

/** The cast's assessor of Chengdu as a row of a file. */
export const lin: PersonRow = {
  row: 2,
  id_number: applicants.lin.idNumber,
  name: applicants.lin.name,
  phone: applicants.lin.phone,
  institution: institutions.chengdu.name,
  kind: '考评员',
  number: applicants.lin.card.number,
  level: applicants.lin.card.level,
  occupations: ['电工'],
  valid_from: applicants.lin.card.validFrom,
  valid_to: applicants.lin.card.validTo,
}

/** What the choice to replace what differs takes. */
export const changing = { p_applies_changes: true, p_reason: '年度信息核对' }

export const outcomesOf = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome)

type Checked = Omit<RowOutcome, 'row'> & { row_no: number }

/** The calls of an import of people and cards. */
export function importPeople(db: Db) {
  const check = (who: Login, rows: PersonRow[]) =>
    db.rpc<Checked[]>(who, 'check_import_rows', { p_kind: 'people', p_rows: rows })

  /** Opens a run and returns its id. */
  async function start(who: Login, more: Record<string, unknown> = {}, chunks = 1) {
    const id = randomUUID()
    await db.rpc(who, 'start_import', {
      p_id: id,
      p_kind: 'people',
      p_file: { name: '证卡.xlsx', hash: fileHash('a'), row_count: 10, chunk_count: chunks, settings: {} },
      ...more,
    })
    return id
  }

  const write = (who: Login, id: string, rows: PersonRow[], chunk = 1) =>
    db.rpc<RowOutcome[]>(who, 'write_import_chunk', { p_run_id: id, p_chunk_no: chunk, p_rows: rows })

  const importAll = async (who: Login, rows: PersonRow[], more: Record<string, unknown> = {}) =>
    write(who, await start(who, more), rows)

  return { check, start, write, importAll }
}
