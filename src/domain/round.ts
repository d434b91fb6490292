/**
 * Renewal rounds (换证计划, notice 一（二）, 一（三）1): windows and months are data of each year, registration runs for
 * so many working days, plans are out by the 10th. Mirrors private.round_plan.
 */
import { addDays, type IsoDate } from './shanghai.ts'
import { findWorkingDayEnd, type WorkingCalendar } from './workingDays.ts'

/** The columns of public.rounds that the rules read. */
export interface Round {
  id: string
  name: string
  status: 'draft' | 'published' | 'closed'
  /** First and last expiry date of the cards that the round renews. */
  window_from: IsoDate
  window_to: IsoDate
  opens_on: IsoDate
  /** Last day of registration, until 24:00 in Shanghai; null: awaiting the calendar. */
  closes_on: IsoDate | null
}

/** Where a round stands today. */
export type RoundPhase = 'draft' | 'coming' | 'open' | 'over'

/** coming: published, not yet open; over: closed, or its last day has passed. */
export function phaseOf(round: Round, today: IsoDate): RoundPhase {
  if (round.status === 'draft') return 'draft'
  if (round.status === 'closed' || (round.closes_on !== null && today > round.closes_on)) return 'over'
  return today < round.opens_on ? 'coming' : 'open'
}

/** Whether a card of that expiry date belongs to the round's window. */
export function covers(round: Pick<Round, 'window_from' | 'window_to'>, validTo: IsoDate): boolean {
  return validTo >= round.window_from && validTo <= round.window_to
}

/** Rounds that a card can still use, open or coming, the earliest first: windows overlap, and the earliest is the default. */
export function roundsFor(rounds: readonly Round[], validTo: IsoDate, today: IsoDate): Round[] {
  return rounds
    .filter((round) => covers(round, validTo) && ['open', 'coming'].includes(phaseOf(round, today)))
    .sort((a, b) => (a.opens_on < b.opens_on ? -1 : 1))
}

/** Working days that the province's parameters give each step; all but registration count from the day after closing. */
export interface RoundTerms {
  registration: number
  unitReview: number
  cityReport: number
  finalReview: number
  /** Day of the month by which a plan must be out. */
  publishByDay: number
}

export interface RoundPlan {
  closesOn: IsoDate | null
  unitReviewDueOn: IsoDate | null
  cityReportDueOn: IsoDate | null
  finalReviewDueOn: IsoDate | null
}

/** Last day of registration and due dates; null where the calendar of that year is not loaded. */
export function planRound(calendar: WorkingCalendar, opensOn: IsoDate, terms: RoundTerms): RoundPlan {
  const closesOn = findWorkingDayEnd(calendar, opensOn, terms.registration)
  return { closesOn, ...dueDatesAfter(calendar, closesOn, terms) }
}

/** The due dates that follow an end of registration, computed or set otherwise; counted from the day after it. */
export function dueDatesAfter(
  calendar: WorkingCalendar,
  closesOn: IsoDate | null,
  terms: RoundTerms,
): Omit<RoundPlan, 'closesOn'> {
  const due = (days: number) => closesOn && findWorkingDayEnd(calendar, addDays(closesOn, 1), days)
  return {
    unitReviewDueOn: due(terms.unitReview),
    cityReportDueOn: due(terms.cityReport),
    finalReviewDueOn: due(terms.finalReview),
  }
}

/** Warnings inform and never block; opening a round without a calendar is refused by the database. */
export interface RoundWarning {
  key:
    | 'round_opens_late'
    | 'round_opens_on_day_off'
    | 'round_awaits_calendar'
    | 'round_end_overridden'
    | 'round_overlaps'
  values: Readonly<Record<string, string | number>>
}

/** What the province should look at before it publishes a round; `others` are the rounds beside it. */
export function roundWarnings(
  round: Round,
  others: readonly Round[],
  calendar: WorkingCalendar,
  terms: RoundTerms,
): RoundWarning[] {
  const warnings: RoundWarning[] = []
  const day = Number(round.opens_on.slice(8))
  if (day > terms.publishByDay)
    warnings.push({ key: 'round_opens_late', values: { day, by: terms.publishByDay } })
  if (calendar.get(round.opens_on)?.is_working_day === false) {
    warnings.push({ key: 'round_opens_on_day_off', values: { opens_on: round.opens_on } })
  }
  const { closesOn } = planRound(calendar, round.opens_on, terms)
  if (closesOn === null) {
    warnings.push({ key: 'round_awaits_calendar', values: { opens_on: round.opens_on } })
  } else if (round.closes_on !== null && round.closes_on !== closesOn) {
    warnings.push({ key: 'round_end_overridden', values: { computed: closesOn, closes_on: round.closes_on } })
  }
  for (const other of others) {
    if (other.id === round.id) continue
    const [, from = ''] = [round.window_from, other.window_from].sort()
    const [to = ''] = [round.window_to, other.window_to].sort()
    if (from <= to) warnings.push({ key: 'round_overlaps', values: { name: other.name, from, to } })
  }
  return warnings
}
