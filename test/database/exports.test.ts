import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { expectFailure, expectRefused } from '../support/failures'
import { applicants, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that no list leaves unlogged, and no full number without the grant, a reason and a line per person. */

const db = await createDatabase()
beforeAll(() => seedCast(db))

async function start(who: Login, more: Record<string, unknown> = {}) {
  const id = randomUUID()
  await db.rpc(who, 'start_export', {
    p_id: id,
    p_list: 'people',
    p_filters: { city: '510100' },
    p_row_count: 10,
    p_format: 'xlsx',
    ...more,
  })
  return id
}

const unmasked = { p_is_unmasked: true, p_reason: '省厅抽查' }
const ids = Object.values(applicants).map(({ personId }) => personId)
const identities = (who: Login, id: string, people = ids) =>
  db.rpc<{ person_id: string; id_number: string }[]>(who, 'export_identities', {
    p_export_id: id,
    p_person_ids: people,
  })

test('every export is written down: who, which list, narrowed how, how many', async () => {
  const id = await start(staff.cityChengdu)
  const [line] = await db.read(staff.auditor, 'select * from public.export_runs where id = $1', [id])
  expect(line).toMatchObject({
    list: 'people',
    filters: { city: '510100' },
    row_count: 10,
    is_unmasked: false,
    created_by_name: staff.cityChengdu.name,
  })
  await start(staff.cityChengdu, { p_id: id })
  expect(await db.admin('select from public.export_runs where id = $1', [id])).toHaveLength(1)
})

test('the log is read by the auditor and by who exported', async () => {
  const id = await start(staff.cityChengdu)
  const seen = async (who: Login) =>
    (await db.read(who, 'select from public.export_runs where id = $1', [id])).length
  expect(await seen(staff.cityChengdu)).toBe(1)
  for (const who of [staff.cityMianyang, staff.reviewerOne, staff.securityAdmin, outsider])
    expect(await seen(who)).toBe(0)
  await expectRefused(
    db.as(staff.auditor, (session) => session.query(`update public.export_runs set reason = 'x' where true`)),
  )
})

describe('full numbers', () => {
  test('take the grant', async () => {
    for (const who of [staff.cityChengdu, staff.reviewerTwo, staff.provinceAdmin, staff.officerChengdu])
      await expectFailure(start(who, unmasked), 403, 'export_not_granted')
  })

  test('take a reason', async () => {
    await expectFailure(
      start(staff.reviewerOne, { p_is_unmasked: true, p_reason: ' ' }),
      422,
      'reason_missing',
    )
  })

  test('come for the own unmasked export only', async () => {
    const masked = await start(staff.reviewerOne)
    await expectFailure(identities(staff.reviewerOne, masked), 403, 'export_not_granted')
    const id = await start(staff.reviewerOne, unmasked)
    await expectFailure(identities(staff.reviewerTwo, id), 404, 'export_not_found')
    await expectFailure(start(staff.reviewerTwo, { p_id: id }), 404, 'export_not_found')
    expect(await identities(staff.reviewerOne, id)).toHaveLength(3)
  })

  test('leave a line per person with the reason', async () => {
    const id = await start(staff.reviewerOne, unmasked)
    await identities(staff.reviewerOne, id)
    const lines = await db.read(
      staff.auditor,
      'select kind, subject, person_id, reason, actor_name from public.access_log where subject_id = $1',
      [id],
    )
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatchObject({
      kind: 'export',
      subject: 'export:people',
      reason: '省厅抽查',
      actor_name: '吴倩',
    })
  })

  test('come of people in the own scope only', async () => {
    await db.admin(`update public.staff set extra_grants = '{export}' where user_id = $1`, [
      staff.cityMianyang.id,
    ])
    const id = await start(staff.cityMianyang, unmasked)
    const answer = await identities(staff.cityMianyang, id)
    expect(answer.map(({ person_id }) => person_id)).toEqual([applicants.zhao.personId])
  })

  test('end with the hour, with the grant, and with the number of rows', async () => {
    const id = await start(staff.reviewerOne, unmasked)
    const later = new Date(Date.now() + 2 * 3_600_000).toISOString()
    await db.at(later, () => expectFailure(identities(staff.reviewerOne, id), 409, 'export_is_over'))
    const few = await start(staff.reviewerOne, { ...unmasked, p_row_count: 0 })
    for (let times = 0; times < 33; times += 1) await identities(staff.reviewerOne, few)
    await expectFailure(identities(staff.reviewerOne, few), 422, 'export_invalid')
    await db.admin(`update public.staff set extra_grants = '{}' where user_id = $1`, [staff.reviewerOne.id])
    await expectFailure(identities(staff.reviewerOne, id), 403, 'export_not_granted')
  })
})

test('neither applicants nor the dismissed export, and nonsense is refused', async () => {
  for (const who of [applicants.lin, outsider, staff.dismissed])
    await expectFailure(start(who), 403, 'not_permitted')
  await expectFailure(start(staff.cityChengdu, { p_format: 'pdf' }), 422, 'export_invalid')
  await expectFailure(start(staff.cityChengdu, { p_list: 'no list' }), 422, 'list_unknown')
  await expectFailure(start(staff.cityChengdu, { p_row_count: -1 }), 422, 'export_invalid')
})
