import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { cardNumberTemplateErrors } from '../../src/domain/cardNumber.ts'
import { createDatabase } from '../support/database'
import { expectFailure, expectViolation } from '../support/failures'
import { CAST_DAY, cast, staff } from '../support/people'
import { race } from '../support/races'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that a rule's number is changed within its bounds, with a reason, by one at a time, and takes effect at once. */

const db = await createDatabase()
const admin = staff.provinceAdmin

beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

interface Parameter {
  key: string
  value: number
  version: number
}
interface Kind {
  number_template: string
  term_years: number
  version: number
}

const set = (key: string, value: unknown, version: number, more: object = {}, who: Login = admin) =>
  db.rpc<Parameter>(who, 'change_parameter', {
    p_key: key,
    p_value: value,
    p_reason: '按省厅要求调整',
    p_expected_version: version,
    p_request_id: randomUUID(),
    ...more,
  })
const setKind = (template: string, more: object = {}, who: Login = admin) =>
  db.rpc<Kind>(who, 'change_card_kind', {
    p_code: 'assessor',
    p_number_template: template,
    p_term_years: 3,
    p_reason: '启用新编号规则',
    p_expected_version: 1,
    p_request_id: randomUUID(),
    ...more,
  })
const historyOf = (subject: string, key: string, who: Login = staff.cityChengdu) =>
  db.read<{ old_values: object; new_values: object; reason: string; actor_name: string }>(
    who,
    'select * from public.setting_changes where subject = $1 and record_key = $2 order by id',
    [subject, key],
  )

describe('a parameter', () => {
  test('says of every number its bounds, where it comes from and what a change applies to', async () => {
    const rows = await db.admin(
      `select key from public.parameters
       where effect_zh = '' or effect_en = '' or unit = '' or unit_en = '' or name_en = '' or min_value = max_value`,
    )
    expect(rows).toEqual([])
  })

  test('is changed with a reason and takes effect at once', async () => {
    const plan = () =>
      db.rpc<{ unit_review_due_on: string }>(admin, 'plan_round', { p_opens_on: '2024-04-10' })
    expect(await plan()).toMatchObject({ unit_review_due_on: '2024-05-09' })
    expect(await set('unit_review_working_days', 6, 1)).toMatchObject({ value: 6, version: 2 })
    expect(await plan()).toMatchObject({ unit_review_due_on: '2024-05-10' })
    expect(await historyOf('parameter', 'unit_review_working_days')).toMatchObject([
      {
        old_values: { value: 5 },
        new_values: { value: 6 },
        reason: '按省厅要求调整',
        actor_name: admin.name,
      },
    ])
  })

  test.each<[string, unknown, string, object]>([
    ['too small', 0, 'parameter_out_of_bounds', { min: 1, max: 60 }],
    ['too great', 61, 'parameter_out_of_bounds', { min: 1, max: 60 }],
    ['no whole number', 5.5, 'number_invalid', {}],
    ['no number', 'many', 'number_invalid', {}],
    ['nothing', null, 'number_invalid', {}],
    ['endless', 1e12, 'number_invalid', {}],
  ])('that is %s is refused at its field', async (_how, value, key, values) => {
    expect(await expectFailure(set('appeal_working_days', value, 1), 422, key)).toMatchObject({
      field: 'value',
      ...values,
    })
  })

  test('stays within its bounds whoever writes the table', async () => {
    const write = (value: string) =>
      db.admin('update public.parameters set value = $1 where key = $2', [value, 'appeal_working_days'])
    await expectViolation(write('0'), 'value_is_within_bounds')
    await expectViolation(write('7.5'), 'value_is_within_bounds')
  })

  test('is not changed without a reason, without a change, or under an unknown key', async () => {
    await expectFailure(set('appeal_working_days', 12, 1, { p_reason: ' ' }), 422, 'reason_missing')
    await expectFailure(set('appeal_working_days', 10, 1), 422, 'nothing_changed')
    await expectFailure(set('no_such_number', 10, 1), 404, 'parameter_not_found')
  })

  test('read before a colleague changed it is not overwritten, and the colleague is named', async () => {
    await set('claim_minutes', 25, 1)
    const stale = await expectFailure(set('claim_minutes', 30, 1), 409, 'stale_version')
    expect(stale).toMatchObject({ version: 2, by: admin.name })
    expect(String(stale.at)).toContain('2024-04-15')
  })

  test('set twice by a retry is set once; by two at once, by one of them', async () => {
    const retry = { p_request_id: randomUUID() }
    const first = await set('opening_minutes', 15, 1, retry)
    expect(await set('opening_minutes', 15, 1, retry)).toEqual(first)
    const both = await race([20, 25].map((value) => () => set('opening_minutes', value, 2)))
    expect([both.done.length, both.failed.length]).toEqual([1, 1])
    expect(await historyOf('parameter', 'opening_minutes')).toHaveLength(2)
  })
})

