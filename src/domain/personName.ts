/** Names on the forms: 2 to 30 汉字, with · between the parts of names like 阿依古丽·买买提. */
import { lengthOf, withoutInvisible } from './plainText.ts'

export type PersonNameError = 'name_missing' | 'name_format' | 'name_length'

export type PersonName = { ok: true; name: string } | { ok: false; key: PersonNameError }

const HAN_PARTS = /^\p{Script=Han}+(?:·\p{Script=Han}+)*$/u

/** Without spaces (张 三), every kind of middle dot as ·. */
export function normalisePersonName(text: string): string {
  return withoutInvisible(text)
    .replace(/\s/g, '')
    .replace(/[\u2022\u2027\u2219\u22c5\u30fb\uff65\uff0e.]/g, '·')
}

/** Reads a name as typed; the length is that of the normalised name. */
export function parsePersonName(text: string): PersonName {
  const name = normalisePersonName(text)
  if (name === '') return { ok: false, key: 'name_missing' }
  if (!HAN_PARTS.test(name)) return { ok: false, key: 'name_format' }
  const length = lengthOf(name)
  return length >= 2 && length <= 30 ? { ok: true, name } : { ok: false, key: 'name_length' }
}
