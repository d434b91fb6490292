import { idNumberOf } from './idNumbers'
import { institutions } from './people'

/** A row of people and cards as the client sends it. */
export interface PersonRow {
  row: number
  [field: string]: unknown
}

/** Rows of people with one card each, all different and all good; `from` tells one lot from another. */
export function personRows(count: number, from = 0, institution = institutions.chengdu.name): PersonRow[] {
  return Array.from({ length: count }, (_, index) => {
    const n = from + index
    const year = 1960 + (n % 40)
    const day = `${year}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (Math.floor(n / 480) % 28)).padStart(2, '0')}`
    return {
      row: index + 2,
      id_number: idNumberOf(day, Math.floor(n / 40) % 1000),
      name: `${'张王李赵陈'.charAt(n % 5)}${'伟芳娜敏静强'.charAt(Math.floor(n / 5) % 6)}`,
      phone: `139${String(10_000_000 + n)}`,
      education: '大学本科',
      institution,
      kind: 'assessor',
      number: `导${String(n).padStart(7, '0')}`,
      occupations: ['电工'],
      valid_from: '2022-05-01',
      valid_to: '2025-04-30',
    }
  })
}

export interface RowOutcome {
  row: number
  outcome: string
  problems: { field: string; key: string; kind: string }[]
  differences: { field: string; old: string | null }[]
}

export const fileHash = (digit: string) => digit.repeat(64)
