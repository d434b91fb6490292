/**
 * What was read from a spreadsheet, before it means anything: cells as texts and numbers, with what the file says
 * about merged cells and hidden rows. And which of its rows is the header.
 */
import { toHalfWidth, withoutInvisible } from './plainText.ts'

/** A number as it is stored and as it is shown, e.g. 45413 and 2024/5/1. */
export interface NumberCell {
  value: number
  shown: string
  /** Formatted as a date. */
  isDate?: boolean
}

/** A cell without a value that can be used: a formula that was never calculated, or #REF!. */
export interface BrokenCell {
  problem: 'formula_without_value' | 'cell_error'
}

export type ReadCell = string | NumberCell | BrokenCell | null

export interface ReadSheet {
  name: string
  /** Row by row from the first one of the sheet; rows may be shorter than others. */
  rows: readonly (readonly ReadCell[])[]
  /** Indices of rows that are hidden in the file, e.g. by a filter. */
  hiddenRows: readonly number[]
  /** Cells that got the value of the first cell of their merged range, downwards only. */
  filledCells: number
  /** Cells with a formula; their calculated values were read. */
  formulaCells: number
  /** Days are counted from 1904 (files of old Macs). */
  isFrom1904: boolean
}

export interface ReadWorkbook {
  sheets: readonly ReadSheet[]
}

/** Why a file cannot be read; each is a sentence. */
export type FileProblem =
  | 'file_empty'
  | 'file_too_large'
  | 'file_not_workbook'
  | 'file_encrypted'
  | 'file_broken'
  | 'file_too_many_rows'
  | 'file_too_many_columns'
  | 'file_without_rows'

/** What a file may be at most; bytes, rows of a sheet, columns. */
export const IMPORT_LIMITS = {
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 300 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
}

/** What a cell shows, as plain text without spaces around it. */
export function textOfCell(cell: ReadCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return withoutInvisible(cell).trim()
  return 'shown' in cell ? cell.shown : ''
}

/** A header as it is compared: without spaces and line breaks, half-width, without the marks of required columns. */
export function headerWord(text: string): string {
  return toHalfWidth(withoutInvisible(text))
    .replace(/\s|\*/g, '')
    .replace(/\((必填|选填|文本|年-月-日|yyyy-mm-dd)\)$/i, '')
    .toLowerCase()
}

/** Rows that a header may stand below: the number of the annex, a title, who reports. */
const HEADER_WITHIN = 20

/**
 * The index of the row whose cells name most of the known columns; titles above it do not matter.
 *
 * @param known header words as headerWord makes them
 * @returns undefined when no row names at least two
 */
export function findHeaderRow(sheet: ReadSheet, known: ReadonlySet<string>): number | undefined {
  let best: { row: number; hits: number } | undefined
  for (const [row, cells] of sheet.rows.slice(0, HEADER_WITHIN).entries()) {
    const hits = new Set(cells.map((cell) => headerWord(textOfCell(cell))).filter((word) => known.has(word)))
      .size
    if (hits >= 2 && hits > (best?.hits ?? 0)) best = { row, hits }
  }
  return best?.row
}

/** A name for a column: its header, or its letter as spreadsheets show it. */
export function columnTitle(header: readonly ReadCell[], column: number): string {
  const text = textOfCell(header[column]).replace(/\s+/g, '')
  return text === '' ? columnLetter(column) : text
}

/** 0 → A, 26 → AA. */
export function columnLetter(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}
