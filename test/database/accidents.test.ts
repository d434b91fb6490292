import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { addRecord, checksOf, makeDraft } from '../support/checks'
import { createDatabase } from '../support/database'
import { act, caseRow, drawUp } from '../support/discipline'
import { expectFailure } from '../support/failures'
import { applicants, CAST_DAY, outsider, staff } from '../support/people'
import { race } from '../support/races'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves who records an assessment accident, that it keeps an assessor from renewal, and who takes it away. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

const record = (who: Login, personId: string, more: object = {}, p_request_id = randomUUID()) =>
  db.rpc<string>(who, 'record_accident', {
    p_accident: {
      person_id: personId,
      kind: 'paper_leak',
      severity: 'grave',
      occurred_on: '2024-03-02',
      note: '开考前试题外泄，本批次成绩作废。',
      ...more,
    },
    p_request_id,
  })
const voidIt = (who: Login, id: string, version = 1, p_reason = '经复查与本人无关') =>
  db.rpc(who, 'void_accident', { p_id: id, p_reason, p_expected_version: version })
const ruleOf = async (id: string) => (await checksOf(db, id, 'submit')).get('no_accident')?.outcome

describe('an accident', () => {
  test('keeps an assessor from renewal until another officer voids it', async () => {
    const { applicant, id } = await makeDraft(db)
    expect(await ruleOf(id)).toBe('pass')
    const accident = await record(staff.cityChengdu, applicant.personId)
    expect(await ruleOf(id)).toBe('fail')
    await expectFailure(voidIt(staff.cityChengdu, accident), 403, 'not_permitted')
    await expectFailure(voidIt(staff.reviewerOne, accident, 1, ' '), 422, 'reason_missing')
    await expectFailure(voidIt(staff.reviewerOne, accident, 2), 409, 'stale_version')
    await voidIt(staff.reviewerOne, accident)
    expect(await ruleOf(id)).toBe('pass')
    await expectFailure(voidIt(staff.reviewerOne, accident, 2), 409, 'accident_voided')
  })

  test('recorded by a reviewer is voided by another', async () => {
    const person = await makeApplicant(db)
    const accident = await record(staff.reviewerOne, person.personId)
    await expectFailure(voidIt(staff.reviewerOne, accident), 403, 'accident_needs_other_officer')
    await voidIt(staff.reviewerTwo, accident)
  })

  test('is recorded by the person’s city or the province, of nobody’s self', async () => {
    for (const who of [
      staff.officerChengdu,
      staff.provinceAdmin,
      staff.managerChengdu,
      staff.auditor,
      outsider,
    ])
      await expectFailure(record(who, applicants.lin.personId), 403, 'not_permitted')
    await expectFailure(record(staff.cityMianyang, applicants.lin.personId), 404, 'person_not_found')
  })

  test('says what is wrong with it', async () => {
    const { personId } = applicants.lin
    const field = async (more: object, status: number, key: string) =>
      (await expectFailure(record(staff.cityChengdu, personId, more), status, key)).field
    expect(await field({ kind: 'rain' }, 422, 'field_required')).toBe('kind')
    expect(await field({ severity: '' }, 422, 'field_required')).toBe('severity')
    expect(await field({ occurred_on: '' }, 422, 'field_required')).toBe('occurred_on')
    expect(await field({ occurred_on: '2024-04-16' }, 422, 'accident_in_future')).toBe('occurred_on')
    expect(await field({ note: '短' }, 422, 'accident_note_length')).toBe('note')
    expect(await field({ activity_record_id: randomUUID() }, 404, 'record_not_found')).toBe(
      'activity_record_id',
    )
  })

  test('is linked to the work at which it happened', async () => {
    const person = await makeApplicant(db)
    await addRecord(db, person, '2024-03-02', 'declared')
    const [work] = await db.admin<{ id: string }>(
      'select id from public.activity_records where person_id = $1',
      [person.personId],
    )
    const accident = await record(staff.cityChengdu, person.personId, { activity_record_id: work?.id })
    const [row] = await db.read(
      person,
      'select activity_record_id, recorded_by_name from public.accidents where id = $1',
      [accident],
    )
    expect(row).toEqual({ activity_record_id: work?.id, recorded_by_name: '李娜' })
  })

  test('sent twice counts once', async () => {
    const person = await makeApplicant(db)
    const request = randomUUID()
    const once = await record(staff.cityChengdu, person.personId, {}, request)
    expect(await record(staff.cityChengdu, person.personId, {}, request)).toBe(once)
    const { done } = await race(
      [1, 2].map(() => () => record(staff.cityChengdu, person.personId, {}, randomUUID())),
    )
    expect(done).toHaveLength(2)
  })

  test('is the evidence of a case, as long as it stands', async () => {
    const person = await makeApplicant(db)
    const accident = await record(staff.cityChengdu, person.personId)
    const wish = { ground: 'assessment_accident', accident_id: accident }
    const { id } = await drawUp(db, staff.cityChengdu, person.personId, wish)
    await act(db, staff.cityChengdu, id, 'propose')
    expect(await caseRow(db, id)).toMatchObject({ status: 'proposed', accident_id: accident })
    await voidIt(staff.reviewerOne, accident)
    await expectFailure(drawUp(db, staff.cityChengdu, person.personId, wish), 404, 'accident_not_found')
    await expectFailure(
      drawUp(db, staff.cityChengdu, applicants.lin.personId, wish),
      404,
      'accident_not_found',
    )
  })
})
