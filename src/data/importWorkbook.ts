import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx'
import {
  type FileProblem,
  IMPORT_LIMITS,
  type ReadCell,
  type ReadSheet,
  type ReadWorkbook,
} from '../domain/importSheet'
import { csvRows, decodeText } from './importText'

/** A file that cannot be read; the key is a sentence of the chapter `imports`. */
export class UnreadableFile extends Error {
  readonly key: FileProblem

  constructor(key: FileProblem) {
    super(key)
    this.name = 'UnreadableFile'
    this.key = key
  }
}

const startsWith = (bytes: Uint8Array, ...head: number[]) =>
  head.every((byte, index) => bytes[index] === byte)
const isZip = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)
const isOldOffice = (bytes: Uint8Array) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)

/**
 * Reads .xlsx, .xls and .csv by what the bytes are, whatever the name says. Formulas are not calculated: the value that
 * the file carries is taken. Nothing is fetched, no macro runs.
 *
 * @throws UnreadableFile
 */
export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  if (bytes.length === 0) throw new UnreadableFile('file_empty')
  if (bytes.length > IMPORT_LIMITS.bytes) throw new UnreadableFile('file_too_large')
  const sheets = isZip(bytes) || isOldOffice(bytes) ? sheetsOf(bytes) : [csvSheet(bytes)]
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== null)))
  if (filled.length === 0) throw new UnreadableFile('file_without_rows')
  return { sheets: filled }
}

function csvSheet(bytes: Uint8Array): ReadSheet {
  const text = decodeText(bytes)
  if (text === undefined) throw new UnreadableFile('file_not_workbook')
  const rows = csvRows(text)
  if (rows.length > IMPORT_LIMITS.rows + 100) throw new UnreadableFile('file_too_many_rows')
  // one column only: a text that is no table, a page of a web site that calls itself .xls
  if (/^\s*[<{]/.test(text) || !rows.some((row) => row.length > 1))
    throw new UnreadableFile('file_not_workbook')
  return { name: 'CSV', rows, hiddenRows: [], filledCells: 0, formulaCells: 0, isFrom1904: false }
}

function sheetsOf(bytes: Uint8Array): ReadSheet[] {
  const isOld = isOldOffice(bytes)
  if (!isOld) {
    const parts = partsOf(bytes)
    if (!parts) throw new UnreadableFile('file_broken')
    if (parts.unpacked > IMPORT_LIMITS.unpackedBytes) throw new UnreadableFile('file_too_large')
    if (!parts.names.some((name) => /^xl\/workbook\.|^content\.xml$/.test(name)))
      throw new UnreadableFile('file_not_workbook')
  }
  let book: WorkBook
  try {
    // cellStyles: hidden rows are said there; one row too many, so that too many are noticed
    book = read(bytes, {
      type: 'array',
      dense: true,
      cellFormula: true,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      cellStyles: true,
      bookVBA: false,
      sheetRows: IMPORT_LIMITS.rows + 101,
    })
  } catch (error) {
    const isLocked = error instanceof Error && /password|encrypt/i.test(error.message)
    throw new UnreadableFile(isLocked ? 'file_encrypted' : 'file_broken')
  }
  const isFrom1904 = Boolean(book.Workbook?.WBProps?.date1904)
  return book.SheetNames.filter((_, index) => !book.Workbook?.Sheets?.[index]?.Hidden).map((name) =>
    readSheet(name, book.Sheets[name] as WorkSheet, isFrom1904, isOld),
  )
}

function readSheet(name: string, sheet: WorkSheet, isFrom1904: boolean, isOld: boolean): ReadSheet {
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][]
  if (data.length > IMPORT_LIMITS.rows + 100) throw new UnreadableFile('file_too_many_rows')
  let formulaCells = 0
  const rows: ReadCell[][] = []
  for (let index = 0; index < data.length; index += 1) {
    const cells = data[index] ?? []
    if (
      cells.length > IMPORT_LIMITS.columns &&
      cells.slice(IMPORT_LIMITS.columns).some((cell) => cell?.v !== undefined)
    ) {
      throw new UnreadableFile('file_too_many_columns')
    }
    const row: ReadCell[] = []
    for (let column = 0; column < Math.min(cells.length, IMPORT_LIMITS.columns); column += 1) {
      const cell = cells[column]
      if (cell?.f !== undefined || cell?.F !== undefined) formulaCells += 1
      // texts that formulas of .xls files gave are read as 0
      row.push(
        isOld && cell?.f !== undefined && cell.v === 0 ? { problem: 'formula_without_value' } : cellOf(cell),
      )
    }
    rows.push(row)
  }
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell === null)) rows.pop()
  const filledCells = fillDownwards(rows, sheet['!merges'] ?? [])
  const hiddenRows = (sheet['!rows'] ?? []).flatMap((row, index) =>
    row?.hidden && index < rows.length ? [index] : [],
  )
  return { name, rows, hiddenRows, filledCells, formulaCells, isFrom1904 }
}

function cellOf(cell: CellObject | undefined): ReadCell {
  if (!cell) return null
  const { t, v, f, z } = cell
  if (t === 'e') return { problem: 'cell_error' }
  if (v === undefined || v === null || v === '')
    return f === undefined ? null : { problem: 'formula_without_value' }
  if (typeof v === 'number') {
    const isDate = typeof z === 'string' && SSF.is_date(z)
    return { value: v, shown: shown(v, z), ...(isDate && { isDate }) }
  }
  if (typeof v === 'boolean') return v ? 'TRUE' : 'FALSE'
  const text = String(v)
  return text.trim() === '' ? null : text
}

function shown(value: number, format: unknown): string {
  try {
    return SSF.format(typeof format === 'string' || typeof format === 'number' ? format : 'General', value)
  } catch {
    return String(value)
  }
}

interface Range {
  s: { r: number; c: number }
  e: { r: number; c: number }
}

/** Cells merged over several rows mean the same for each of them; the file keeps the value in the first one only. */
function fillDownwards(rows: ReadCell[][], merges: readonly Range[]): number {
  let filled = 0
  for (const { s, e } of merges) {
    const value = rows[s.r]?.[s.c] ?? null
    if (value === null || e.r === s.r) continue
    for (let row = s.r + 1; row <= Math.min(e.r, rows.length - 1); row += 1) {
      const cells = rows[row] as ReadCell[]
      while (cells.length <= s.c) cells.push(null)
      if (cells[s.c] === null) {
        cells[s.c] = value
        filled += 1
      }
    }
  }
  return filled
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50

/**
 * The parts that a zip file names and what they say they are unpacked, in bytes: a small file can be made to burst a
 * machine. Undefined where the file has no directory of its parts.
 */
function partsOf(bytes: Uint8Array): { names: string[]; unpacked: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 66_000); at -= 1) {
    if (view.getUint32(at, true) !== END_OF_DIRECTORY) continue
    const names: string[] = []
    let unpacked = 0
    let entry = view.getUint32(at + 16, true)
    while (entry + 46 <= bytes.length && view.getUint32(entry, true) === DIRECTORY_ENTRY) {
      const nameLength = view.getUint16(entry + 28, true)
      names.push(new TextDecoder().decode(bytes.subarray(entry + 46, entry + 46 + nameLength)))
      unpacked += view.getUint32(entry + 24, true)
      entry += 46 + nameLength + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true)
    }
    return { names, unpacked }
  }
  return undefined
}
