/** What one cell means for one field, or why it cannot be said. The values are what the database is sent: plain texts. */
import { normaliseIdentityNumber, parseIdentityNumber } from './identityNumber.ts'
import { type ReadCell, textOfCell } from './importSheet.ts'
import { parsePersonName } from './personName.ts'
import { parsePhone } from './phone.ts'
import { lengthOf, toHalfWidth } from './plainText.ts'
import { addDays, type IsoDate, isIsoDate } from './shanghai.ts'

export type FieldType =
  | 'text'
  | 'name'
  | 'idNumber'
  | 'date'
  | 'period'
  | 'phone'
  | 'email'
  | 'choice'
  | 'list'
  | 'count'

export type CellValue = string | readonly string[]

/** ok with an undefined value: the cell is empty. */
export type CellReading = { ok: true; value: CellValue | undefined } | { ok: false; key: string }

export interface CellContext {
  /** The day in Shanghai. */
  today: IsoDate
  isFrom1904: boolean
  /** Names and codes of a choice, by name as written, with what is stored. */
  choices?: ReadonlyMap<string, string>
  maxLength?: number
}

const empty: CellReading = { ok: true, value: undefined }
const read = (value: CellValue): CellReading => ({ ok: true, value })
const refuse = (key: string): CellReading => ({ ok: false, key })

/** Digits beyond the fifteenth are zeros in every spreadsheet program. */
const EXACT_BELOW = 1e15
const SCIENTIFIC = /^\d(\.\d+)?e\+?\d+$/i

/** Reads a cell as a value of the type. */
export function readCell(cell: ReadCell | undefined, type: FieldType, context: CellContext): CellReading {
  if (cell && typeof cell === 'object' && 'problem' in cell) return refuse(cell.problem)
  const isNumber = cell !== null && typeof cell === 'object'
  if (type === 'date') return readDateCell(cell, context)
  if (type === 'period') return readPeriodCell(cell, context)
  if (isNumber && 'value' in cell && Math.abs(cell.value) >= EXACT_BELOW) return refuse('digits_lost')
  const text = isNumber && 'value' in cell && !cell.isDate ? plainNumber(cell.value) : textOfCell(cell)
  if (text === '') return empty
  if (SCIENTIFIC.test(toHalfWidth(text))) return refuse('digits_lost')
  return readText(text, type, context)
}

function readText(text: string, type: FieldType, context: CellContext): CellReading {
  switch (type) {
    case 'idNumber': {
      const number = parseIdentityNumber(text, context.today)
      if (number.ok) return read(number.number)
      // typed as a number once and turned back into text: the digits are gone all the same
      if (/000$/.test(normaliseIdentityNumber(text)) && number.key === 'id_number_checksum')
        return refuse('digits_lost')
      return refuse(number.key)
    }
    case 'name': {
      const name = parsePersonName(text)
      return name.ok ? read(name.name) : refuse(name.key)
    }
    case 'phone': {
      const phone = parsePhone(text)
      return phone.ok ? read(phone.number) : refuse(phone.key)
    }
    case 'email':
      return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(toHalfWidth(text))
        ? read(toHalfWidth(text))
        : refuse('email_format')
    case 'choice': {
      const stored = context.choices?.get(choiceWord(text))
      return stored === undefined ? refuse('value_unknown') : read(stored)
    }
    case 'list':
      return readList(text, context.choices)
    case 'count':
      return /^\d{1,6}$/.test(toHalfWidth(text)) ? read(toHalfWidth(text)) : refuse('count_format')
    default: {
      const line = text.replace(/\s*[\n\r]+\s*/g, ' ')
      return lengthOf(line) > (context.maxLength ?? Number.POSITIVE_INFINITY)
        ? refuse('text_too_long')
        : read(line)
    }
  }
}

