/**
 * What the statistics count and how figures are put together on a screen, on paper and in a workbook. The counting is
 * the database's (public.statistics_…); here stand the words that both share and the arithmetic over its rows.
 */
import { CITIES, PROVINCE_CODE } from './region.ts'
import type { Status } from './review.ts'
import { addDays, addMonths, type IsoDate } from './shanghai.ts'

/** What narrows a figure; months by their first day, the last one included whole. */
export interface StatisticsScope {
  round?: string
  from?: IsoDate
  to?: IsoDate
  kind?: string
  region?: string
}

/** Where a submitted file stands in the end: every one has exactly one of these. */
export const OUTCOMES = ['passed', 'open', 'refused', 'ended'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The statuses of each outcome, for the list behind a figure. */
export const OUTCOME_STATUSES: Readonly<Record<Outcome, readonly Status[]>> = {
  passed: ['awaiting_issue', 'issued', 'collected'],
  open: [
    'unit_review',
    'awaiting_seal',
    're_review',
    'awaiting_summary',
    'awaiting_receipt',
    'final_review',
    'returned',
  ],
  refused: ['rejected', 'appealing'],
  ended: ['withdrawn', 'expired_return'],
}

/** By what renewals are taken apart. */
export const RENEWAL_DIMENSIONS = ['region', 'kind', 'level', 'occupation', 'month', 'round'] as const
export type RenewalDimension = (typeof RENEWAL_DIMENSIONS)[number]

/** The steps of the funnel; the first is number 1. */
export const STEPS = [
  ...(['submitted', 'agreed', 'sealed', 'summary', 'reported'] as const),
  ...(['received', 'final_review', 'passed', 'issued', 'collected'] as const),
] as const
export type Step = (typeof STEPS)[number]

/** Statuses whose length is measured, in the order of the way. */
export const TIMED_STATUSES = [
  ...(['unit_review', 'awaiting_seal', 're_review', 'awaiting_summary', 'awaiting_receipt'] as const),
  ...(['final_review', 'awaiting_issue', 'issued', 'returned', 'appealing'] as const),
] as const satisfies readonly Status[]

/** What waits for the unit, and for the city or, of 省属 units, for the unit's own report. */
export const WAITING_AT_UNIT: readonly Status[] = ['unit_review', 'awaiting_seal']
export const waitingAtCity = (region: string): readonly Status[] =>
  region === PROVINCE_CODE ? ['awaiting_summary'] : ['re_review', 'awaiting_summary']

/** Everything that can be late. */
export const STATUSES_WITH_TERM: readonly Status[] = OUTCOME_STATUSES.open.concat('awaiting_issue')

/** The first day of the month of a date. */
export const monthOf = (date: IsoDate): IsoDate => `${date.slice(0, 7)}-01`

/** The last day of a month given by its first. */
export const endOfMonth = (month: IsoDate): IsoDate => addDays(addMonths(month, 1), -1)

/** Months from one to another by their first days, both included, at most `most` (the latest). */
export function eachMonth(from: IsoDate, to: IsoDate, most = 36): IsoDate[] {
  const months: IsoDate[] = []
  for (let month = monthOf(to); month >= from && months.length < most; month = addMonths(month, -1))
    months.unshift(month)
  return months
}

/** The regions in the order of their codes, the province's own units last. */
export const REGION_ORDER: readonly string[] = [...CITIES.map(({ code }) => code), PROVINCE_CODE]

/** A part of a whole in per cent; null where there is no whole. */
export function percentOf(part: number, whole: number): number | null {
  return whole > 0 ? (part / whole) * 100 : null
}

/** How many of the files that were decided have passed, in per cent. */
export function passRate({ passed, refused }: { passed: number; refused: number }): number | null {
  return percentOf(passed, passed + refused)
}

/** Adds up figures of rows by name. */
export function sumOf<Name extends string>(
  rows: readonly Readonly<Record<Name, number>>[],
  names: readonly Name[],
): Record<Name, number> {
  const sums = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>
  for (const row of rows) for (const name of names) sums[name] += row[name]
  return sums
}

/** Adds up a number under each key. */
export function sumBy<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  numberOf: (row: Row) => number,
): Map<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + numberOf(row))
  return sums
}

export interface ParetoRow {
  key: string
  n: number
  /** Per cent of all. */
  share: number
  /** Per cent of all that this and the more frequent ones make up. */
  cumulative: number
}

/** Reasons by how often they were named, the most frequent first; equal ones by their key. */
export function pareto(counts: ReadonlyMap<string, number>): ParetoRow[] {
  const rows = [...counts].filter(([, n]) => n > 0).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const total = rows.reduce((sum, [, n]) => sum + n, 0)
  let so = 0
  return rows.map(([key, n]) => {
    so += n
    return { key, n, share: (n / total) * 100, cumulative: (so / total) * 100 }
  })
}

/** Shades of the map besides that of "none". */
export const SHADES = 5

/**
 * The upper ends of the classes of a map, rising: quantiles, since one large city would leave all others in the lowest
 * of equal steps. Fewer than SHADES where values repeat; empty where nothing is above 0.
 */
export function classEnds(values: readonly number[]): number[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b)
  const ends = Array.from({ length: SHADES }, (_, i) => {
    const place = Math.ceil(((i + 1) / SHADES) * sorted.length) - 1
    return sorted[Math.max(0, place)]
  })
  return [...new Set(ends)].filter((end) => end !== undefined)
}

/** The class of a value: 0 for none, 1 … SHADES for the others, the highest always the darkest. */
export function classOf(value: number, ends: readonly number[]): number {
  if (value <= 0 || ends.length === 0) return 0
  const place = ends.findIndex((end) => value <= end)
  return SHADES - ends.length + 1 + (place < 0 ? ends.length - 1 : place)
}
