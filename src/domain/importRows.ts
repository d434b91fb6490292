/** The rows of a sheet as the database is sent them, with what the client can already say is wrong. */
import { type CellValue, choiceWord, readCell } from './importCells.ts'
import type { ChoiceList, ImportField, ImportKindRules } from './importKinds.ts'
import type { ImportMapping } from './importMapping.ts'
import { type ReadSheet, textOfCell } from './importSheet.ts'
import type { IsoDate } from './shanghai.ts'

/** Something about a row: a value is wrong, the record on file forbids it, or it should be known. */
export interface RowProblem {
  field: string
  key: string
  kind: 'error' | 'conflict' | 'note'
}

export interface ImportRow {
  /** The row's number in the sheet, counted from 1 as spreadsheets do. */
  row: number
  values: Readonly<Record<string, CellValue>>
  problems: readonly RowProblem[]
}

/** Names and codes as people write them, with what is stored, by list. */
export type ImportChoices = Readonly<Partial<Record<ChoiceList, ReadonlyMap<string, string>>>>

export interface RowsOfSheet {
  rows: ImportRow[]
  /** Rows without a value in any chosen column: empty ones, titles, the lines under a table. */
  skipped: number
  /** Hidden rows with values, whether they were read or not. */
  hidden: number
}

/** Makes rows of the sheet as the mapping says. */
export function rowsOfSheet(
  sheet: ReadSheet,
  mapping: ImportMapping,
  rules: ImportKindRules,
  choices: ImportChoices,
  today: IsoDate,
): RowsOfSheet {
  const hiddenRows = new Set(sheet.hiddenRows)
  const fields = rules.fields.filter(({ name }) => name in mapping.columns || mapping.fixed[name])
  const rows: ImportRow[] = []
  let skipped = 0
  let hidden = 0
  for (const [index, cells] of sheet.rows.entries()) {
    if (index <= mapping.headerRow) continue
    const isEmpty = Object.values(mapping.columns).every(
      (column) => textOfCell(cells[column]) === '' && !isBroken(cells[column]),
    )
    if (isEmpty) {
      if (cells.some((cell) => textOfCell(cell) !== '')) skipped += 1
      continue
    }
    if (hiddenRows.has(index)) {
      hidden += 1
      if (mapping.skipsHiddenRows) continue
    }
    const values: Record<string, CellValue> = {}
    const problems: RowProblem[] = []
    for (const field of fields) {
      const reading = readCell(cellOf(cells, field, mapping), field.type, {
        today,
        isFrom1904: sheet.isFrom1904,
        choices: field.choices && choices[field.choices],
        maxLength: field.maxLength,
      })
      if (!reading.ok) problems.push({ field: field.name, key: reading.key, kind: 'error' })
      else if (reading.value !== undefined) values[field.name] = reading.value
      else if (field.isRequired) problems.push({ field: field.name, key: 'value_missing', kind: 'error' })
    }
    rows.push({ row: index + 1, values, problems })
  }
  return { rows: withTwins(rows, rules), skipped, hidden }
}

function isBroken(cell: ReadSheet['rows'][number][number] | undefined): boolean {
  return typeof cell === 'object' && cell !== null && 'problem' in cell
}

function cellOf(cells: ReadSheet['rows'][number], { name }: ImportField, mapping: ImportMapping) {
  const column = mapping.columns[name]
  const cell = column === undefined ? undefined : cells[column]
  // a fixed value fills the gaps of a column, too
  return textOfCell(cell) === '' && !isBroken(cell) && mapping.fixed[name] ? mapping.fixed[name] : cell
}

/** Marks rows that say the same thing a second time anywhere in the file. */
function withTwins(rows: ImportRow[], { identity, twinProblem }: ImportKindRules): ImportRow[] {
  const seen = new Set<string>()
  const last = identity.at(-1) ?? ''
  return rows.map((row) => {
    if (row.values[last] === undefined) return row
    const key = JSON.stringify(identity.map((field) => row.values[field] ?? ''))
    if (!seen.has(key)) {
      seen.add(key)
      return row
    }
    return { ...row, problems: [...row.problems, { field: last, key: twinProblem, kind: 'error' }] }
  })
}

/** A list of choices from names and codes; both are understood, and names without 族, 市 and the like where given. */
export function choiceMap(
  items: Iterable<{ code: string; names: readonly string[] }>,
): ReadonlyMap<string, string> {
  const map = new Map<string, string>()
  for (const { code, names } of items) {
    for (const name of [code, ...names]) if (name !== '') map.set(choiceWord(name), code)
  }
  return map
}
