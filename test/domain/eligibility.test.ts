import { describe, expect, test } from 'vitest'
import { CHECK_RULES, type Check, sortChecks, tallyOf } from '../../src/domain/eligibility.ts'
import { elementsOf, readChapter, rowsAfter } from './chapter.ts'

const check = (key: string, outcome: Check['outcome'], is_hard = false): Check => ({
  key,
  outcome,
  is_hard,
  values: {},
})

test('the rules are those of the database, in its order', () => {
  const rows = rowsAfter(
    readChapter('1400_checks'),
    'insert into public.check_rules (key, name_zh, name_en, roles, hard_at, soft_outcome, sort) values',
  )
  expect(
    Object.entries(CHECK_RULES).map(([key, rule]) => [
      key,
      [...rule.roles],
      [...rule.hardAt],
      rule.softOutcome,
    ]),
  ).toEqual(
    rows.map(([key, , , roles, hardAt, softOutcome]) => [
      key,
      elementsOf(roles),
      elementsOf(hardAt),
      softOutcome,
    ]),
  )
})

describe('a check list', () => {
  test('shows first what blocks, then other failures, warnings and passes', () => {
    const sorted = sortChecks([
      check('card_in_window', 'pass', true),
      check('card_verified', 'warn'),
      check('contract_attached', 'fail'),
      check('registration_open', 'fail'),
      check('a_rule_of_tomorrow', 'fail'),
      check('word_count', 'fail', true),
      check('no_disqualification', 'fail', true),
    ])
    expect(sorted.map((entry) => entry.key)).toEqual([
      'no_disqualification',
      'word_count',
      'registration_open',
      'contract_attached',
      'a_rule_of_tomorrow',
      'card_verified',
      'card_in_window',
    ])
  })

  test('is counted', () => {
    expect(tallyOf([check('a', 'pass'), check('b', 'pass'), check('c', 'fail')])).toEqual({
      pass: 2,
      warn: 0,
      fail: 1,
    })
  })
})
