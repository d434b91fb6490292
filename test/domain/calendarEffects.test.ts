import { describe, expect, test } from 'vitest'
import { calendarEffects, type DatedRound } from '../../src/domain/calendarEffects.ts'
import type { RoundTerms } from '../../src/domain/round.ts'
import { createCalendar } from '../../src/domain/workingDays.ts'
import { loadedCalendar } from './calendar.ts'

const terms: RoundTerms = {
  registration: 15,
  unitReview: 5,
  cityReport: 15,
  finalReview: 30,
  publishByDay: 10,
}

/** April 2026: registration to the 30th, then 5, 15 and 30 working days. */
const april: DatedRound = {
  id: 'april',
  name: '2026年4月复核换证',
  status: 'published',
  window_from: '2025-12-01',
  window_to: '2026-05-31',
  opens_on: '2026-04-10',
  working_days: 15,
  computed_closes_on: '2026-04-30',
  closes_on: '2026-04-30',
  unit_review_due_on: '2026-05-11',
  city_report_due_on: '2026-05-25',
  final_review_due_on: '2026-06-15',
}
const off = (date: string) =>
  createCalendar([
    ...loadedCalendar.values(),
    { on_date: date, is_working_day: false, holiday_name: '防汛停工' },
  ])
const effectsOf = (round: Partial<DatedRound>, after = off('2026-04-20')) =>
  calendarEffects([{ ...april, ...round }], loadedCalendar, after, terms).map(
    ({ date, stored, computed, outcome }) => [date, stored, computed, outcome],
  )

describe('another calendar', () => {
  test('leaves a published round its end and says what it would be', () => {
    expect(effectsOf({})).toEqual([['closes_on', '2026-04-30', '2026-05-06', 'kept']])
  })

  test('makes a draft be saved again, whose terms follow its end', () => {
    expect(effectsOf({ status: 'draft' })).toEqual([
      ['closes_on', '2026-04-30', '2026-05-06', 'resave'],
      ['unit_review_due_on', '2026-05-11', '2026-05-12', 'update'],
      ['city_report_due_on', '2026-05-25', '2026-05-26', 'update'],
      ['final_review_due_on', '2026-06-15', '2026-06-16', 'update'],
    ])
  })

  test('after the end moves the later terms only', () => {
    expect(effectsOf({}, off('2026-05-13')).map(([date]) => date)).toEqual([
      'city_report_due_on',
      'final_review_due_on',
    ])
  })

  test('says nothing of rounds that are closed or that it does not touch', () => {
    expect(effectsOf({ status: 'closed' })).toEqual([])
    expect(effectsOf({}, off('2026-11-10'))).toEqual([])
  })

  test('of a year that was missing dates what waited for it', () => {
    const before = createCalendar([...loadedCalendar.values()].filter((day) => day.on_date < '2026-01-01'))
    const late: DatedRound = {
      ...april,
      opens_on: '2025-11-10',
      computed_closes_on: '2025-11-28',
      closes_on: '2025-11-28',
      unit_review_due_on: '2025-12-05',
      city_report_due_on: '2025-12-19',
      final_review_due_on: null,
    }
    const effects = calendarEffects([late], before, loadedCalendar, terms)
    expect(effects.map(({ date, computed, outcome }) => [date, computed, outcome])).toEqual([
      ['final_review_due_on', '2026-01-12', 'dated'],
    ])
  })
})
