/** Which column of a sheet holds which field: a first guess by the headers, and what is wrong with a choice. */
import type { ImportField, ImportKindRules } from './importKinds.ts'
import { findHeaderRow, headerWord, type ReadSheet, textOfCell } from './importSheet.ts'

/** How a sheet is to be read. */
export interface ImportMapping {
  /** Index of the header row; -1: the sheet has none. */
  headerRow: number
  /** Column index by field. */
  columns: Readonly<Record<string, number>>
  /** One value for all rows, by field; stands in for a column. */
  fixed: Readonly<Record<string, string>>
  skipsHiddenRows: boolean
}

export type MappingProblem =
  | { key: 'field_missing'; field: string }
  | { key: 'column_twice'; field: string; other: string }

/** The header words of a kind, for finding the header row. */
export function knownHeaders(fields: readonly ImportField[]): ReadonlySet<string> {
  return new Set(fields.flatMap(({ headers }) => headers.map(headerWord)))
}

/**
 * A first guess. A header that two fields know goes to the field that names it earlier in its list.
 *
 * @param remembered columns by header word, as the importer chose them last time
 */
export function guessMapping(
  sheet: ReadSheet,
  { fields }: Pick<ImportKindRules, 'fields'>,
  remembered: Readonly<Record<string, string>> = {},
): ImportMapping {
  const headerRow = findHeaderRow(sheet, knownHeaders(fields)) ?? 0
  const words = (sheet.rows[headerRow] ?? []).map((cell) => headerWord(textOfCell(cell)))
  const columns: Record<string, number> = {}
  const taken = new Set<number>()
  const take = (field: string, column: number) => {
    if (column < 0 || taken.has(column) || field in columns) return
    columns[field] = column
    taken.add(column)
  }
  for (const [word, field] of Object.entries(remembered)) {
    if (fields.some(({ name }) => name === field)) take(field, words.indexOf(word))
  }
  const longest = Math.max(...fields.map(({ headers }) => headers.length))
  for (let rank = 0; rank < longest; rank += 1) {
    for (const { name, headers } of fields) {
      const header = headers[rank]
      if (header !== undefined) take(name, words.indexOf(headerWord(header)))
    }
  }
  return { headerRow, columns, fixed: {}, skipsHiddenRows: false }
}

/** What is wrong with a mapping before a row is looked at. */
export function mappingProblems(mapping: ImportMapping, fields: readonly ImportField[]): MappingProblem[] {
  const problems: MappingProblem[] = []
  const byColumn = new Map<number, string>()
  for (const { name, isRequired } of fields) {
    const column = mapping.columns[name]
    if (column === undefined) {
      if (isRequired && !mapping.fixed[name]) problems.push({ key: 'field_missing', field: name })
      continue
    }
    const other = byColumn.get(column)
    if (other) problems.push({ key: 'column_twice', field: name, other })
    byColumn.set(column, name)
  }
  return problems
}

/** Headers that stand twice in the header row: only one of the columns can be meant. */
export function doubleHeaders(sheet: ReadSheet, headerRow: number): string[] {
  const seen = new Set<string>()
  const double = new Set<string>()
  for (const cell of sheet.rows[headerRow] ?? []) {
    const word = headerWord(textOfCell(cell))
    if (word === '') continue
    if (seen.has(word)) double.add(textOfCell(cell).replace(/\s+/g, ''))
    seen.add(word)
  }
  return [...double]
}

/** What is remembered of a mapping for the next file: which header was taken for which field. */
export function rememberable(sheet: ReadSheet, mapping: ImportMapping): Record<string, string> {
  const header = sheet.rows[mapping.headerRow] ?? []
  return Object.fromEntries(
    Object.entries(mapping.columns).flatMap(([field, column]) => {
      const word = headerWord(textOfCell(header[column]))
      return word === '' ? [] : [[word, field]]
    }),
  )
}
