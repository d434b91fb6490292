/** What a worksheet says, apart from how the file format says it. */

export interface CellStyle {
  font?: { name: string; size: number; bold?: boolean }
  /** Thin lines on all four sides. */
  border?: boolean
  wrap?: boolean
  horizontal?: 'left' | 'center' | 'right'
  vertical?: 'top' | 'center'
  /** The number format @: what is typed into the cell stays text. */
  asText?: boolean
}

export interface SheetCell {
  value: string | number | null
  style?: CellStyle
}

export interface SheetRow {
  cells: SheetCell[]
  /** Points; without it the spreadsheet program fits the row to its text. */
  height?: number
}

export interface PageSetup {
  orientation: 'portrait' | 'landscape'
  /** First and last row, counted from 1, that are repeated on top of every page. */
  repeatRows?: [number, number]
  /** Text in the page's foot; page number and page count stand on the right. */
  footer?: string
  /** Centimetres. */
  margins: { top: number; right: number; bottom: number; left: number; footer: number }
}

export interface SheetModel {
  /** At most 31 characters, none of [ ] : * ? / \ */
  name: string
  /** Widths in half-width characters. */
  columns: number[]
  rows: SheetRow[]
  /** Ranges such as A1:C1. */
  merges: string[]
  /** Rows that stay in sight while the rest scrolls. */
  frozenRows?: number
  page: PageSetup
}

export interface WorkbookProperties {
  title: string
  subject?: string
  version?: string
  createdAt: Date
}