describe('the numbering of cards', () => {
  const TEMPLATES = [
    'K51{yy}{serial:5}',
    '川考{yyyy}-{serial:1}',
    '',
    'K51{yy}',
    'K{serial:4}{serial:4}',
    'K{serial:0}',
    'K{month}{serial:4}',
    'K{{serial:4}',
    'K}{serial:4}',
    '{serial:9}{yyyy}12345678901234567',
    '{serial:9}{yyyy}123456789012345678',
    '{Serial:4}',
  ]

  test.each(TEMPLATES)('by %j is judged by the database as the screen predicts', async (template) => {
    const [predicted] = cardNumberTemplateErrors(template)
    const [row] = await db.admin<{ error: { key: string } | null }>(
      'select private.number_template_error($1) as error',
      [template],
    )
    expect(row?.error?.key).toBe(predicted?.key)
  })

  test('is changed with term and reason; a wrong template is refused at its field', async () => {
    expect(await expectFailure(setKind('K51{yy}'), 422, 'template_needs_serial')).toEqual({
      field: 'template',
    })
    const tooLong = setKind('K{serial:4}', { p_term_years: 11 })
    expect(await expectFailure(tooLong, 422, 'parameter_out_of_bounds')).toMatchObject({
      field: 'term',
      max: 10,
    })
    await expectFailure(setKind('K{serial:4}', { p_code: 'pilot' }), 404, 'card_kind_not_found')
    await expectFailure(setKind('K51{yy}{serial:5}'), 422, 'nothing_changed')
    await expectFailure(setKind('K{serial:4}', { p_reason: null }), 422, 'reason_missing')
    const changed = await setKind('KP{yyyy}{serial:4}', { p_term_years: 4 })
    expect(changed).toMatchObject({ number_template: 'KP{yyyy}{serial:4}', term_years: 4, version: 2 })
    await expectFailure(setKind('K{serial:4}'), 409, 'stale_version')
    expect(await historyOf('card_kind', 'assessor')).toMatchObject([
      { old_values: { number_template: 'K51{yy}{serial:5}', term_years: 3 }, reason: '启用新编号规则' },
    ])
    const [number] = await db.admin(`select private.render_card_number('KP{yyyy}{serial:4}', '2024-04-15')`)
    expect(number).toEqual({ render_card_number: 'KP20240001' })
  })
})

test('rules are changed by the provincial administration and nobody else; applicants do not read by whom', async () => {
  for (const who of Object.values(cast)) {
    if (!who || who.id === admin.id) continue
    await expectFailure(set('appeal_working_days', 12, 1, {}, who), 403, 'not_permitted')
    await expectFailure(setKind('K{serial:4}', {}, who), 403, 'not_permitted')
  }
  const { outsider, lin } = cast
  for (const who of [outsider, lin]) {
    if (who) expect(await historyOf('card_kind', 'assessor', who)).toEqual([])
  }
})
