/** 机构: what their filing (备案) says. */
import { daysBetween, type IsoDate } from './shanghai.ts'

/** The form of filing numbers that is inferred from known ones; another one is a warning, never refused. */
export const isUsualFilingNumber = (number: string): boolean =>
  /^[YS]\d{4}51\d{6}$/.test(number.trim().toUpperCase())

/** none: no term on record; soon: ends within 90 days. */
export type FilingState = 'none' | 'valid' | 'soon' | 'ended'

/** How the filing stands on a day; it is good until the end of its last day. */
export function filingStateOf(validTo: IsoDate | null, today: IsoDate): FilingState {
  if (!validTo) return 'none'
  const days = daysBetween(today, validTo)
  if (days < 0) return 'ended'
  return days <= 90 ? 'soon' : 'valid'
}
