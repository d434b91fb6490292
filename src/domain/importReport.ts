/** The file as it comes back: the sheet as it was read, with what became of each row beside it. */
import { type ReadSheet, textOfCell } from './importSheet.ts'

export interface ReportedRow {
  row: number
  /** In words: new, same, error … */
  outcome: string
  /** In words: every problem and difference. */
  remark: string
}

export interface ImportReport {
  header: string[]
  rows: string[][]
}

/**
 * @param only rows to keep; all by default
 */
export function importReport(
  sheet: ReadSheet,
  headerRow: number,
  titles: { row: string; outcome: string; remark: string },
  reported: readonly ReportedRow[],
): ImportReport {
  const width = Math.max(1, ...sheet.rows.slice(headerRow).map((row) => row.length))
  const texts = (index: number) =>
    Array.from({ length: width }, (_, column) => textOfCell(sheet.rows[index]?.[column]))
  return {
    header: [...texts(headerRow), titles.row, titles.outcome, titles.remark],
    rows: reported.map(({ row, outcome, remark }) => [...texts(row - 1), String(row), outcome, remark]),
  }
}
