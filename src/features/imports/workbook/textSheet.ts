import type { CellStyle, SheetModel } from '../../../data/xlsx/sheetModel'
import { displayWidth } from '../../../domain/annexTable'

const HEADER: CellStyle = {
  font: { name: '黑体', size: 10.5 },
  border: true,
  wrap: true,
  horizontal: 'center',
  asText: true,
}
const BODY: CellStyle = { font: { name: '宋体', size: 10.5 }, border: true, asText: true }

const WIDTHS = { least: 8, most: 40, lookedAt: 100 }

/** A sheet of text cells under one header row, each column as wide as what stands in it. */
export function textSheet(
  name: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): SheetModel {
  const widthOf = (column: number) => {
    const texts = [header, ...rows.slice(0, WIDTHS.lookedAt)].map((row) => displayWidth(row[column] ?? ''))
    return Math.min(WIDTHS.most, Math.max(WIDTHS.least, ...texts) + 2)
  }
  return {
    name,
    columns: header.map((_, column) => widthOf(column)),
    rows: [
      { cells: header.map((value) => ({ value, style: HEADER })) },
      ...rows.map((row) => ({
        cells: header.map((_, column) => ({ value: row[column] ?? '', style: BODY })),
      })),
    ],
    merges: [],
    frozenRows: 1,
    page: {
      orientation: 'landscape',
      repeatRows: [1, 1],
      margins: { top: 1.9, right: 1.4, bottom: 1.9, left: 1.4, footer: 0.9 },
    },
  }
}
