import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { CAST_DAY, cast, staff } from '../support/people'
import { race } from '../support/races'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that the lists people choose from grow, are renamed and go out of use, and that nothing in use is lost. */

const db = await createDatabase()
const admin = staff.provinceAdmin

beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

interface Occupation {
  code: string
  name_zh: string
  is_active: boolean
  version: number
}
interface Reason {
  code: string
  name_zh: string
  actions: string[]
  is_active: boolean
  sort: number
  version: number
}

const saveOccupation = (
  code: string,
  name: string,
  version: number | null,
  more: object = {},
  who: Login = admin,
) =>
  db.rpc<Occupation>(who, 'save_occupation', {
    p_code: code,
    p_name_zh: name,
    p_is_active: true,
    p_reason: null,
    p_expected_version: version,
    p_request_id: randomUUID(),
    ...more,
  })
const saveReason = (
  code: string,
  changes: object,
  version: number | null,
  more: object = {},
  who: Login = admin,
) =>
  db.rpc<Reason>(who, 'save_reason_code', {
    p_code: code,
    p_reason: {
      name_zh: '视频核验未通过',
      name_en: 'Video check failed',
      actions: ['return', 'reject'],
      needs_note: true,
      is_active: true,
      ...changes,
    },
    p_expected_version: version,
    p_request_id: randomUUID(),
    ...more,
  })

describe('an occupation', () => {
  test('is added, renamed, put out of use and back, each step on record', async () => {
    const code = '4-10-03-09'
    expect(await saveOccupation(code, '美甲师', null)).toMatchObject({ version: 1, is_active: true })
    expect(await saveOccupation(code, '美甲美睫师', 1)).toMatchObject({ name_zh: '美甲美睫师', version: 2 })
    expect(await saveOccupation(code, '美甲美睫师', 2, { p_is_active: false })).toMatchObject({
      is_active: false,
    })
    expect(await saveOccupation(code, '美甲美睫师', 3)).toMatchObject({ is_active: true, version: 4 })
    const history = await db.read(
      staff.reviewerOne,
      `select old_values, new_values from public.setting_changes where subject = 'occupation' and record_key = $1 order by id`,
      [code],
    )
    expect(history).toMatchObject([
      { old_values: null, new_values: { name_zh: '美甲师' } },
      { old_values: { name_zh: '美甲师' }, new_values: { name_zh: '美甲美睫师' } },
      { old_values: { is_active: true }, new_values: { is_active: false } },
      { old_values: { is_active: false }, new_values: { is_active: true } },
    ])
    const audited = await db.read(
      staff.auditor,
      `select 1 from public.audit_log where table_name = 'occupations' and record_id = $1`,
      [code],
    )
    expect(audited).toHaveLength(4)
  })

  test.each<[string, string, string, number | null, string, string]>([
    ['a code of another form', '6310103', '焊接工', null, 'occupation_code_format', 'code'],
    ['the code of another', '6-31-01-03', '电气工', null, 'occupation_code_taken', 'code'],
    ['the name of another', '6-31-01-09', '电工', null, 'occupation_name_taken', 'name'],
    ['no name', '6-31-01-09', ' ', null, 'occupation_name_missing', 'name'],
    ['the name of another, renamed', '6-18-01-01', '铣工', 1, 'occupation_name_taken', 'name'],
  ])('with %s is refused at its field', async (_what, code, name, version, key, field) => {
    expect(await expectFailure(saveOccupation(code, name, version), 422, key)).toMatchObject({ field })
  })

  test('is changed by who read its present version; a retry changes nothing again', async () => {
    const request = { p_request_id: randomUUID() }
    const first = await saveOccupation('6-18-01-02', '铣床工', 1, request)
    expect(await saveOccupation('6-18-01-02', '铣床工', 1, request)).toEqual(first)
    const stale = await expectFailure(saveOccupation('6-18-01-02', '铣削工', 1), 409, 'stale_version')
    expect(stale).toMatchObject({ by: admin.name, version: 2 })
    await expectFailure(saveOccupation('6-18-01-02', '铣床工', 2), 422, 'nothing_changed')
    await expectFailure(saveOccupation('1-01-01-01', '未知', 1), 404, 'occupation_not_found')
  })

  test('added by two at once under one name is added by one of them', async () => {
    const both = await race(
      ['5-05-01-08', '5-05-01-09'].map((code) => () => saveOccupation(code, '果树工', null)),
    )
    expect(both.done).toHaveLength(1)
    expect(both.failed[0]).toMatchObject({ message: 'occupation_name_taken' })
  })

  test('out of use stays on the cards that name it, which are counted', async () => {
    const count = () => db.rpc(admin, 'count_occupation_use', { p_codes: ['6-31-01-03', '1-01-01-01'] })
    const before = await count()
    expect(before).toEqual([
      { code: '6-31-01-03', n: 1 },
      { code: '1-01-01-01', n: 0 },
    ])
    await saveOccupation('6-31-01-03', '电工', 1, { p_is_active: false })
    expect(await count()).toEqual(before)
  })
})

