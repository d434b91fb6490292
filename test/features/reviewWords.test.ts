// Rules and refusals in words, in both languages.
import { describe, expect, test } from 'vitest'
import { CHECK_KEYS } from '../../src/domain/eligibility'
import { checkSentence } from '../../src/features/reviews/checkSentence'
import { refusalSentence } from '../../src/features/reviews/refusalSentence'
import { enUS } from '../../src/i18n/en-US'
import { dictionaries } from './reviewDictionaries'
import { check, chinese, translationOf } from './reviewSamples'

const english = translationOf(enUS, 'en-US')

/** What private.check_application gives beside each key. */
const values: Record<string, Record<string, unknown>> = {
  card_in_window: {
    valid_to: '2026-05-20',
    window_from: '2025-12-01',
    window_to: '2026-05-31',
    late_until: null,
  },
  registration_open: { opens_on: '2026-04-10', closes_on: '2026-04-30', on: '2026-04-11', late_until: null },
  activity_confirmed: {
    confirmed: 0,
    declared: 2,
    disputed: 1,
    needed: 1,
    valid_from: '2023-05-21',
    valid_to: '2026-05-20',
  },
  no_disqualification: { kind: 'disqualification', ground: 'improper_duty', decided_on: '2025-01-02' },
  no_accident: { kind: 'fraud', occurred_on: '2024-08-09' },
  documents_present: { missing: ['photo', 'id_card'] },
  word_count: { count: 311, needed: 500, field: 'work_summary' },
  id_number_valid: { error: 'id_number_checksum' },
  card_is_live: { status: 'lapsed' },
  contract_attached: { employer: '甲公司', institution: '乙学校' },
  institution_active: { institution: '乙学校' },
  provincial_card: { issuer: 'mohrss' },
  form_complete: { errors: [{ field: 'phone', key: 'phone_format', values: {} }] },
}

describe.each([
  ['Chinese', chinese],
  ['English', english],
])('each rule is a sentence with all its values in %s', (_, translation) => {
  test.each(CHECK_KEYS.flatMap((key) => (['pass', 'fail'] as const).map((outcome) => ({ key, outcome }))))(
    '$key: $outcome',
    ({ key, outcome }) => {
      const sentence = checkSentence(
        check(key, { outcome, values: values[key] ?? {} }),
        translation,
        dictionaries,
      )
      expect(sentence).not.toBe('')
      expect(sentence).not.toMatch(/[{}]|undefined|null/)
    },
  )
})

describe('codes become words', () => {
  const sentence = (key: (typeof CHECK_KEYS)[number]) =>
    checkSentence(check(key, { outcome: 'fail', values: values[key] ?? {} }), chinese, dictionaries)

  test('documents by their names', () => {
    expect(sentence('documents_present')).toBe('缺少：个人照片、身份证')
  })

  test('penalties with day, kind and ground', () => {
    expect(sentence('no_disqualification')).toContain('2025-01-02 取消资格，不正确履行工作任务')
  })

  test('fields of the form by their names', () => {
    expect(sentence('form_complete')).toBe('联系电话格式不对')
  })

  test('a late admission is said beside the window', () => {
    const late = check('card_in_window', { values: { ...values.card_in_window, late_until: '2026-05-10' } })
    expect(checkSentence(late, chinese, dictionaries)).toContain('已准予补报名至 2026-05-10')
  })
})

describe('a refusal names what the user can act on', () => {
  const say = (key: string, detail: Record<string, unknown>) =>
    refusalSentence({ key, values: detail }, chinese, dictionaries.checkRules)

  test('the colleague who has the file, and until when in Shanghai', () => {
    expect(say('claimed_by_other', { name: '周涛', until: '2026-04-15T02:30:00Z' })).toContain('周涛')
    expect(say('claimed_by_other', { name: '周涛', until: '2026-04-15T02:30:00Z' })).toContain('10:30')
  })

  test('who did what and when on a stale page', () => {
    expect(
      say('stale_version', {
        by: '周涛',
        at: '2026-04-15T02:30:00Z',
        action: 'return',
        status: 'returned',
        version: 4,
      }),
    ).toBe('周涛 已于 2026-04-15 10:30 退回修改，现在是“退回修改”。请按最新情况办理。')
  })

  test('the rules that failed', () => {
    expect(say('checks_failed', { checks: ['card_is_live'] })).toContain('规则 card_is_live')
  })

  test.each(['own_application', 'second_officer_required', 'appeal_needs_other_officer', 'not_permitted'])(
    'why %s, with the way on',
    (key) => {
      expect(say(key, {}).length).toBeGreaterThan(12)
    },
  )

  test('a key without a sentence of its own shows the general one', () => {
    expect(say('no_such_key', {})).toContain('no_such_key')
  })
})
