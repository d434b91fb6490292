import { cellText } from './xmlText'

/** The longest text a spreadsheet cell holds, in UTF-16 units. */
const LONGEST_TEXT = 32_767

/** Collects the texts of a workbook; equal ones are stored once. */
export class StringTable {
  private readonly texts = new Map<string, number>()
  private uses = 0

  /** The number of a text. A text longer than a cell can hold is a RangeError, never cut silently. */
  number(value: string): number {
    if (value.length > LONGEST_TEXT) throw new RangeError('text_too_long_for_cell')
    this.uses += 1
    const known = this.texts.get(value)
    if (known !== undefined) return known
    this.texts.set(value, this.texts.size)
    return this.texts.size - 1
  }

  /** The part xl/sharedStrings.xml. */
  xml(): string {
    const items = [...this.texts.keys()].map((value) => {
      // XML readers may drop spaces at the ends; the blanks of the annexes' foot lines end in spaces.
      const keep = /^\s|\s$/.test(value) ? ' xml:space="preserve"' : ''
      return `<si><t${keep}>${cellText(value)}</t></si>`
    })
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"' +
      ` count="${this.uses}" uniqueCount="${items.length}">${items.join('')}</sst>`
    )
  }
}
