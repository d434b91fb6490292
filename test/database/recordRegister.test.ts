import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant } from '../support/builders'
import { createDatabase } from '../support/database'
import { expectFailure, expectRefused } from '../support/failures'
import { applicants, CAST_DAY, type CastApplicant, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login, Row } from '../support/session'

/** Proves how activity records are decided, answered and corrected, and by whom. */

const db = await createDatabase()
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

const person = (unit = institutions.chengdu) =>
  makeApplicant(db, { institution: unit, card: { validTo: '2025-04-30' } })
const declare = (who: CastApplicant, by: Login = who, wish: Row = {}) =>
  db.rpc<string>(by, 'declare_record', {
    p_person_id: who.personId,
    p_role: 'assessor',
    p_held_on: '2024-03-05',
    p_institution_name: '成都市锦城技工学校',
    p_batch: '2024年第1批',
    ...wish,
  })
const decide = (who: Login | null, ids: string[], decision = 'confirmed', reason?: string) =>
  db.rpc<Row[]>(who, 'decide_records', { p_ids: ids, p_decision: decision, p_reason: reason ?? null })
const recordOf = async (id: string): Promise<Row> => {
  const [row] = await db.admin<Row>('select *, held_on::text from public.activity_records where id = $1', [
    id,
  ])
  return row as Row
}
const correct = async (who: Login | null, id: string, wish: Row = {}, more: Row = {}) =>
  db.rpc<Row>(who, 'correct_record', {
    p_id: id,
    p_values: {
      held_on: '2024-03-05',
      institution_name: '成都市锦城技工学校',
      batch: '2024年第1批',
      place: '成都市',
      ...wish,
    },
    p_reason: '日期录错',
    p_expected_version: (await recordOf(id)).version,
    p_request_id: randomUUID(),
    ...more,
  })
const answer = async (who: Login | null, id: string, text = '附签到表复印件') =>
  db.rpc<Row>(who, 'answer_dispute', {
    p_id: id,
    p_answer: text,
    p_expected_version: (await recordOf(id)).version,
  })

describe('deciding', () => {
  test('several are confirmed in one call, each with its outcome', async () => {
    const [one, two] = [await person(), await person(institutions.mianyang)]
    const ids = [await declare(one), await declare(one, one, { p_held_on: '2024-02-01' }), await declare(two)]
    const outcomes = await decide(staff.cityChengdu, [...ids, randomUUID()])
    expect(outcomes.map(({ outcome, key }) => [outcome, key])).toEqual([
      ['done', null],
      ['done', null],
      ['refused', 'record_not_found'],
      ['refused', 'record_not_found'],
    ])
    expect((await decide(staff.cityChengdu, ids.slice(0, 1)))[0]).toMatchObject({ outcome: 'unchanged' })
  })

  test('nobody decides the own record, and units decide none', async () => {
    const own = await declare(applicants.lin)
    await db.admin('update public.people set user_id = $1 where id = $2', [
      staff.cityChengdu.id,
      applicants.lin.personId,
    ])
    expect((await decide(staff.cityChengdu, [own]))[0]).toMatchObject({
      outcome: 'refused',
      key: 'own_record',
    })
    await db.admin('update public.people set user_id = $1 where id = $2', [
      applicants.lin.id,
      applicants.lin.personId,
    ])
    for (const who of [
      staff.officerChengdu,
      applicants.lin,
      staff.provinceAdmin,
      staff.managerChengdu,
      staff.auditor,
    ])
      await expectFailure(decide(who, [own]), 403, 'not_permitted')
  })

  test('a thousand are the most of one call', async () => {
    await expectFailure(
      decide(
        staff.cityChengdu,
        Array.from({ length: 1001 }, () => randomUUID()),
      ),
      422,
      'bulk_size',
    )
  })
})

describe('a dispute', () => {
  test('is answered by the unit or the person, and decided again', async () => {
    const who = await person()
    const id = await declare(who)
    await expectFailure(answer(who, id), 409, 'record_not_disputed')
    await decide(staff.cityChengdu, [id], 'disputed', '名单中没有本人')
    await expectFailure(answer(who, id, ' '), 422, 'answer_missing')
    expect(await answer(who, id)).toMatchObject({
      dispute_answer: '附签到表复印件',
      answered_by_name: who.name,
    })
    expect(await answer(staff.officerChengdu, id, '已核对')).toMatchObject({ answered_by_name: '王敏' })
    for (const other of [staff.officerMianyang, staff.cityMianyang, applicants.zhao])
      await expectFailure(answer(other, id), 404, 'record_not_found')
    await expectFailure(answer(staff.cityChengdu, id), 403, 'not_permitted')
    // disputed again, the answer has been read
    expect((await decide(staff.cityChengdu, [id], 'disputed', '仍无法核实'))[0]).toMatchObject({
      outcome: 'done',
    })
    expect(await recordOf(id)).toMatchObject({ dispute_reason: '仍无法核实', dispute_answer: null })
    await decide(staff.cityChengdu, [id])
    expect(await recordOf(id)).toMatchObject({ status: 'confirmed', dispute_reason: null })
    const history = await db.rpc<Row[]>(who, 'register_history', { p_subject: 'activity_record', p_id: id })
    expect(history.map(({ action, reason }) => [action, reason])).toEqual([
      ['confirmed', null],
      ['disputed', '仍无法核实'],
      ['answered', null],
      ['answered', null],
      ['disputed', '名单中没有本人'],
    ])
  })
})

