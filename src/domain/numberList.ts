import { headerWord, type ReadCell, textOfCell } from './importSheet.ts'
import { toHalfWidth } from './plainText.ts'

/** The numbers in a text that was typed or pasted from a sheet: one a line or cell, doubles once, in their order. */
export function numbersIn(text: string): string[] {
  const cells = text
    .split(/[\n\r\t,，;；、]+/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
  return [...new Set(cells)]
}

/** Headers of columns that hold such numbers, as headerWord makes them; the first that a sheet has is taken. */
const HEADERS = [
  '身份证号码',
  '身份证号',
  '证件号码',
  '证卡编号',
  '证卡号',
  '原证卡编号',
  '原质量督导员证卡号',
  '编号',
]
/** Within this much of a sheet a header stands. */
const HEADER_WITHIN = 20
/** What looks like the number of an identity or a card: nothing but letters, digits and characters, many digits among them. */
const NUMBER = /^(?=(?:.*\d){4})[\p{L}\d()（）〔〕[\]\-_/]{5,30}$/u

/** A list of people that was uploaded. */
export interface NumberList {
  numbers: string[]
  /** Cells of that column in which a spreadsheet has lost the last digits of an identity number (5.101E+17). */
  lost: number
}

/**
 * The numbers of a sheet: of the column under a known header, or else of the first column that holds any. Each once, in
 * their order.
 */
export function numbersOfSheet(rows: readonly (readonly ReadCell[])[]): NumberList {
  const place = headerPlace(rows) ?? firstNumberPlace(rows)
  if (!place) return { numbers: [], lost: 0 }
  const cells = rows.slice(place.row).map((row) => row[place.column])
  const isLost = (cell: ReadCell | undefined) =>
    typeof cell === 'object' && cell !== null && 'value' in cell && cell.value >= 1e15
  return {
    numbers: [
      ...new Set(
        cells
          .filter((cell) => !isLost(cell))
          .map(numberText)
          .filter((text) => NUMBER.test(text)),
      ),
    ],
    lost: cells.filter(isLost).length,
  }
}

const numberText = (cell: ReadCell | undefined) => toHalfWidth(textOfCell(cell)).replace(/\s/g, '')

interface Place {
  row: number
  column: number
}

function headerPlace(rows: readonly (readonly ReadCell[])[]): Place | undefined {
  for (const header of HEADERS)
    for (const [row, cells] of rows.slice(0, HEADER_WITHIN).entries()) {
      const column = cells.findIndex((cell) => headerWord(textOfCell(cell)) === header)
      if (column >= 0) return { row: row + 1, column }
    }
  return undefined
}

function firstNumberPlace(rows: readonly (readonly ReadCell[])[]): Place | undefined {
  for (const [row, cells] of rows.entries()) {
    const column = cells.findIndex((cell) => NUMBER.test(numberText(cell)))
    if (column >= 0) return { row, column }
  }
  return undefined
}
