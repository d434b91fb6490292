import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { evaluationForm, reportEvaluation } from '../support/evaluations'
import { expectFailure, expectRefused } from '../support/failures'
import { applicants, CAST_DAY, cast, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login, Row } from '../support/session'

/** Proves that institutions report their evaluations, and who changes, cancels and sees them. */

const db = await createDatabase()
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

const change = (who: Login | null, row: Row, wish: Row = {}, more: Row = {}) =>
  db.rpc<Row>(who, 'change_evaluation', {
    p_id: row.id,
    p_values: evaluationForm({ batch: row.batch, ...wish }),
    p_reason: '报备有误',
    p_expected_version: row.version,
    p_request_id: randomUUID(),
    ...more,
  })
const cancel = (who: Login | null, row: Row, more: Row = {}) =>
  db.rpc<Row>(who, 'cancel_evaluation', {
    p_id: row.id,
    p_reason: '报名人数不足',
    p_expected_version: row.version,
    p_request_id: randomUUID(),
    ...more,
  })

describe('reporting', () => {
  test('an institution reports for itself; its center sees it, nobody else does', async () => {
    const row = await reportEvaluation(db)
    expect(row).toMatchObject({
      institution_name: '成都市锦城技工学校',
      region_code: '510100',
      occupation: '电工',
      levels: ['level_4', 'level_3'],
      is_late: false,
      status: 'reported',
      reported_by_name: '王敏',
    })
    const seen = async (who: Login) =>
      (await db.read(who, 'select id from public.evaluations where id = $1', [row.id])).length
    for (const who of [
      staff.officerChengdu,
      staff.cityChengdu,
      staff.managerChengdu,
      staff.reviewerOne,
      staff.provinceAdmin,
    ])
      expect(await seen(who)).toBe(1)
    for (const who of [
      staff.officerMianyang,
      staff.officerProvincial,
      staff.cityMianyang,
      staff.securityAdmin,
      staff.auditor,
      staff.dismissed,
      applicants.lin,
    ])
      expect(await seen(who)).toBe(0)
  })

  test('nobody reports for another institution', async () => {
    for (const [name, who] of Object.entries(cast)) {
      if (name === 'officerChengdu' || name === 'anon' || !who) continue
      await expectFailure(reportEvaluation(db, {}, who), 403, 'not_permitted')
    }
    await expectRefused(
      db.rpc(null, 'report_evaluation', {
        p_institution_id: institutions.chengdu.id,
        p_values: {},
        p_request_id: randomUUID(),
      }),
    )
  })

  test('a 省属 institution’s is the province’s, not the city’s in which it stands', async () => {
    const row = await reportEvaluation(db, {}, staff.officerProvincial, institutions.provincial)
    expect(row.region_code).toBe('510000')
    expect(
      await db.read(staff.cityChengdu, 'select from public.evaluations where id = $1', [row.id]),
    ).toEqual([])
  })

  test.each([
    [{ kind: 'unknown' }, 422, 'field_required', 'kind'],
    [{ occupation_code: '', occupation: '电' }, 422, 'evaluation_occupation_missing', 'occupation'],
    [{ levels: [] }, 422, 'evaluation_levels_missing', 'levels'],
    [{ site: ' ' }, 422, 'evaluation_site_missing', 'site'],
    [{ batch: '' }, 422, 'record_batch_missing', 'batch'],
    [{ head_count: 0 }, 422, 'evaluation_head_count', 'head_count'],
    [{ head_count: '很多' }, 422, 'number_invalid', 'head_count'],
    [{ starts_on: '' }, 422, 'field_required', 'starts_on'],
    [{ starts_on: '2026-05-01', ends_on: '2026-05-01' }, 422, 'evaluation_day_far', 'starts_on'],
    [{ ends_on: '2024-04-24' }, 422, 'evaluation_days_reversed', 'ends_on'],
    [{ ends_on: '2024-08-01' }, 422, 'evaluation_days_reversed', 'ends_on'],
  ])('%o is refused at its field', async (wish, status, key, field) => {
    expect(await expectFailure(reportEvaluation(db, wish as Row), status, key)).toMatchObject({ field })
  })

  test('the same batch of an occupation on a day counts once, a repeated request too', async () => {
    const first = await reportEvaluation(db, { batch: '第3批' })
    expect(
      await expectFailure(reportEvaluation(db, { batch: '第3批' }), 409, 'evaluation_exists'),
    ).toMatchObject({ field: 'batch' })
    await cancel(staff.officerChengdu, first)
    await reportEvaluation(db, { batch: '第3批' })
    const request = {
      p_institution_id: institutions.chengdu.id,
      p_values: evaluationForm(),
      p_request_id: randomUUID(),
    }
    const once = await db.rpc<Row>(staff.officerChengdu, 'report_evaluation', request)
    const twice = await db.rpc<Row>(staff.officerChengdu, 'report_evaluation', request)
    expect(twice.id).toBe(once.id)
  })

  test.each([
    ['2024-04-19', true],
    ['2024-04-20', false],
  ])('one that begins on %s is reported late: %s', async (day, late) => {
    expect((await reportEvaluation(db, { starts_on: day, ends_on: day })).is_late).toBe(late)
  })

  test('a 注销 institution reports nothing', async () => {
    await db.admin(`update public.institutions set status = 'cancelled' where id = $1`, [
      institutions.mianyang.id,
    ])
    await expectFailure(
      reportEvaluation(db, {}, staff.officerMianyang, institutions.mianyang),
      409,
      'institution_cancelled',
    )
    await db.admin(`update public.institutions set status = 'active' where id = $1`, [
      institutions.mianyang.id,
    ])
  })
})

