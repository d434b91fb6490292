/** Comma-separated text that office programs open as it is: with the mark of UTF-8, CRLF, and no formula in it. */

const BYTE_ORDER_MARK = '\ufeff'
/** What a spreadsheet would run or read as a formula: = + - @, their full-width forms, a leading tab or line break. */
const FORMULA_LIKE = /^[=+\-@＝＋－＠\t\r\n]/

function csvCell(value: string): string {
  // the apostrophe is how a spreadsheet itself marks a text that begins like a formula
  const safe = FORMULA_LIKE.test(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The whole file as text. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `${BYTE_ORDER_MARK}${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}
