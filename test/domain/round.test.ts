import { describe, expect, test } from 'vitest'
import {
  phaseOf,
  planRound,
  type Round,
  type RoundTerms,
  roundsFor,
  roundWarnings,
} from '../../src/domain/round.ts'
import { loadedCalendar } from './calendar.ts'

const terms: RoundTerms = {
  registration: 15,
  unitReview: 5,
  cityReport: 15,
  finalReview: 30,
  publishByDay: 10,
}
const round = (id: string, from: string, to: string, opens: string, closes: string | null): Round => ({
  id,
  name: id,
  status: 'published',
  window_from: from,
  window_to: to,
  opens_on: opens,
  closes_on: closes,
})
const april = round('april', '2023-12-01', '2024-05-31', '2024-04-10', '2024-04-29')
const july = round('july', '2024-05-01', '2024-08-31', '2024-07-10', '2024-07-30')
const november = round('november', '2024-09-01', '2024-12-31', '2024-11-08', '2024-11-28')

describe('a round', () => {
  test('is coming, open and over by its days', () => {
    expect(phaseOf(april, '2024-04-09')).toBe('coming')
    expect(phaseOf(april, '2024-04-10')).toBe('open')
    expect(phaseOf(april, '2024-04-29')).toBe('open')
    expect(phaseOf(april, '2024-04-30')).toBe('over')
    expect(phaseOf({ ...april, status: 'draft' }, '2024-04-15')).toBe('draft')
    expect(phaseOf({ ...april, status: 'closed' }, '2024-04-15')).toBe('over')
  })

  test('covers expiry dates on both edges of its window and no day beyond', () => {
    const idsFor = (validTo: string) =>
      roundsFor([november, july, april], validTo, '2024-04-10').map(({ id }) => id)
    expect(idsFor('2023-11-30')).toEqual([])
    expect(idsFor('2023-12-01')).toEqual(['april'])
    expect(idsFor('2024-04-30')).toEqual(['april'])
    expect(idsFor('2024-05-01')).toEqual(['april', 'july'])
    expect(idsFor('2024-05-31')).toEqual(['april', 'july'])
    expect(idsFor('2024-06-01')).toEqual(['july'])
    expect(idsFor('2024-12-31')).toEqual(['november'])
    expect(idsFor('2025-01-01')).toEqual([])
  })

  test('has an end and due dates that are counted in working days', () => {
    expect(planRound(loadedCalendar, '2024-04-10', terms)).toEqual({
      closesOn: '2024-04-29',
      unitReviewDueOn: '2024-05-09',
      cityReportDueOn: '2024-05-22',
      finalReviewDueOn: '2024-06-13',
    })
  })

  test('whose due dates reach into a year without a calendar has them open, and its own end none the less', () => {
    expect(planRound(loadedCalendar, '2026-11-10', terms)).toMatchObject({
      closesOn: '2026-11-30',
      cityReportDueOn: '2026-12-21',
      finalReviewDueOn: null,
    })
  })
})

describe('before publishing', () => {
  const keys = (of: Round, others: Round[] = []) =>
    roundWarnings(of, others, loadedCalendar, terms).map((warning) => warning.key)

  test('a round like the notice’s is not warned about', () => {
    expect(keys(november, [april])).toEqual([])
  })

  test('the tenth is in time and the eleventh late', () => {
    expect(keys({ ...april, closes_on: null })).toEqual([])
    expect(keys({ ...april, opens_on: '2024-04-11', closes_on: null })).toEqual(['round_opens_late'])
  })

  test('opening on a day off is pointed out', () => {
    expect(keys({ ...april, opens_on: '2024-04-06', closes_on: null })).toEqual(['round_opens_on_day_off'])
  })

  test('an end other than the computed one is shown with it', () => {
    expect(roundWarnings({ ...april, closes_on: '2024-04-30' }, [], loadedCalendar, terms)).toEqual([
      { key: 'round_end_overridden', values: { computed: '2024-04-29', closes_on: '2024-04-30' } },
    ])
  })

  test('overlapping windows are shown with the days they share', () => {
    expect(roundWarnings(july, [april, july, november], loadedCalendar, terms)).toEqual([
      { key: 'round_overlaps', values: { name: 'april', from: '2024-05-01', to: '2024-05-31' } },
    ])
  })

  test('a year without a calendar is pointed out', () => {
    expect(keys({ ...april, opens_on: '2027-04-08', closes_on: null })).toEqual(['round_awaits_calendar'])
  })
})
