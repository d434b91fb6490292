/** Phone numbers of the forms: an 11-digit mobile number, or a landline with its area code. */
import { toHalfWidth, withoutInvisible } from './plainText.ts'

export type PhoneError = 'phone_missing' | 'phone_format'

export type Phone =
  | {
      ok: true
      kind: 'mobile' | 'landline'
      /** 13800000000, 028-86712192 */
      number: string
    }
  | { ok: false; key: PhoneError }

/** Area codes have three digits in Beijing and the cities of 02x, four elsewhere; both start with 0. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})-?([2-9]\d{6,7})$/

/** Reads a phone number as typed: full-width digits, spaces, (028) 8671 2192, +86. */
export function parsePhone(text: string): Phone {
  const plain = withoutInvisible(toHalfWidth(text))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s/g, '')
    .replace(/^(\+86|0086)-?/, '')
    .replace(/^\((\d+)\)-?/, '$1-')
  if (plain === '') return { ok: false, key: 'phone_missing' }
  const mobile = plain.replace(/^(1\d{2})-(\d{4})-(\d{4})$/, '$1$2$3')
  if (/^1[3-9]\d{9}$/.test(mobile)) return { ok: true, kind: 'mobile', number: mobile }
  const landline = LANDLINE.exec(plain)
  if (!landline) return { ok: false, key: 'phone_format' }
  return { ok: true, kind: 'landline', number: `${landline[1]}-${landline[2]}` }
}

/** 138****0000: the first three and the last four characters stay. Mirrors private.mask_phone. */
export function maskPhone(number: string): string {
  if (number.length < 8) return '*'.repeat(number.length)
  return number.slice(0, 3) + '*'.repeat(number.length - 7) + number.slice(-4)
}
