import type { Basis, OutcomeCounts, RenewalBasis, Renewals } from '../../../data/statistics'
import { addMonths } from '../../../domain/shanghai'
import {
  eachMonth,
  REGION_ORDER,
  type RenewalDimension,
  type StatisticsScope,
  sumOf,
} from '../../../domain/statistics'

const COUNTS = ['files', 'passed', 'open', 'refused', 'ended'] as const
const none: OutcomeCounts = { files: 0, passed: 0, open: 0, refused: 0, ended: 0 }

/** One key with its figures, and those that they are compared with. */
export interface ComparedRow {
  key: string
  now: OutcomeCounts
  /** Undefined where there is no such round or period. */
  past?: OutcomeCounts
  /** The key there: another month of a period before. */
  pastKey: string
}

/** The rows of a dimension in its order, each beside what it is compared with. */
export function comparedRows(
  { rows, bases, today }: Renewals,
  by: RenewalDimension,
  compared: Basis | undefined,
  rounds: readonly { id: string }[],
  scope: StatisticsScope,
): ComparedRow[] {
  const basis = bases.find((each) => each.basis === compared)
  const now = new Map(rows.filter((row) => row.basis === 'this').map((row) => [row.key, row]))
  const shift = basis && by === 'month' ? basis.shift_months : 0
  const past = new Map(
    basis &&
      rows
        .filter((row) => row.basis === compared)
        .map((row) => [shift ? addMonths(row.key, shift) : row.key, row]),
  )
  const keys = [...new Set([...now.keys(), ...past.keys()])]
  return inOrder(keys, by, rounds, now, { today, scope }).map((key) => ({
    key,
    now: now.get(key) ?? none,
    past: basis && (past.get(key) ?? none),
    pastKey: past.get(key)?.key ?? key,
  }))
}

function inOrder(
  keys: string[],
  by: RenewalDimension,
  rounds: readonly { id: string }[],
  now: ReadonlyMap<string, OutcomeCounts>,
  { today, scope }: { today: string; scope: StatisticsScope },
): string[] {
  switch (by) {
    case 'region':
      return REGION_ORDER.filter((code) => keys.includes(code))
    case 'round':
      // from the oldest to the latest, as time runs
      return rounds
        .map(({ id }) => id)
        .filter((id) => keys.includes(id))
        .reverse()
    case 'month': {
      const sorted = keys.sort()
      const [first, last] = [scope.from ?? sorted[0], scope.to ?? sorted.at(-1)]
      if (!first || !last || sorted.length === 0) return []
      return eachMonth(first, last > today && !scope.to ? today : last)
    }
    default:
      return keys.sort((a, b) => (now.get(b)?.files ?? 0) - (now.get(a)?.files ?? 0) || (a < b ? -1 : 1))
  }
}

/** All rows together. */
export function totalOf(rows: readonly ComparedRow[]): ComparedRow {
  const compared = rows.flatMap(({ past }) => (past ? [past] : []))
  return {
    key: '',
    now: sumOf(
      rows.map(({ now }) => now),
      COUNTS,
    ),
    past: compared.length > 0 ? sumOf(compared, COUNTS) : undefined,
    pastKey: '',
  }
}

/** The scope of what is compared with: its own round or period. */
export function scopePast(scope: StatisticsScope, basis: RenewalBasis | undefined): StatisticsScope {
  return {
    ...scope,
    round: basis?.round_id ?? undefined,
    from: basis?.from ?? undefined,
    to: basis?.to ?? undefined,
  }
}
