/**
 * What another calendar means for the rounds: said before it is saved. The database keeps every stored date: a published
 * round ends when it said, until it is extended; a draft whose end has moved is saved again before it opens; only dates
 * that waited for the calendar are filled in by themselves (public.advance_due). Mirrors private.publish_round and
 * private.advance_due.
 */
import { dueDatesAfter, type Round, type RoundTerms } from './round.ts'
import type { IsoDate } from './shanghai.ts'
import { findWorkingDayEnd, type WorkingCalendar } from './workingDays.ts'

/** A round with the dates that are stored of it. */
export interface DatedRound extends Round {
  working_days: number
  computed_closes_on: IsoDate | null
  unit_review_due_on: IsoDate | null
  city_report_due_on: IsoDate | null
  final_review_due_on: IsoDate | null
}

export type RoundDate = 'closes_on' | 'unit_review_due_on' | 'city_report_due_on' | 'final_review_due_on'

export interface CalendarEffect {
  round: DatedRound
  date: RoundDate
  /** What is stored; null: awaiting the calendar. */
  stored: IsoDate | null
  /** What the other calendar would give. */
  computed: IsoDate | null
  /**
   * kept: the stored date stays. resave: the draft has to be saved again before it is published. update: it may be, to
   * take the date over. dated: filled in by itself.
   */
  outcome: 'kept' | 'resave' | 'update' | 'dated'
}

/** Dates of rounds that are not over which another calendar would make others than are stored. */
export function calendarEffects(
  rounds: readonly DatedRound[],
  before: WorkingCalendar,
  after: WorkingCalendar,
  terms: RoundTerms,
): CalendarEffect[] {
  return rounds
    .filter(({ status }) => status !== 'closed')
    .flatMap((round) => {
      const old = computedDates(round, before, terms)
      const fresh = computedDates(round, after, terms)
      return (Object.keys(fresh) as RoundDate[])
        .filter((date) => old[date] !== fresh[date] && round[date] !== fresh[date])
        .map((date) => {
          const [stored, computed] = [round[date], fresh[date]]
          return { round, date, stored, computed, outcome: outcomeOf(round, date, stored, computed) }
        })
    })
}

function computedDates(round: DatedRound, calendar: WorkingCalendar, terms: RoundTerms) {
  const end = findWorkingDayEnd(calendar, round.opens_on, round.working_days)
  // what a draft counts from moves with its end, unless the end was set otherwise
  const isOverridden = round.closes_on !== round.computed_closes_on
  const due = dueDatesAfter(
    calendar,
    round.status === 'draft' && !isOverridden ? end : round.closes_on,
    terms,
  )
  return {
    closes_on: end,
    unit_review_due_on: due.unitReviewDueOn,
    city_report_due_on: due.cityReportDueOn,
    final_review_due_on: due.finalReviewDueOn,
  } satisfies Record<RoundDate, IsoDate | null>
}

function outcomeOf(
  { status }: DatedRound,
  date: RoundDate,
  stored: IsoDate | null,
  computed: IsoDate | null,
): CalendarEffect['outcome'] {
  if (status === 'draft') return date === 'closes_on' ? 'resave' : 'update'
  return stored === null && computed !== null ? 'dated' : 'kept'
}
