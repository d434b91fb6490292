import { describe, expect, test } from 'vitest'
import {
  adviseOnCard,
  type Card,
  type CardFile,
  cardStateOf,
  expiringWithin,
  expiryViewOf,
  isAssignable,
} from '../../src/domain/card.ts'
import { LIVE_STATUSES } from '../../src/domain/review.ts'
import type { Round } from '../../src/domain/round.ts'
import { addDays } from '../../src/domain/shanghai.ts'

const card: Card = { status: 'active', valid_from: '2021-04-20', valid_to: '2024-04-20' }
const april: Round = {
  id: 'april',
  name: '2024年4月换证',
  status: 'published',
  window_from: '2023-12-01',
  window_to: '2024-05-31',
  opens_on: '2024-04-10',
  closes_on: '2024-04-29',
}
const july: Round = {
  ...april,
  id: 'july',
  name: '2024年7月换证',
  window_from: '2024-05-01',
  window_to: '2024-08-31',
  opens_on: '2024-07-10',
  closes_on: '2024-07-30',
}
const file = (status: CardFile['status'], due_on: string | null = null): CardFile => ({
  id: 'file',
  status,
  stage: '',
  due_on,
})

describe('the expiry of a card', () => {
  test.each([
    [-1, 'expired'],
    [0, 'within_7'],
    [7, 'within_7'],
    [8, 'within_30'],
    [30, 'within_30'],
    [31, 'within_60'],
    [60, 'within_60'],
    [61, 'within_90'],
    [90, 'within_90'],
    [91, 'later'],
  ])('in %i days stands in the view %s', (days, view) => {
    expect(expiryViewOf(addDays('2024-04-10', days), '2024-04-10')).toBe(view)
  })

  test('filters from today on', () => {
    expect(expiringWithin(30, '2024-04-10')).toEqual({ from: '2024-04-10', to: '2024-05-10' })
  })
})

describe('a card', () => {
  test('is good until the end of its last day, and then waits for its renewal', () => {
    expect(cardStateOf(card, '2024-04-20')).toBe('valid')
    expect(cardStateOf(card, '2024-04-21')).toBe('awaiting_renewal')
    expect(cardStateOf(card, '2021-04-19')).toBe('not_yet')
    expect(cardStateOf({ ...card, status: 'lapsed' }, '2024-04-20')).toBe('lapsed')
  })

  test('that has expired may not be assigned to an evaluation', () => {
    expect(isAssignable(card, '2024-04-20')).toBe(true)
    expect(isAssignable(card, '2024-04-21')).toBe(false)
    expect(isAssignable({ ...card, status: 'disqualified' }, '2024-04-20')).toBe(false)
  })
})

describe('what to do about a card', () => {
  const advise = (today: string, of: CardFile | null = null, late: string | null = null) =>
    adviseOnCard(card, [july, april], today, of, late)

  test('is to apply while its round is open, on the last day too', () => {
    expect(advise('2024-04-10')).toMatchObject({ key: 'apply', roundId: 'april' })
    expect(advise('2024-04-29')).toMatchObject({
      key: 'apply',
      roundId: 'april',
      values: { closes_on: '2024-04-29' },
    })
  })

  test('is to wait for a round that is published and not yet open', () => {
    expect(advise('2024-04-09')).toMatchObject({ key: 'wait_for_round', values: { opens_on: '2024-04-10' } })
  })

  test('is to apply even when it has already expired inside the window', () => {
    const expired = { ...card, valid_to: '2023-12-01' }
    expect(adviseOnCard(expired, [april], '2024-04-12')).toMatchObject({ key: 'apply' })
  })

  test('is the later round once the earlier one of two that cover it is over', () => {
    const inMay = { ...card, valid_to: '2024-05-15' }
    expect(adviseOnCard(inMay, [july, april], '2024-04-15')).toMatchObject({ roundId: 'april' })
    expect(adviseOnCard(inMay, [july, april], '2024-05-02')).toMatchObject({
      key: 'wait_for_round',
      roundId: 'july',
    })
  })

  test('is known to be missed when its round is over, unless the province admitted the card late', () => {
    expect(advise('2024-04-30')).toMatchObject({ key: 'missed' })
    expect(advise('2024-05-03', null, '2024-05-06')).toMatchObject({
      key: 'apply',
      values: { closes_on: '2024-05-06' },
    })
    expect(advise('2024-05-06', null, '2024-05-06')).toMatchObject({ key: 'apply' })
    expect(advise('2024-05-07', null, '2024-05-06')).toMatchObject({ key: 'missed' })
  })

  test('is nothing yet while no plan covers a card that is still good; drafts of plans are not for holders', () => {
    const later = { ...card, valid_to: '2026-01-01' }
    const draft: Round = { ...april, status: 'draft', window_from: '2025-12-01', window_to: '2026-05-31' }
    expect(adviseOnCard(later, [april, july, draft], '2024-04-15')).toMatchObject({ key: 'no_round_yet' })
  })

  test('follows its file, whatever rounds are open', () => {
    expect(advise('2024-04-12', file('draft', '2024-04-29'))).toMatchObject({
      key: 'continue_draft',
      fileId: 'file',
      values: { due_on: '2024-04-29' },
    })
    expect(advise('2024-04-12', file('returned', '2024-04-19'))).toMatchObject({ key: 'correct' })
    expect(advise('2024-04-12', file('awaiting_seal'))).toMatchObject({ key: 'upload_seal' })
    expect(advise('2024-04-12', file('final_review'))).toMatchObject({ key: 'in_review' })
    expect(advise('2024-04-12', file('issued'))).toMatchObject({ key: 'renewed' })
  })

  test('is never a second application while a file is alive', () => {
    for (const status of LIVE_STATUSES) expect(advise('2024-04-12', file(status)).key).not.toBe('apply')
  })

  test('is an appeal until its last day, and then the next open round', () => {
    expect(advise('2024-04-12', file('rejected', '2024-04-12'))).toMatchObject({ key: 'appeal' })
    expect(advise('2024-04-15', file('rejected', '2024-04-12'))).toMatchObject({ key: 'apply' })
    expect(advise('2024-04-15', file('withdrawn'))).toMatchObject({ key: 'apply' })
  })

  test('is nothing for a card that lapsed, was replaced or taken away', () => {
    for (const status of ['superseded', 'lapsed', 'disqualified', 'cancelled'] as const) {
      expect(adviseOnCard({ ...card, status }, [april], '2024-04-12').key).toBe('not_renewable')
    }
  })
})
