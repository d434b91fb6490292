import type { Outcome, StatisticsScope } from '../domain/statistics'
import { rpc } from './rpc'

/** The five arguments that most figures take. */
const argumentsOf = ({ round, from, to, kind, region }: StatisticsScope) => ({
  p_round: round ?? null,
  p_from: from ?? null,
  p_to: to ?? null,
  p_kind: kind ?? null,
  p_region: region ?? null,
})

export type Basis = 'this' | 'before' | 'year_before'

/** What a set of rows is about. */
export interface RenewalBasis {
  basis: Basis
  round_id: string | null
  round_name: string | null
  from: string | null
  to: string | null
  /** To be added to a month of it, to lay it over the present. */
  shift_months: number
}

export type OutcomeCounts = Record<'files' | Outcome, number>

export interface RenewalRow extends OutcomeCounts {
  basis: Basis
  key: string
}

export interface Renewals {
  today: string
  bases: RenewalBasis[]
  rows: RenewalRow[]
}

export type RenewalKey = 'total' | 'region' | 'kind' | 'level' | 'occupation' | 'month' | 'round'

/** Submitted files by outcome, with those of the round or period before and a year before. @throws AppError */
export function readRenewals(
  by: RenewalKey,
  scope: StatisticsScope,
  signal?: AbortSignal,
): Promise<Renewals> {
  return rpc('statistics_renewals', { p_by: by, ...argumentsOf(scope) }, signal)
}

export interface FunnelStep {
  key: string
  /** 1 … 10. */
  reached: number
  step: string
  files: number
}

/** How long files stood in a status, in working days. */
export interface StepTime {
  key: string
  status: string
  passes: number
  median: number | null
  p90: number | null
  /** Passes whose calendar is not loaded; not among `passes`. */
  unknown: number
}

export interface Funnel {
  today: string
  steps: FunnelStep[]
  times: StepTime[]
}

/** How far files came, and how long they stood. @throws AppError */
export function readFunnel(scope: StatisticsScope, signal?: AbortSignal): Promise<Funnel> {
  return rpc('statistics_funnel', { p_by: 'total', ...argumentsOf(scope) }, signal)
}

export interface ReasonRow {
  region: string
  action: 'return' | 'reject'
  stage: string
  level: string
  reason: string
  n: number
}

export interface Reasons {
  rows: ReasonRow[]
  decisions: Omit<ReasonRow, 'reason'>[]
}

/** Reasons of returns or refusals; a decision may name several. @throws AppError */
export function readReasons(
  action: 'return' | 'reject',
  scope: StatisticsScope,
  signal?: AbortSignal,
): Promise<Reasons> {
  return rpc('statistics_reasons', { p_action: action, ...argumentsOf(scope) }, signal)
}

export interface RoundTerm {
  id: string
  name: string
  unit_review_due_on: string | null
  city_report_due_on: string | null
  final_review_due_on: string | null
  /** Working days, today included; 0: over; null: awaiting the calendar. */
  unit_review_days_left: number | null
  city_report_days_left: number | null
  final_review_days_left: number | null
}

export interface WaitingRow {
  region: string
  status: string
  waiting: number
  late: number
  oldest_due_on: string | null
  soonest_due_on: string | null
}

export interface LeagueRow {
  region: string
  files: number
  /** Reported to the province. */
  done: number
  waiting_unit: number
  late_unit: number
  waiting_city: number
  late_city: number
  oldest_due_on: string | null
}

export interface Lateness {
  today: string
  rounds: RoundTerm[]
  rows: WaitingRow[]
  league: LeagueRow[]
}

/** What waits and what is late now; the period does not matter. @throws AppError */
export function readLateness(
  { round, kind, region }: StatisticsScope,
  signal?: AbortSignal,
): Promise<Lateness> {
  const narrowing = { p_round: round ?? null, p_kind: kind ?? null, p_region: region ?? null }
  return rpc('statistics_lateness', narrowing, signal)
}

export interface Expiry {
  today: string
  rows: { month: string; key: string; cards: number }[]
  /** In force still, though expired before this month. */
  expired: { key: string; cards: number }[]
}

/** Cards in force by the month in which they expire. @throws AppError */
export function readExpiry(
  by: 'total' | 'kind' | 'region',
  months: number,
  { kind, region }: StatisticsScope,
  signal?: AbortSignal,
): Promise<Expiry> {
  return rpc(
    'statistics_expiry',
    { p_by: by, p_months: months, p_kind: kind ?? null, p_region: region ?? null },
    signal,
  )
}

export interface Discipline {
  lapses: { key: string; ground: string; standing: number; undone: number }[]
  cases: { key: string; outcome: string; ground: string; standing: number; revoked: number }[]
}

type TimeKey = 'total' | 'month' | 'region'

/** Confirmed lapses and decided cases. @throws AppError */
export function readDiscipline(
  by: TimeKey,
  { from, to, kind, region }: StatisticsScope,
  signal?: AbortSignal,
): Promise<Discipline> {
  return rpc(
    'statistics_discipline',
    { p_by: by, p_from: from ?? null, p_to: to ?? null, p_kind: kind ?? null, p_region: region ?? null },
    signal,
  )
}

export const ANSWERS = ['accepted', 'asked', 'declined', 'unanswered', 'withdrawn', 'released'] as const
export type Answer = (typeof ANSWERS)[number]
export const RECTIFICATIONS = ['on_time', 'late', 'closed', 'open', 'overdue'] as const
export type Rectification = (typeof RECTIFICATIONS)[number]

export interface Dispatch {
  evaluations: { key: string; held: number; ordered: number; drawn: number }[]
  /** Persons, each time they were asked. */
  dispatches: ({ key: string } & Record<Answer, number>)[]
  /** Orders with such an answer among them. */
  answers: ({ key: string } & Record<Answer, number>)[]
  findings: { key: string; kind: string; status: string; n: number }[]
  rectification: ({ key: string } & Record<Rectification, number>)[]
}

/** Evaluations and their inspections, answers of supervisors, findings and what became of them. @throws AppError */
export function readDispatch(
  by: TimeKey,
  { from, to, region }: StatisticsScope,
  signal?: AbortSignal,
): Promise<Dispatch> {
  return rpc(
    'statistics_dispatch',
    { p_by: by, p_from: from ?? null, p_to: to ?? null, p_region: region ?? null },
    signal,
  )
}
