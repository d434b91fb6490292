// Addresses of 统计, and of the lists behind its figures: each narrows the list to exactly what the figure counts.
import type { Status } from './review.ts'
import type { IsoDate } from './shanghai.ts'
import { endOfMonth, type StatisticsScope } from './statistics.ts'

type Narrowing = Readonly<Record<string, string | undefined>>

function address(path: string, narrowing: Narrowing): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(narrowing)) if (value) params.set(name, value)
  return params.size === 0 ? path : `${path}?${params}`
}

/** 统计; `section` and the filters are of its address. */
export function statisticsPath(narrowing: Narrowing = {}): string {
  return address('/statistics', narrowing)
}

/** The report on paper, narrowed alike. */
export function statisticsPrintPath(narrowing: Narrowing = {}): string {
  return address('/statistics/print', narrowing)
}

const lastDay = (month: IsoDate | undefined) => month && endOfMonth(month)

/** More than the scope that narrows a list of files. */
export interface FileNarrowing {
  statuses?: readonly Status[]
  /** The step of the funnel that they reached at least. */
  reached?: number
  isLate?: boolean
  /** Submitted in this month. */
  month?: IsoDate
  /** As printed on the card; empty: none. */
  level?: string
  occupation?: string
}

/** Files: submitted ones in the scope, the period being that of submission. */
export function filesPath(scope: StatisticsScope, more: FileNarrowing = {}): string {
  return address('/reviews', {
    queue: 'all',
    reached: String(more.reached ?? 1),
    status: more.statuses?.join(','),
    round: scope.round,
    city: scope.region,
    kind: scope.kind,
    level: more.level === '' ? 'none' : more.level,
    occupation: more.occupation,
    submitted: more.month ?? scope.from,
    submitted_to: lastDay(more.month ?? scope.to),
    due: more.isLate ? 'late' : undefined,
  })
}

/** Files that wait now, whenever they were submitted. */
export function waitingPath(
  { round, region, kind }: StatisticsScope,
  statuses: readonly Status[],
  isLate = false,
): string {
  return address('/reviews', {
    queue: 'all',
    status: statuses.join(','),
    round,
    city: region,
    kind,
    due: isLate ? 'late' : undefined,
  })
}

export interface DecisionNarrowing {
  action?: 'return' | 'reject'
  stage?: string
  reason?: string
  /** The status that was left, and after how many working days at least. */
  left?: Status
  daysMin?: number
}

/** Steps that were taken, one row each, the period being that of the step. */
export function decisionsPath(scope: StatisticsScope, more: DecisionNarrowing): string {
  return address('/reviews', {
    queue: 'decisions',
    action: more.action,
    stage: more.stage,
    reason: more.reason,
    left: more.left,
    days_min: more.daysMin === undefined ? undefined : String(more.daysMin),
    round: scope.round,
    city: scope.region,
    kind: scope.kind,
    at: scope.from,
    at_to: lastDay(scope.to),
  })
}

/** Cards in force that expire from the first of a month to the end of another; open at the front for expired ones. */
export function expiringPath(
  { kind, region }: StatisticsScope,
  from: IsoDate | undefined,
  to: IsoDate,
): string {
  return address('/cards', {
    status: 'active',
    valid_to: from,
    valid_to_to: endOfMonth(to),
    kind,
    region_code: region,
  })
}

/** Confirmed lapses by the month of confirmation. */
export function lapsesPath(
  { from, to, kind, region }: StatisticsScope,
  more: { ground?: string; status: 'standing' | 'undone' },
): string {
  return address('/discipline/lapses', {
    tab: 'all',
    ground: more.ground,
    status: more.status,
    region,
    kind,
    on: from,
    on_to: lastDay(to),
  })
}

/** Decided cases by the month of the decision. */
export function decidedCasesPath(
  { from, to, region }: StatisticsScope,
  more: { outcome?: string; ground?: string; standing: 'standing' | 'revoked' },
): string {
  return address('/discipline', { stage: 'all', ...more, region, decided: from, decided_to: lastDay(to) })
}

/** Evaluations that were held, by their first day. */
export function heldPath({ from, to, region }: StatisticsScope): string {
  return address('/evaluations', { held: 'yes', begins: from, begins_to: lastDay(to), region })
}

/** Orders of inspections by the first day of what they inspect. */
export function ordersPath(
  { from, to, region }: StatisticsScope,
  more: { live?: 'yes'; status?: string; answer?: string },
): string {
  return address('/dispatch', { ...more, begins: from, begins_to: lastDay(to), region })
}

/** Findings by the day of what they are about. */
export function findingsPath(
  { from, to, region }: StatisticsScope,
  more: { kind?: string; status?: string },
): string {
  return address('/discipline/findings', { stage: 'all', ...more, on: from, on_to: lastDay(to), region })
}

/** Findings that were to be mended, by the end of their term. */
export function rectificationPath({ from, to, region }: StatisticsScope, rectification: string): string {
  return address('/discipline/findings', {
    stage: 'all',
    rectification,
    term: from,
    term_to: lastDay(to),
    region,
  })
}
