import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { applicants, institutions, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that a unit keeps whom to call itself, and nothing else of its record. */

const db = await createDatabase()
await seedCast(db)

const unit = async () => {
  const [row] = await db.admin<{ name: string; contact_name: string; version: number }>(
    'select name, filing_number, contact_name, contact_phone, address, version from public.institutions where id = $1',
    [institutions.chengdu.id],
  )
  if (!row) throw new Error('no institution')
  return row
}
const save = async (who: Login, values: object = {}, more: object = {}) =>
  db.rpc(who, 'save_unit_contact', {
    p_id: institutions.chengdu.id,
    p_values: { address: '锦城大道1号', contact_name: '王敏', contact_phone: '13800001111', ...values },
    p_expected_version: (await unit()).version,
    p_request_id: randomUUID(),
    ...more,
  })

test('by its officer, with the history saying who, and name and filing untouched', async () => {
  const before = await unit()
  await save(staff.officerChengdu, { name: '别的名称', filing_number: 'Y000151000001' })
  const after = await unit()
  expect(after).toEqual({
    ...before,
    address: '锦城大道1号',
    contact_name: '王敏',
    contact_phone: '13800001111',
    version: before.version + 1,
  })
  const [change] = await db.admin<{ actor_name: string }>(
    `select actor_name from private.register_changes where record_id = $1 order by at desc limit 1`,
    [institutions.chengdu.id],
  )
  expect(change?.actor_name).toBeTruthy()
})

test('by nobody else', async () => {
  for (const who of [
    staff.officerMianyang,
    staff.cityChengdu,
    staff.provinceAdmin,
    staff.auditor,
    applicants.lin,
    outsider,
  ])
    await expectFailure(save(who), 404, 'institution_not_found')
})

test('refuses a wrong phone, an empty contact and what a colleague has changed meanwhile', async () => {
  expect(
    await expectFailure(save(staff.officerChengdu, { contact_phone: '12345' }), 422, 'phone_format'),
  ).toEqual({
    field: 'contact_phone',
  })
  await expectFailure(save(staff.officerChengdu, { contact_name: ' ' }), 422, 'field_required')
  await expectFailure(save(staff.officerChengdu, {}, { p_expected_version: 0 }), 409, 'stale_version')
})
