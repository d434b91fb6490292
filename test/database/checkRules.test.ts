import { beforeAll, describe, expect, test } from 'vitest'
import { publishRound } from '../support/builders'
import {
  addAccident,
  addPenalty,
  addRecord,
  checksOf,
  type Draft,
  makeDraft,
  setCard,
  setForm,
} from '../support/checks'
import { createDatabase } from '../support/database'
import { attach } from '../support/files'
import { textOf } from '../support/forms'
import { CAST_DAY, institutions } from '../support/people'
import { insertRows, seedCast } from '../support/seedCast'

/** Proves every rule: what passes it, and what fails it a day or a word away. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

test('a complete file passes every rule but the activity, which is still to be confirmed', async () => {
  const { id } = await makeDraft(db)
  const checks = [...(await checksOf(db, id, 'submit')).values()]
  expect(
    checks.filter(({ outcome }) => outcome !== 'pass').map(({ key, outcome }) => [key, outcome]),
  ).toEqual([['activity_confirmed', 'warn']])
})

type Change = (prepared: Draft) => Promise<unknown>
type Expected = 'pass' | 'fail' | 'warn'
const unchanged: Change = async () => undefined
const DIFFERENCES: [key: string, what: string, expected: Expected, change: Change, asOf?: string][] = [
  [
    'card_in_window',
    'expiry on the first day',
    'pass',
    ({ applicant }) => setCard(db, applicant.card.id, `valid_to = '2023-12-01'`),
  ],
  [
    'card_in_window',
    'expiry a day before',
    'fail',
    ({ applicant }) => setCard(db, applicant.card.id, `valid_to = '2023-11-30'`),
  ],
  [
    'card_in_window',
    'expiry on the last day',
    'pass',
    ({ applicant }) => setCard(db, applicant.card.id, `valid_to = '2024-05-31'`),
  ],
  [
    'card_in_window',
    'expiry a day after',
    'fail',
    ({ applicant }) => setCard(db, applicant.card.id, `valid_to = '2024-06-01'`),
  ],
  ['registration_open', 'the first day', 'pass', unchanged, '2024-04-10'],
  ['registration_open', 'the day before', 'fail', unchanged, '2024-04-09'],
  ['registration_open', 'the last day', 'pass', unchanged, '2024-04-29'],
  ['registration_open', 'the day after', 'fail', unchanged, '2024-04-30'],
  [
    'activity_confirmed',
    'on the card’s first day',
    'pass',
    ({ applicant }) => addRecord(db, applicant, '2021-05-01', 'confirmed'),
  ],
  [
    'activity_confirmed',
    'a day before it',
    'warn',
    ({ applicant }) => addRecord(db, applicant, '2021-04-30', 'confirmed'),
  ],
  ['activity_confirmed', 'today', 'pass', ({ applicant }) => addRecord(db, applicant, CAST_DAY, 'confirmed')],
  [
    'activity_confirmed',
    'tomorrow',
    'warn',
    ({ applicant }) => addRecord(db, applicant, '2024-04-16', 'confirmed'),
  ],
  [
    'activity_confirmed',
    'declared only',
    'warn',
    ({ applicant }) => addRecord(db, applicant, '2023-01-01', 'declared'),
  ],
  [
    'activity_confirmed',
    'disputed',
    'warn',
    ({ applicant }) => addRecord(db, applicant, '2023-01-01', 'disputed'),
  ],
  ['no_disqualification', 'decided today', 'fail', ({ applicant }) => addPenalty(db, applicant, {})],
  [
    'no_disqualification',
    'decided tomorrow',
    'pass',
    ({ applicant }) => addPenalty(db, applicant, { decided_on: '2024-04-16' }),
  ],
  [
    'no_disqualification',
    'lifted today',
    'pass',
    ({ applicant }) =>
      addPenalty(db, applicant, { decided_on: '2022-01-01', lifted_on: CAST_DAY, lifted_reason: '期满' }),
  ],
  [
    'no_disqualification',
    'lifted tomorrow',
    'fail',
    ({ applicant }) =>
      addPenalty(db, applicant, { decided_on: '2022-01-01', lifted_on: '2024-04-16', lifted_reason: '期满' }),
  ],
  [
    'no_disqualification',
    'a warning',
    'pass',
    ({ applicant }) => addPenalty(db, applicant, { kind: 'warning' }),
  ],
  [
    'no_disqualification',
    'of the other role',
    'pass',
    ({ applicant }) => addPenalty(db, applicant, { role: 'supervisor' }),
  ],
  [
    'no_disqualification',
    'of both roles',
    'fail',
    ({ applicant }) => addPenalty(db, applicant, { role: 'both' }),
  ],
  [
    'no_accident',
    'ever',
    'fail',
    ({ applicant }) => addAccident(db, applicant, { occurred_on: '1999-01-01' }),
  ],
  [
    'no_accident',
    'tomorrow',
    'pass',
    ({ applicant }) => addAccident(db, applicant, { occurred_on: '2024-04-16' }),
  ],
  [
    'no_accident',
    'voided',
    'pass',
    ({ applicant }) => addAccident(db, applicant, { voided_on: '2024-01-01' }),
  ],
  ['health_declared', 'not said', 'fail', ({ id }) => setForm(db, id, { health_declared: false })],
  ['voluntary_declared', 'not said', 'fail', ({ id }) => setForm(db, id, { voluntary_declared: null })],
  [
    'documents_present',
    'one taken off',
    'fail',
    ({ id }) =>
      db.admin(
        `update public.documents set status = 'removed' where application_id = $1 and kind = 'card_scan'`,
        [id],
      ),
  ],
  [
    'documents_present',
    'one not yet uploaded',
    'fail',
    ({ id }) =>
      db.admin(
        `update public.documents set status = 'pending' where application_id = $1 and kind = 'photo'`,
        [id],
      ),
  ],
  ['word_count', '500', 'pass', ({ id }) => setForm(db, id, { work_summary: textOf(500) })],
  ['word_count', '499', 'fail', ({ id }) => setForm(db, id, { work_summary: textOf(499) })],
  [
    'id_number_valid',
    'a wrong last character',
    'fail',
    ({ id }) => setForm(db, id, { id_number: '510100198503121019' }),
  ],
  [
    'id_number_valid',
    'fifteen digits',
    'fail',
    ({ id }) => setForm(db, id, { id_number: '510100850312101' }),
  ],
  [
    'card_is_live',
    'superseded',
    'fail',
    ({ applicant }) => setCard(db, applicant.card.id, `status = 'superseded'`),
  ],
  ['card_is_live', 'lapsed', 'fail', ({ applicant }) => setCard(db, applicant.card.id, `status = 'lapsed'`)],
  [
    'contract_attached',
    'an employer other than the unit',
    'fail',
    ({ id }) => setForm(db, id, { employer_name: '成都某制造有限公司' }),
  ],
  [
    'contract_attached',
    'with the contract',
    'pass',
    async ({ id, applicant }) => {
      await setForm(db, id, { employer_name: '成都某制造有限公司' })
      await attach(db, applicant, id, 'employment_contract')
    },
  ],
  [
    'card_verified',
    'registered by oneself',
    'warn',
    ({ applicant }) => setCard(db, applicant.card.id, 'is_verified = false'),
  ],
  ['form_complete', 'a field left empty', 'fail', ({ id }) => setForm(db, id, { speciality: '' })],
  [
    'form_complete',
    'neither level nor title',
    'fail',
    ({ id }) => setForm(db, id, { qualification_level: '', qualification_title: '' }),
  ],
  [
    'form_complete',
    'years that the age allows',
    'pass',
    ({ id }) => setForm(db, id, { speciality_years: '28' }),
  ],
  ['form_complete', 'a year more than that', 'fail', ({ id }) => setForm(db, id, { speciality_years: '29' })],
  ['form_complete', 'a telephone that is none', 'fail', ({ id }) => setForm(db, id, { phone: '12345' })],
]

describe('each rule', () => {
  test.each(DIFFERENCES)('%s: %s → %s', async (key, _what, expected, change, asOf = CAST_DAY) => {
    const prepared = await makeDraft(db)
    // The fixture's birthdays lie in January 1980: 44 years old, 28 years of work at most.
    await change(prepared)
    expect((await checksOf(db, prepared.id, 'submit', asOf)).get(key)?.outcome).toBe(expected)
  })

  test('compares values that are shown', async () => {
    const { id } = await makeDraft(db)
    const checks = await checksOf(db, id, 'submit')
    expect(checks.get('card_in_window')?.values).toEqual({
      valid_to: '2024-04-30',
      window_from: '2023-12-01',
      window_to: '2024-05-31',
      late_until: null,
    })
    expect(checks.get('word_count')?.values).toEqual({ count: 500, needed: 500, field: 'work_summary' })
  })

  test('an identity banned for good fails under whatever number the card has', async () => {
    const { applicant, id } = await makeDraft(db)
    await addPenalty(db, applicant, { role: 'supervisor' })
    await db.admin(
      `insert into private.identity_bans (id_number, role, penalty_id)
       select $1, 'both', id from public.penalties where person_id = $2`,
      [applicant.idNumber, applicant.personId],
    )
    expect((await checksOf(db, id, 'submit')).get('no_disqualification')?.outcome).toBe('fail')
  })

  test('accidents older than the parameter’s years do not count', async () => {
    const { applicant, id } = await makeDraft(db)
    await addAccident(db, applicant, { occurred_on: '2019-04-15' })
    await db.admin(`update public.parameters set value = '5' where key = 'accident_years'`)
    const limited = await checksOf(db, id, 'submit', '2024-04-15')
    const before = await checksOf(db, id, 'submit', '2024-04-14')
    await db.admin(`update public.parameters set value = '0' where key = 'accident_years'`)
    expect([limited, before].map((checks) => checks.get('no_accident')?.outcome)).toEqual(['pass', 'fail'])
  })

  test('a supervisor’s card is the province’s, and neither health nor contract is asked for', async () => {
    const { applicant, id } = await makeDraft(db, { kind: 'supervisor' }, institutions.mianyang)
    const checks = await checksOf(db, id, 'submit')
    expect(checks.get('provincial_card')?.outcome).toBe('pass')
    expect([...checks.keys()].filter((key) => /health|contract|accident/.test(key))).toEqual([])
    await setCard(db, applicant.card.id, `issuer_code = 'mohrss'`)
    expect((await checksOf(db, id, 'submit')).get('provincial_card')?.outcome).toBe('fail')
    await setForm(db, id, { experience: textOf(199) })
    expect((await checksOf(db, id, 'submit')).get('word_count')?.outcome).toBe('fail')
  })

  test('a rule that only a row knows never passes', async () => {
    const { id } = await makeDraft(db)
    await insertRows(db.admin, 'public.check_rules', [
      { key: 'moon_phase', name_zh: '月相', name_en: 'Moon', hard_at: ['submit'], sort: 99 },
    ])
    const check = (await checksOf(db, id, 'submit')).get('moon_phase')
    await db.admin(`delete from public.check_rules where key = 'moon_phase'`)
    expect(check).toMatchObject({ outcome: 'fail', is_hard: true, values: { error: 'rule_unknown' } })
  })
})
