import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { decide, declareActivity, fileRow, versionOf } from '../support/files'
import { CAST_DAY, type CastApplicant, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'

/** Proves that an approval and the confirmation of the records that it rests on are one deed. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

const recordsOf = async (applicant: CastApplicant) =>
  db.admin<{ id: string; status: string; decided_by: string | null }>(
    'select id, status, decided_by from public.activity_records where person_id = $1 order by held_on',
    [applicant.personId],
  )
const idsOf = async (applicant: CastApplicant) => (await recordsOf(applicant)).map(({ id }) => id)

async function inReReview(unit = institutions.mianyang) {
  const applicant = await makeApplicant(db, { institution: unit })
  const id = await bringTo(db, applicant, 're_review')
  return { applicant, id, records: await idsOf(applicant) }
}

test('the city approves and confirms in one call', async () => {
  const { applicant, id, records } = await inReReview()
  await decide(db, staff.cityMianyang, id, 'approve', { p_records: records })
  expect(await fileRow(db, id)).toMatchObject({ status: 'awaiting_summary' })
  expect(await recordsOf(applicant)).toMatchObject([
    { status: 'confirmed', decided_by: staff.cityMianyang.id },
  ])
})

test('repeated with the same id it answers again and changes nothing', async () => {
  const { applicant, id, records } = await inReReview()
  const args = { p_records: records, p_request_id: randomUUID(), p_expected_version: await versionOf(db, id) }
  const first = await decide(db, staff.cityMianyang, id, 'approve', args)
  const before = await db.admin('select * from public.activity_records where person_id = $1', [
    applicant.personId,
  ])
  expect(await decide(db, staff.cityMianyang, id, 'approve', args)).toEqual(first)
  expect(
    await db.admin('select * from public.activity_records where person_id = $1', [applicant.personId]),
  ).toEqual(before)
})

test('an approval that is refused confirms nothing', async () => {
  const { applicant, id, records } = await inReReview()
  const stale = { p_records: records, p_expected_version: (await versionOf(db, id)) - 1 }
  await expectFailure(decide(db, staff.cityMianyang, id, 'approve', stale), 409, 'stale_version')
  await db.rpc(staff.cityMianyang, 'claim_application', { p_id: id })
  await db.admin('update public.applications set claimed_by = $2 where id = $1', [id, staff.cityChengdu.id])
  await expectFailure(
    decide(db, staff.cityMianyang, id, 'approve', { p_records: records }),
    409,
    'claimed_by_other',
  )
  expect(await recordsOf(applicant)).toMatchObject([{ status: 'declared', decided_by: null }])
})

test('a record that cannot be confirmed any more stops the approval', async () => {
  const { applicant, id, records } = await inReReview()
  await db.rpc(staff.cityMianyang, 'decide_records', {
    p_ids: records,
    p_decision: 'disputed',
    p_reason: '查无此批次',
  })
  const approve = (p_records: string[]) => decide(db, staff.cityMianyang, id, 'approve', { p_records })
  await expectFailure(approve(records), 409, 'records_changed')
  await expectFailure(approve([randomUUID()]), 409, 'records_changed')
  const stranger = await makeApplicant(db, { institution: institutions.mianyang })
  await declareActivity(db, stranger)
  await expectFailure(approve(await idsOf(stranger)), 409, 'records_changed')
  expect(await recordsOf(applicant)).toMatchObject([{ status: 'disputed' }])
  expect(await recordsOf(stranger)).toMatchObject([{ status: 'declared' }])
  expect(await fileRow(db, id)).toMatchObject({ status: 're_review' })
})

test('goes with an approval of a center only: no return, no refusal, no unit', async () => {
  const { id, records } = await inReReview()
  for (const action of ['return', 'reject']) {
    const reasons = action === 'return' ? ['fields_wrong'] : ['records_unproved']
    const decision = { p_reason_codes: reasons, p_fields: ['phone'] }
    const attempt = decide(db, staff.cityMianyang, id, action, { ...decision, p_records: records })
    await expectFailure(attempt, 422, 'records_need_approval')
  }
  const applicant = await makeApplicant(db, { institution: institutions.mianyang })
  const first = await bringTo(db, applicant, 'unit_review')
  const p_records = await idsOf(applicant)
  await expectFailure(
    decide(db, staff.officerMianyang, first, 'approve', { p_records }),
    422,
    'records_need_approval',
  )
  // in 复审 it is not the unit's turn either, whatever it sends along
  await expectFailure(
    decide(db, staff.officerMianyang, id, 'approve', { p_records: records }),
    403,
    'not_permitted',
  )
  await expectFailure(
    decide(db, staff.cityChengdu, id, 'approve', { p_records: records }),
    404,
    'application_not_found',
  )
})

test('the province confirms with its 终审 what the city left open', async () => {
  const applicant = await makeApplicant(db, { institution: institutions.mianyang })
  const id = await bringTo(db, applicant, 'final_review')
  await db.admin(
    `update public.activity_records set status = 'declared', decided_by = null, decided_at = null where person_id = $1`,
    [applicant.personId],
  )
  await expectFailure(decide(db, staff.reviewerOne, id, 'approve'), 422, 'checks_failed')
  await decide(db, staff.reviewerOne, id, 'approve', { p_records: await idsOf(applicant) })
  expect(await fileRow(db, id)).toMatchObject({ status: 'awaiting_issue' })
})
