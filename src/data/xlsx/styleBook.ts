import type { CellStyle } from './sheetModel'
import { xmlText } from './xmlText'

const BASE_FONT = { name: '宋体', size: 11, bold: false }
const FORMAT_GENERAL = 0
/** Built-in number format 49 is @, text. */
const FORMAT_TEXT = 49

const THIN = ['left', 'right', 'top', 'bottom'].map(
  (side) => `<${side} style="thin"><color auto="1"/></${side}>`,
)

function fontXml({ name, size, bold }: NonNullable<CellStyle['font']>): string {
  // 134: the Chinese character set, so that programs without this font fall back to a Chinese one.
  return `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="${xmlText(name)}"/><charset val="134"/></font>`
}

/** Collects the styles of a workbook; equal ones share a number. */
export class StyleBook {
  private readonly fonts = new Map<string, number>([[fontXml(BASE_FONT), 0]])
  private readonly formats = new Map<string, number>()

  constructor() {
    this.number({}, false)
  }

  /**
   * The number of a style. `quoted` is the mark that a typed leading apostrophe leaves (quotePrefix): the cell
   * is text whatever it begins with, also after someone edits it, and its value is not changed by a character.
   */
  number(style: CellStyle, quoted: boolean): number {
    const xml = this.formatXml(style, quoted)
    const known = this.formats.get(xml)
    if (known !== undefined) return known
    this.formats.set(xml, this.formats.size)
    return this.formats.size - 1
  }

  private formatXml(style: CellStyle, quoted: boolean): string {
    const font = fontXml(style.font ?? BASE_FONT)
    if (!this.fonts.has(font)) this.fonts.set(font, this.fonts.size)
    const alignment = [
      style.horizontal ? ` horizontal="${style.horizontal}"` : '',
      ` vertical="${style.vertical ?? 'center'}"`,
      style.wrap ? ' wrapText="1"' : '',
    ].join('')
    return (
      `<xf numFmtId="${style.asText ? FORMAT_TEXT : FORMAT_GENERAL}" fontId="${this.fonts.get(font)}" fillId="0"` +
      ` borderId="${style.border ? 1 : 0}" xfId="0"${quoted ? ' quotePrefix="1"' : ''}` +
      `${style.asText ? ' applyNumberFormat="1"' : ''} applyFont="1"${style.border ? ' applyBorder="1"' : ''}` +
      ` applyAlignment="1"><alignment${alignment}/></xf>`
    )
  }

  /** The part xl/styles.xml. */
  xml(): string {
    const fonts = [...this.fonts.keys()]
    const formats = [...this.formats.keys()]
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      `<fonts count="${fonts.length}">${fonts.join('')}</fonts>`,
      '<fills count="2"><fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill></fills>',
      '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
      `<border>${THIN.join('')}<diagonal/></border></borders>`,
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>`,
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('')
  }
}