describe('changing and cancelling', () => {
  test('the institution changes it until it begins, then its center alone and with a reason', async () => {
    const row = await reportEvaluation(db)
    const changed = await change(staff.officerChengdu, row, { head_count: 60 }, { p_reason: null })
    expect(changed).toMatchObject({ head_count: 60, version: 2 })
    await db.at('2024-04-25', async () => {
      await expectFailure(change(staff.officerChengdu, changed, { head_count: 61 }), 409, 'evaluation_begun')
      await expectFailure(
        change(staff.cityChengdu, changed, { head_count: 61 }, { p_reason: '' }),
        422,
        'reason_missing',
      )
      expect(await change(staff.cityChengdu, changed, { head_count: 61 })).toMatchObject({ head_count: 61 })
    })
  })

  test('a stale page is refused and names the colleague', async () => {
    const row = await reportEvaluation(db)
    await change(staff.cityChengdu, row, { head_count: 50 })
    expect(
      await expectFailure(change(staff.officerChengdu, row, { head_count: 40 }), 409, 'stale_version'),
    ).toMatchObject({
      by: '李娜',
      version: 2,
    })
  })

  test('nothing changed is said, and a repeated request changes nothing', async () => {
    const row = await reportEvaluation(db)
    await expectFailure(change(staff.officerChengdu, row, {}), 422, 'nothing_changed')
    const p_request_id = randomUUID()
    await change(staff.officerChengdu, row, { head_count: 77 }, { p_request_id })
    expect(await change(staff.officerChengdu, row, { head_count: 77 }, { p_request_id })).toMatchObject({
      version: 2,
    })
  })

  test('cancelled with a reason it stays on record and is changed no more', async () => {
    const row = await reportEvaluation(db)
    await expectFailure(cancel(staff.officerChengdu, row, { p_reason: ' ' }), 422, 'reason_missing')
    const gone = await cancel(staff.officerChengdu, row)
    expect(gone).toMatchObject({
      status: 'cancelled',
      cancel_reason: '报名人数不足',
      cancelled_by_name: '王敏',
    })
    await expectFailure(change(staff.officerChengdu, gone), 409, 'evaluation_cancelled')
    await expectFailure(cancel(staff.cityChengdu, gone), 409, 'evaluation_cancelled')
    const history = await db.rpc<Row[]>(staff.officerChengdu, 'register_history', {
      p_subject: 'evaluation',
      p_id: row.id,
    })
    expect(history.map(({ action, reason }) => [action, reason])).toEqual([
      ['cancelled', '报名人数不足'],
      ['reported', null],
    ])
  })

  test('others neither change nor cancel it, nor read its history', async () => {
    const row = await reportEvaluation(db)
    for (const [name, who] of Object.entries(cast)) {
      if (
        ['anon', 'officerChengdu', 'cityChengdu', 'reviewerOne', 'reviewerTwo', 'reviewerThree'].includes(
          name,
        ) ||
        !who
      )
        continue
      await expectFailure(change(who, row, { head_count: 9 }), 404, 'evaluation_not_found')
      await expectFailure(cancel(who, row), 404, 'evaluation_not_found')
    }
    for (const who of [staff.officerMianyang, staff.cityMianyang, applicants.lin, staff.securityAdmin])
      await expectFailure(
        db.rpc(who, 'register_history', { p_subject: 'evaluation', p_id: row.id }),
        404,
        'record_not_found',
      )
  })
})