function readList(text: string, choices: CellContext['choices']): CellReading {
  const parts = text
    .split(/[、，,;；\n\r]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (!choices) return read(parts)
  const stored = parts.map((part) => choices.get(choiceWord(part)))
  return stored.every((code) => code !== undefined) ? read(stored) : refuse('value_unknown')
}

/** A choice as it is compared: half-width, without spaces. */
export function choiceWord(text: string): string {
  return toHalfWidth(text).replace(/\s/g, '')
}

function plainNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
}

function readDateCell(cell: ReadCell | undefined, context: CellContext): CellReading {
  if (cell && typeof cell === 'object' && 'value' in cell) {
    const typed = readDateText(plainNumber(cell.value))
    // 20240501 typed as a number
    if (!cell.isDate && typed) return read(typed)
    const day = dateOfSerial(cell.value, context.isFrom1904)
    return day ? read(day) : refuse('date_format')
  }
  const text = textOfCell(cell)
  if (text === '') return empty
  const day = readDateText(text)
  if (day) return read(day)
  return /^\d{5}$/.test(text) && dateOfSerial(Number(text), context.isFrom1904)
    ? read(dateOfSerial(Number(text), context.isFrom1904) as IsoDate)
    : refuse('date_format')
}

/** Work of more days than this is no single piece of work: more likely a mistake in the month. */
const LONGEST_PERIOD_DAYS = 31
/** What stands between two days; a bare hyphen only where the days themselves have none. */
const BETWEEN = /\s*(?:至|到|~|～|—+|–|－|--+)\s*|\s+-\s+/

/**
 * A day or a range of days in one cell: 2024-05-01至2024-05-03, 2024.5.1-5.3, 2024年5月1日至3日, 5月30日—6月2日 with the
 * year before. A record counts on its first day.
 */
function readPeriodCell(cell: ReadCell | undefined, context: CellContext): CellReading {
  const day = readDateCell(cell, context)
  if (day.ok || (cell && typeof cell === 'object' && 'value' in cell)) return day
  const text = toHalfWidth(textOfCell(cell)).replace(/\s+/g, ' ').trim()
  const range = readDateRange(text)
  if (!range) return day
  if (range.to < range.from || range.to > addDays(range.from, LONGEST_PERIOD_DAYS - 1))
    return refuse('date_range')
  return read(range.from)
}

/** First and last day of a range; what the second half leaves out is that of the first. */
export function readDateRange(text: string): { from: IsoDate; to: IsoDate } | undefined {
  const halves = BETWEEN.test(text) || /^\d{4}-/.test(text) ? text.split(BETWEEN) : text.split('-')
  const [first = '', tail = ''] = halves
  const from = halves.length === 2 ? readDateText(first) : undefined
  if (!from) return undefined
  const [year, month] = from.split('-')
  const to =
    readDateText(tail) ??
    readDateText(`${year}-${tail.replace(/月/, '-')}`) ??
    (/^\d{1,2}\s*日?$/.test(tail)
      ? readDateText(`${year}-${month}-${tail.replace(/\s*日$/, '')}`)
      : undefined)
  return to === undefined ? undefined : { from, to }
}

/** 2024-05-01, 2024/5/1, 2024.5.1, 2024年5月1日, 20240501, with a time behind it; undefined for anything else. */
export function readDateText(text: string): IsoDate | undefined {
  const plain = toHalfWidth(text).trim()
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.exec(
      plain,
    ) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (!match) return undefined
  const [, year = '', month = '', day = ''] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDate(date) && year >= '1900' && year < '2100' ? date : undefined
}

/** Serial numbers of 1940 to 2100: what is outside is a number that means something else. */
const SERIALS = { from: 14_612, to: 73_050 }
const OFFSET_1904 = 1462

/** The day of a spreadsheet's serial number; undefined where it is no plausible day. */
export function dateOfSerial(serial: number, isFrom1904: boolean): IsoDate | undefined {
  const days = Math.floor(serial) + (isFrom1904 ? OFFSET_1904 : 0)
  return days >= SERIALS.from && days <= SERIALS.to ? addDays('1899-12-30', days) : undefined
}
