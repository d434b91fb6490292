/**
 * Identity numbers: GB 11643 (18 characters), 港澳台居民居住证 (81–83) and foreigners' permanent residence cards
 * (9…, older ones three letters and twelve digits). Mirrors private.id_number_error, with the same keys.
 */
import { lengthOf, toHalfWidth, withoutInvisible } from './plainText.ts'
import { type IsoDate, isIsoDate } from './shanghai.ts'

/** As the annexes print it, so that no translation stands between form, table and database. */
export type Gender = '男' | '女'

export type IdentityNumberKind =
  | 'citizen'
  | 'residence_permit'
  | 'permanent_residence'
  | 'old_permanent_residence'

export type IdentityNumberError =
  | 'id_number_missing'
  | 'id_number_15_digits'
  | 'id_number_format'
  | 'id_number_province'
  | 'id_number_date'
  | 'id_number_checksum'

export type IdentityNumber =
  | {
      ok: true
      /** Normalised. */
      number: string
      kind: IdentityNumberKind
      /** Null for old permanent residence cards, which do not carry a full date. */
      birthOn: IsoDate | null
      gender: Gender | null
    }
  | { ok: false; key: IdentityNumberError }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'
/** Nobody alive was born earlier: an older date is a slip. */
const EARLIEST_BIRTH = '1900-01-01'

/** Half-width, without spaces and hyphens, x as X. */
export function normaliseIdentityNumber(text: string): string {
  return withoutInvisible(toHalfWidth(text)).replace(/[\s-]/g, '').toUpperCase()
}

/** The 18th character for the first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
export function checkCharacterOf(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0)
  return CHECK_CHARACTERS.charAt(sum % 11)
}

function kindOf(number: string): IdentityNumberKind | null {
  if (number.startsWith('9')) return 'permanent_residence'
  const province = Number(number.slice(0, 2))
  if (province >= 81 && province <= 83) return 'residence_permit'
  // Only the province is looked at: abolished counties and the Chongqing of before 1997 (51) stay valid.
  return (province >= 11 && province <= 65) || province === 71 ? 'citizen' : null
}

/**
 * Reads an identity number as typed. `today` is the day in Shanghai: a birth date after it is refused.
 * 15-digit numbers have a key of their own, because their holders must be told to take the 18-digit one.
 */
export function parseIdentityNumber(text: string, today: IsoDate): IdentityNumber {
  const number = normaliseIdentityNumber(text)
  const refuse = (key: IdentityNumberError): IdentityNumber => ({ ok: false, key })
  if (number === '') return refuse('id_number_missing')
  if (/^\d{15}$/.test(number)) return refuse('id_number_15_digits')
  if (/^[A-Z]{3}\d{12}$/.test(number)) {
    return { ok: true, number, kind: 'old_permanent_residence', birthOn: null, gender: null }
  }
  if (!/^\d{17}[\dX]$/.test(number)) return refuse('id_number_format')
  const kind = kindOf(number)
  if (!kind) return refuse('id_number_province')
  const birthOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isIsoDate(birthOn) || birthOn < EARLIEST_BIRTH || birthOn > today) return refuse('id_number_date')
  if (checkCharacterOf(number) !== number.charAt(17)) return refuse('id_number_checksum')
  return { ok: true, number, kind, birthOn, gender: Number(number.charAt(16)) % 2 === 1 ? '男' : '女' }
}

/** Completed years of life (周岁) on a date; who was born on 29 February is a year older on 1 March. */
export function ageOn(birthOn: IsoDate, date: IsoDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthOn.slice(0, 4))
  return date.slice(5) < birthOn.slice(5) ? years - 1 : years
}

/** 510100********1018: the first six and the last four characters stay (GB/T 45574). */
export function maskIdentityNumber(number: string): string {
  return number.slice(0, 6) + '*'.repeat(Math.max(0, lengthOf(number) - 10)) + number.slice(-4)
}