describe('the calendar and clashes', () => {
  test('two at one site on one day are shown to both, with a name and days', async () => {
    const site = '绵阳市公共实训基地'
    const mine = await reportEvaluation(db, { site, starts_on: '2024-05-06', ends_on: '2024-05-08' })
    const theirs = await reportEvaluation(
      db,
      { site, starts_on: '2024-05-08', ends_on: '2024-05-09' },
      staff.officerMianyang,
      institutions.mianyang,
    )
    await reportEvaluation(
      db,
      { site, starts_on: '2024-05-10', ends_on: '2024-05-10' },
      staff.officerMianyang,
      institutions.mianyang,
    )
    const clashes = await db.rpc<Row[]>(staff.officerChengdu, 'evaluation_clashes', {
      p_ids: [mine.id, theirs.id],
    })
    expect(clashes.map(({ id, other_id, institution_name }) => ({ id, other_id, institution_name }))).toEqual(
      [{ id: mine.id, other_id: theirs.id, institution_name: institutions.mianyang.name }],
    )
    const days = (who: Login) =>
      db.rpc<Row[]>(who, 'evaluation_clash_days', { p_from: '2024-05-01', p_to: '2024-05-31' })
    expect(await days(staff.officerChengdu)).toEqual([{ day: '2024-05-08', clashes: 1 }])
    expect(await days(staff.reviewerOne)).toEqual([{ day: '2024-05-08', clashes: 2 }])
    expect(await days(applicants.lin)).toEqual([])
    await expectRefused(db.rpc(null, 'evaluation_clash_days', { p_from: '2024-05-01', p_to: '2024-05-31' }))
  })

  test('days count what the caller sees', async () => {
    await reportEvaluation(db, { starts_on: '2024-06-03', ends_on: '2024-06-04', head_count: 10 })
    await reportEvaluation(
      db,
      { starts_on: '2024-06-04', ends_on: '2024-06-04', head_count: 5 },
      staff.officerMianyang,
      institutions.mianyang,
    )
    const days = (who: Login) =>
      db.rpc<Row[]>(who, 'evaluation_days', { p_from: '2024-06-01', p_to: '2024-06-30' })
    expect(await days(staff.reviewerOne)).toMatchObject([
      { day: '2024-06-03', evaluations: 1, head_count: 10 },
      { day: '2024-06-04', evaluations: 2, head_count: 15 },
    ])
    expect(await days(staff.cityMianyang)).toMatchObject([
      { day: '2024-06-04', evaluations: 1, head_count: 5 },
    ])
    expect(await days(applicants.lin)).toEqual([])
  })
})

test('no table of the registers is written directly', async () => {
  for (const sql of [
    `update public.evaluations set head_count = 1 where true`,
    `delete from public.evaluation_assignments where true`,
    `select * from private.register_changes`,
  ])
    await expectRefused(db.as(staff.officerChengdu, (session) => session.query(sql)))
})