describe('a correction', () => {
  test('by the unit or the person makes a decided record wait again; by the center it stays decided', async () => {
    const who = await person()
    const id = await declare(who)
    await decide(staff.cityChengdu, [id])
    expect(await correct(staff.cityChengdu, id, { held_on: '2024-03-06' })).toMatchObject({
      status: 'confirmed',
      held_on: '2024-03-06',
    })
    expect(await correct(staff.officerChengdu, id, { held_on: '2024-03-07' })).toMatchObject({
      status: 'declared',
      decided_by_name: null,
    })
    await decide(staff.cityChengdu, [id], 'disputed', '日期不符')
    expect(await correct(who, id, { held_on: '2024-03-08' })).toMatchObject({
      status: 'declared',
      dispute_reason: null,
    })
  })

  test('of one’s own record by an officer of the center makes it wait again', async () => {
    const who = await person()
    const id = await declare(who)
    await decide(staff.reviewerOne, [id])
    await db.admin('update public.people set user_id = $1 where id = $2', [
      staff.reviewerTwo.id,
      who.personId,
    ])
    expect(await correct(staff.reviewerTwo, id, { held_on: '2024-03-09' })).toMatchObject({
      status: 'declared',
    })
  })

  test('needs a reason, a current page, and values that a record may have', async () => {
    const who = await person()
    const id = await declare(who)
    await declare(who, who, { p_held_on: '2024-01-09', p_institution_name: '成都市锦城技工学校' })
    await expectFailure(correct(who, id, {}, { p_reason: '' }), 422, 'reason_missing')
    await expectFailure(correct(who, id, { held_on: '2024-05-01' }), 422, 'record_in_future')
    await expectFailure(correct(who, id, { batch: '' }), 422, 'record_batch_missing')
    await expectFailure(correct(who, id, { held_on: '2024-01-09' }), 409, 'record_exists')
    await correct(staff.officerChengdu, id, { place: '绵阳市' })
    expect(
      await expectFailure(correct(who, id, {}, { p_expected_version: 1 }), 409, 'stale_version'),
    ).toMatchObject({
      by: '王敏',
    })
  })

  test('is nobody else’s', async () => {
    const id = await declare(await person())
    for (const other of [
      staff.officerMianyang,
      staff.cityMianyang,
      applicants.zhao,
      staff.provinceAdmin,
      staff.auditor,
    ])
      await expectFailure(correct(other, id), 404, 'record_not_found')
    await expectRefused(correct(null, id))
  })
})

test('a confirmed record is not removed', async () => {
  const who = await person()
  const id = await declare(who)
  await decide(staff.cityChengdu, [id])
  await expectFailure(db.rpc(who, 'remove_record', { p_id: id }), 409, 'record_decided')
})

test('people are found by name, card and identity number, in scope', async () => {
  const find = (who: Login, text: string) =>
    db
      .read<{ id: string }>(who, 'select id from public.find_record_people($1)', [text])
      .then((rows) => rows.map(({ id }) => id))
  for (const text of ['林', applicants.lin.card.number, applicants.lin.idNumber])
    expect(await find(staff.cityChengdu, text)).toContain(applicants.lin.personId)
  expect(await find(staff.cityChengdu, '%')).toEqual([])
  for (const who of [staff.cityMianyang, staff.officerMianyang, applicants.zhao, staff.auditor])
    expect(await find(who, applicants.lin.idNumber)).toEqual([])
})

test('what is confirmed inside the term is what the check and annex 4 count', async () => {
  const who = await person()
  const inside = await declare(who)
  await declare(who, who, { p_held_on: '2024-03-20' })
  const outside = await declare(who, who, { p_held_on: '2019-01-01' })
  await decide(staff.cityChengdu, [inside, outside])
  const [counted] = await db.admin<Row>(
    `select private.records_of_annex($1, 'assessor', $2, $3) as records`,
    [who.personId, who.card.validFrom, who.card.validTo],
  )
  expect(counted?.records).toMatchObject([{ held_on: '2024-03-05', status: 'confirmed' }])
})
