/**
 * Numbers of new cards from the template of their kind (public.card_kinds.number_template): {yyyy} and {yy} year of
 * issue, {serial:n} running number of n digits, the rest as it stands, e.g. R51{yy}{serial:4}.
 */
import { lengthOf } from './plainText.ts'

export const CARD_NUMBER_MAX_LENGTH = 30

const PLACEHOLDER = /\{([^{}]*)\}/g

export interface CardNumberTemplateError {
  key:
    | 'template_placeholder_unknown'
    | 'template_needs_serial'
    | 'template_serial_twice'
    | 'template_brace_open'
    | 'template_too_long'
  values: Readonly<Record<string, string | number>>
}

function serialDigits(placeholder: string): number | null {
  const match = /^serial:([1-9])$/.exec(placeholder)
  return match ? Number(match[1]) : null
}

/** What is wrong with a template; empty if it can number cards. */
export function cardNumberTemplateErrors(template: string): CardNumberTemplateError[] {
  const errors: CardNumberTemplateError[] = []
  const placeholders = [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '')
  for (const placeholder of placeholders) {
    if (placeholder !== 'yyyy' && placeholder !== 'yy' && serialDigits(placeholder) === null) {
      errors.push({ key: 'template_placeholder_unknown', values: { placeholder } })
    }
  }
  const serials = placeholders.filter((placeholder) => serialDigits(placeholder) !== null).length
  if (serials === 0) errors.push({ key: 'template_needs_serial', values: {} })
  if (serials > 1) errors.push({ key: 'template_serial_twice', values: {} })
  if (/[{}]/.test(template.replace(PLACEHOLDER, ''))) errors.push({ key: 'template_brace_open', values: {} })
  if (errors.length === 0 && lengthOf(renderCardNumber(template, 2000, 1)) > CARD_NUMBER_MAX_LENGTH) {
    errors.push({ key: 'template_too_long', values: { max: CARD_NUMBER_MAX_LENGTH } })
  }
  return errors
}

/**
 * The number of a card issued in that year under that serial. Throws a RangeError if the serial no longer fits its
 * digits: a longer number would collide with none, but would not be of the template any more.
 */
export function renderCardNumber(template: string, year: number, serial: number): string {
  return template.replace(PLACEHOLDER, (whole, placeholder: string) => {
    if (placeholder === 'yyyy') return String(year).padStart(4, '0')
    if (placeholder === 'yy') return String(year % 100).padStart(2, '0')
    const digits = serialDigits(placeholder)
    if (digits === null) return whole
    if (!Number.isInteger(serial) || serial < 1 || serial >= 10 ** digits) {
      throw new RangeError(`serial ${serial} does not fit ${whole}`)
    }
    return String(serial).padStart(digits, '0')
  })
}
