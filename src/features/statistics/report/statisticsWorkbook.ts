import type { CellStyle, SheetModel } from '../../../data/xlsx/sheetModel'
import { columnName } from '../../../data/xlsx/sheetXml'
import { type WriteOptions, writeWorkbook } from '../../../data/xlsx/writeWorkbook'
import { displayWidth } from '../../../domain/annexTable'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { readReport } from './reportData'
import { type ReportTable, reportTables } from './reportTables'
import type { ReportText } from './useReportText'

const TITLE: CellStyle = { font: { name: '宋体', size: 16, bold: true }, horizontal: 'center', asText: true }
const LINE: CellStyle = { font: { name: '宋体', size: 10 }, horizontal: 'left', wrap: true, asText: true }
const HEADER: CellStyle = {
  font: { name: '黑体', size: 10.5 },
  border: true,
  wrap: true,
  horizontal: 'center',
  asText: true,
}
const NAME: CellStyle = { font: { name: '宋体', size: 10 }, border: true, wrap: true, asText: true }
const NUMBER: CellStyle = { font: { name: '宋体', size: 10 }, border: true, horizontal: 'right' }
const TEXT: CellStyle = { ...NUMBER, asText: true }
const WIDTH = { least: 9, most: 44 }

interface File {
  fileName: string
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * The report as a workbook, a sheet for each table: numbers as numbers, everything else as text.
 * Rejects with the signal's reason when cancelled.
 *
 * @throws AppError
 */
export async function statisticsWorkbook(text: ReportText, options: WriteOptions = {}): Promise<File> {
  const data = await readReport(text.scopes, options.signal)
  const createdAt = new Date()
  const mark = text.t('statistics.report.made', { at: shanghaiDateTime(createdAt) })
  const sheets = reportTables(data, text).map((table) => sheetOf(table, text.title, mark))
  const bytes = await writeWorkbook(sheets, { title: text.title, createdAt }, options)
  return { fileName: `${text.title.replace(/[\\/:*?"<>|\s]+/g, '-')}_${text.today}.xlsx`, bytes }
}

/** One table on a sheet. */
export function sheetOf(table: ReportTable, title: string, mark: string): SheetModel {
  const { columns, rows } = table
  const last = columnName(columns.length - 1)
  const line = (value: string, style: CellStyle, height: number) => ({
    cells: columns.map((_, column) => ({ value: column === 0 ? value : null, style })),
    height,
  })
  return {
    name: table.title.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31),
    columns: columns.map((name, column) => {
      const widths = [name, ...rows.map((row) => String(row[column] ?? ''))].map(displayWidth)
      return Math.min(WIDTH.most, 2 + Math.max(WIDTH.least, ...widths))
    }),
    rows: [
      line(table.title, TITLE, 28),
      line(table.scope, LINE, 18),
      { cells: columns.map((value) => ({ value, style: HEADER })) },
      ...rows.map((row) => ({
        cells: row.map((value, column) => ({
          value,
          style: column === 0 ? NAME : typeof value === 'number' ? NUMBER : TEXT,
        })),
      })),
    ],
    merges: [`A1:${last}1`, `A2:${last}2`],
    frozenRows: 3,
    page: {
      orientation: columns.length > 6 ? 'landscape' : 'portrait',
      repeatRows: [3, 3],
      footer: `${title}　${mark}`,
      margins: { top: 1.9, right: 1.4, bottom: 1.9, left: 1.4, footer: 0.9 },
    },
  }
}
