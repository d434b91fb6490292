import type { PageSetup, SheetModel, SheetRow } from './sheetModel'
import type { StringTable } from './stringTable'
import type { StyleBook } from './styleBook'
import { xmlText } from './xmlText'

const NAMESPACES =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"' +
  ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const PAPER_A4 = 9
const CENTIMETRES_PER_INCH = 2.54
const LONGEST_FOOTER = 255
/** Width of the normal style's digit and of a cell's padding in pixels, by which columns are measured. */
const DIGIT_PIXELS = 8
const PADDING_PIXELS = 5

/**
 * A text that a spreadsheet would take for a formula if someone typed it: = + - @, their full-width forms,
 * or a leading tab or line break.
 */
export function looksLikeFormula(value: string): boolean {
  return /^[=+\-@＝＋－＠\t\r\n]/.test(value)
}

/** A, B … Z, AA … for a column counted from 0. */
export function columnName(index: number): string {
  const head = Math.floor(index / 26)
  return (head > 0 ? columnName(head - 1) : '') + String.fromCharCode(65 + (index % 26))
}

function rowXml(row: SheetRow, number: number, strings: StringTable, styles: StyleBook): string {
  const cells = row.cells.map(({ value, style = {} }, column) => {
    const at = `${columnName(column)}${number}`
    if (typeof value === 'number' && Number.isFinite(value)) {
      return `<c r="${at}" s="${styles.number(style, false)}"><v>${value}</v></c>`
    }
    if (typeof value !== 'string' || value === '') return `<c r="${at}" s="${styles.number(style, false)}"/>`
    const format = styles.number(style, looksLikeFormula(value))
    return `<c r="${at}" s="${format}" t="s"><v>${strings.number(value)}</v></c>`
  })
  const height = row.height === undefined ? '' : ` ht="${row.height}" customHeight="1"`
  return `<row r="${number}"${height}>${cells.join('')}</row>`
}

/** & starts a code in a footer; doubled it is itself. */
const footerText = (value: string): string => xmlText(value.replace(/&/g, '&&').slice(0, LONGEST_FOOTER - 40))

function pageXml({ orientation, margins, footer }: PageSetup): string {
  const inches = (centimetres: number) => (centimetres / CENTIMETRES_PER_INCH).toFixed(3)
  return [
    '<printOptions horizontalCentered="1"/>',
    `<pageMargins left="${inches(margins.left)}" right="${inches(margins.right)}" top="${inches(margins.top)}"`,
    ` bottom="${inches(margins.bottom)}" header="${inches(margins.footer)}" footer="${inches(margins.footer)}"/>`,
    `<pageSetup paperSize="${PAPER_A4}" fitToWidth="1" fitToHeight="0" orientation="${orientation}"/>`,
    '<headerFooter><oddFooter>',
    footer === undefined ? '' : `&amp;L${footerText(footer)}`,
    '&amp;R第 &amp;P 页　共 &amp;N 页</oddFooter></headerFooter>',
  ].join('')
}

/**
 * The part xl/worksheets/sheetN.xml in pieces of at most `rowsPerPiece` rows, so that the caller can show
 * progress and stop in between. The order of the elements is the schema's (ECMA-376 part 1, 18.3.1.99).
 */
export function* sheetXml(
  sheet: SheetModel,
  strings: StringTable,
  styles: StyleBook,
  rowsPerPiece: number,
): Generator<string> {
  const frozen = sheet.frozenRows ?? 0
  const widths = sheet.columns.map((characters, index) => {
    const width = (characters * DIGIT_PIXELS + PADDING_PIXELS) / DIGIT_PIXELS
    return `<col min="${index + 1}" max="${index + 1}" width="${width.toFixed(2)}" customWidth="1"/>`
  })
  const pane =
    frozen > 0
      ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>` +
        `<selection pane="bottomLeft" activeCell="A${frozen + 1}" sqref="A${frozen + 1}"/>`
      : ''
  yield [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet ${NAMESPACES}>`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${columnName(sheet.columns.length - 1)}${Math.max(1, sheet.rows.length)}"/>`,
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${pane}</sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`,
  ].join('')
  for (let start = 0; start < sheet.rows.length; start += rowsPerPiece) {
    const piece = sheet.rows.slice(start, start + rowsPerPiece)
    yield piece.map((row, index) => rowXml(row, start + index + 1, strings, styles)).join('')
  }
  const merges = sheet.merges.map((range) => `<mergeCell ref="${range}"/>`).join('')
  yield [
    '</sheetData>',
    merges === '' ? '' : `<mergeCells count="${sheet.merges.length}">${merges}</mergeCells>`,
    pageXml(sheet.page),
    '</worksheet>',
  ].join('')
}
