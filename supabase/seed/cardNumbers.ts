import { type IsoDate, yearOf } from '../../src/domain/shanghai.ts'
import type { CardKind } from './cards.ts'

/** Numbers as the issuers print them, each in a style of its own. Others number as the province does. */
const STYLES: Record<string, (year: number, serial: string) => string> = {
  mohrss: (year, serial) => `${year}51${serial.padStart(8, '0')}`,
  power: (year, serial) => `DL川${year}-${serial}`,
  machinery: (year, serial) => `JX51${String(year).slice(2)}${serial}`,
  construction: (year, serial) => `建考（川）字${year}第${serial}号`,
  telecom: (year, serial) => `TX-SC-${year}${serial}`,
  grain: (year, serial) => `LS51-${year}-${serial}`,
  chemical: (year, serial) => `HG${year}51${serial}`,
}
const PROVINCIAL: Record<CardKind, [prefix: string, digits: number]> = {
  assessor: ['K51', 5],
  senior_assessor: ['G51', 5],
  supervisor: ['R51', 4],
}

/** Draws numbers, unique per issuer, counted by year. */
export function cardNumbers() {
  const counters = new Map<string, number>()
  return {
    next(issuerCode: string, kind: CardKind, issuedOn: IsoDate): string {
      const year = yearOf(issuedOn)
      const style = STYLES[issuerCode]
      const [prefix, digits] = PROVINCIAL[kind]
      const key = `${issuerCode} ${style ? '' : prefix} ${year}`
      const serial = (counters.get(key) ?? 0) + 1
      counters.set(key, serial)
      if (style) return style(year, String(serial).padStart(4, '0'))
      return `${prefix}${String(year).slice(2)}${String(serial).padStart(digits, '0')}`
    },
  }
}
