import { type AnnexColumn, type AnnexTable, displayWidth } from '../domain/annexTable'
import type { CellStyle, SheetModel, SheetRow } from './xlsx/sheetModel'
import { columnName } from './xlsx/sheetXml'

const SONG = '宋体'
const HEI = '黑体'
const FANG = '仿宋'

const LABEL: CellStyle = { font: { name: HEI, size: 14 }, horizontal: 'left', asText: true }
const TITLE: CellStyle = { font: { name: SONG, size: 20, bold: true }, horizontal: 'center', asText: true }
const LINE: CellStyle = { font: { name: FANG, size: 12 }, horizontal: 'left', asText: true }
const NOTE: CellStyle = {
  font: { name: SONG, size: 10 },
  horizontal: 'left',
  vertical: 'top',
  wrap: true,
  asText: true,
}
const HEADER: CellStyle = {
  font: { name: HEI, size: 10.5 },
  border: true,
  wrap: true,
  horizontal: 'center',
  asText: true,
}
const BODY_FONT = { name: SONG, size: 10 }

const bodyStyle = ({ align, type }: AnnexColumn): CellStyle => ({
  font: BODY_FONT,
  border: true,
  wrap: true,
  horizontal: align,
  asText: type === 'text',
})

/** Points. The rows' own heights leave room for hand-written entries in an empty template. */
const HEIGHT = { label: 22, title: 36, line: 24, header: 34, body: 30, note: 15 }
const LINE_HEIGHT = 13.5
const CELL_MARGIN = 6
/** How many half-width characters of the body font fit into one unit of column width, with some to spare. */
const CHARACTERS_PER_UNIT = 1.1

function linesNeeded(value: string, width: number): number {
  return value
    .split('\n')
    .reduce(
      (lines, part) => lines + Math.max(1, Math.ceil(displayWidth(part) / (width * CHARACTERS_PER_UNIT))),
      0,
    )
}

/** Given by us, because programs differ in fitting wrapped rows, and some cut what does not fit. */
function bodyHeight(cells: AnnexTable['rows'][number], columns: AnnexColumn[]): number {
  const lines = columns.map((column, index) => linesNeeded(String(cells[index] ?? ''), column.width))
  return Math.max(HEIGHT.body, Math.max(...lines) * LINE_HEIGHT + CELL_MARGIN)
}

/** Lays a table of the notice out on a worksheet: A4 landscape, as wide as the page, header row on every page. */
export function annexSheet(name: string, table: AnnexTable): SheetModel {
  const width = table.columns.length
  const tableWidth = table.columns.reduce((sum, column) => sum + column.width, 0)
  const rows: SheetRow[] = []
  const merges: string[] = []

  /** A line over the whole width: one merged cell, so that its text is not cut at the first column. */
  const addLine = (value: string, style: CellStyle, height: number) => {
    rows.push({
      cells: [{ value, style }, ...Array.from({ length: width - 1 }, () => ({ value: null, style }))],
      height,
    })
    merges.push(`A${rows.length}:${columnName(width - 1)}${rows.length}`)
  }

  if (table.label !== '') addLine(table.label, LABEL, HEIGHT.label)
  addLine(table.title, TITLE, HEIGHT.title)
  for (const line of table.above) addLine(line, LINE, HEIGHT.line)

  rows.push({
    cells: table.columns.map(({ title }) => ({ value: title, style: HEADER })),
    height: HEIGHT.header,
  })
  const headerRow = rows.length
  const styles = table.columns.map(bodyStyle)
  for (const cells of table.rows) {
    rows.push({
      cells: cells.map((value, index) => ({ value, style: styles[index] })),
      height: bodyHeight(cells, table.columns),
    })
  }

  for (const line of table.below) addLine(line, LINE, HEIGHT.line)
  for (const note of table.notes) addLine(note, NOTE, HEIGHT.note * linesNeeded(note, tableWidth))

  return {
    name,
    columns: table.columns.map((column) => column.width),
    rows,
    merges,
    frozenRows: headerRow,
    page: {
      orientation: 'landscape',
      repeatRows: [headerRow, headerRow],
      footer: table.mark,
      margins: { top: 1.9, right: 1.4, bottom: 1.9, left: 1.4, footer: 0.9 },
    },
  }
}