describe('a reason', () => {
  test('is added before 其他, which stays the last one', async () => {
    const added = await saveReason('video_failed', {}, null)
    expect(added).toMatchObject({ version: 1, actions: ['reject', 'return'] })
    const [last] = await db.admin('select code from public.reason_codes order by sort desc limit 1')
    expect(last).toEqual({ code: 'other' })
  })

  test.each<[string, string, object, number | null, string, string]>([
    ['a code of another form', 'Video failed', {}, null, 'reason_code_format', 'code'],
    ['the code of another', 'incomplete', {}, null, 'reason_code_taken', 'code'],
    ['no Chinese text', 'fresh', { name_zh: '' }, null, 'reason_name_missing', 'name_zh'],
    ['no English text', 'fresh', { name_en: ' ' }, null, 'reason_name_missing', 'name_en'],
    ['no matter', 'fresh', { actions: [] }, null, 'reason_actions_missing', 'actions'],
    ['an unknown matter', 'fresh', { actions: ['dance'] }, null, 'reason_actions_missing', 'actions'],
    ['a matter that is none', 'fresh', { actions: 'return' }, null, 'reason_actions_missing', 'actions'],
    ['no say whether it needs a note', 'fresh', { needs_note: null }, null, 'field_required', 'is_active'],
  ])('with %s is refused at its field', async (_what, code, changes, version, key, field) => {
    expect(await expectFailure(saveReason(code, changes, version), 422, key)).toMatchObject({ field })
  })

  test('taken out of use is no longer given; what gave it keeps it', async () => {
    await saveReason('video_failed', { is_active: false }, 1)
    const [usable] = await db.admin(
      `select count(*) from public.reason_codes where code = 'video_failed' and is_active`,
    )
    expect(usable).toEqual({ count: 0 })
    const rows = await db.rpc(admin, 'count_reason_use', { p_codes: ['video_failed', 'incomplete'] })
    expect(rows).toEqual([
      { code: 'video_failed', n: 0 },
      { code: 'incomplete', n: 0 },
    ])
  })

  test('that is the last one of a matter stays, whether put out of use or narrowed', async () => {
    const rest = await db.admin<Reason & { name_en: string; needs_note: boolean }>(
      `select * from public.reason_codes where 'deny_appeal' = any (actions) order by sort`,
    )
    const [upheld, other] = rest
    if (!upheld || !other) throw new Error('two reasons deny an appeal')
    await saveReason(upheld.code, { ...upheld, is_active: false }, 1)
    const narrowed = { ...other, actions: other.actions.filter((action) => action !== 'deny_appeal') }
    for (const changes of [narrowed, { ...other, is_active: false }]) {
      const refused = await expectFailure(saveReason(other.code, changes, 1), 422, 'reason_last_of_action')
      expect(refused).toMatchObject({ field: 'actions' })
    }
  })

  test('is changed by who read its present version', async () => {
    await saveReason('illegible', { actions: ['return'] }, 1)
    const stale = await expectFailure(saveReason('illegible', {}, 1), 409, 'stale_version')
    expect(stale).toMatchObject({ by: admin.name })
    await expectFailure(saveReason('no_such', {}, 1), 404, 'reason_code_not_found')
  })
})

test('the lists are the provincial administration’s', async () => {
  for (const who of Object.values(cast)) {
    if (!who || who.id === admin.id) continue
    await expectFailure(saveOccupation('6-31-01-03', '电工', 1, {}, who), 403, 'not_permitted')
    await expectFailure(saveReason('illegible', {}, 1, {}, who), 403, 'not_permitted')
    for (const name of ['count_occupation_use', 'count_reason_use']) {
      await expectFailure(db.rpc(who, name, { p_codes: ['other'] }), 403, 'not_permitted')
    }
  }
})
