import { beforeEach, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { createDatabase } from '../support/database'
import { penalise } from '../support/discipline'
import { expectFailure } from '../support/failures'
import { startFile } from '../support/files'
import { CAST_DAY, type CastApplicant, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves who cancels a card whose holder left or died, that it is no lapse, and that an error is taken back. */

const db = await createDatabase()
await seedCast(db)
await publishRound(db)
await db.setClock(CAST_DAY)

let person: CastApplicant
beforeEach(async () => {
  person = await makeApplicant(db)
})

const statusOf = async () =>
  (await db.admin('select status from public.cards where id = $1', [person.card.id]))[0]?.status
const cancel = (who: Login, more: object = {}) =>
  db.rpc<number>(who, 'cancel_card', {
    p_id: person.card.id,
    p_ground: 'left',
    p_document: '本人书面申请 2024-04-10',
    p_reason: '本人不再从事考评工作',
    p_expected_version: 1,
    ...more,
  })
const uncancel = (who: Login, more: object = {}) =>
  db.rpc<number>(who, 'uncancel_card', {
    p_id: person.card.id,
    p_reason: '录入错误',
    p_expected_version: 2,
    ...more,
  })

test('is the centers’ to do, each in its own region', async () => {
  for (const who of [
    staff.officerChengdu,
    staff.provinceAdmin,
    staff.managerChengdu,
    staff.auditor,
    outsider,
    person,
  ])
    await expectFailure(cancel(who), 403, 'not_permitted')
  await expectFailure(cancel(staff.cityMianyang), 404, 'card_not_found')
  expect(await cancel(staff.cityChengdu)).toBe(2)
  expect(await statusOf()).toBe('cancelled')
  await expectFailure(cancel(staff.cityChengdu, { p_expected_version: 2 }), 409, 'card_is_not_active')
})

test('asks for ground, document and reason, and for the card as it is now', async () => {
  const refused = (key: string, more: object) => expectFailure(cancel(staff.cityChengdu, more), 422, key)
  expect(await refused('field_required', { p_ground: 'lapsed' })).toEqual({ field: 'ground' })
  expect(await refused('cancellation_document_missing', { p_document: ' ' })).toEqual({ field: 'document' })
  expect(await refused('reason_missing', { p_reason: '' })).toEqual({ field: 'reason' })
  await expectFailure(cancel(staff.cityChengdu, { p_expected_version: 7 }), 409, 'stale_version')
  expect(await statusOf()).toBe('active')
})

test('waits for a file that is under way', async () => {
  await startFile(db, person)
  await expectFailure(cancel(staff.cityChengdu), 409, 'card_has_live_file')
})

test('is told on the card, listed for no lapse, and nobody applies with it', async () => {
  await cancel(staff.cityChengdu, { p_ground: 'died', p_document: '死亡证明 川死证2024001' })
  const page = await db.rpc<{ cards: { events: { kind: string; values: { reason?: string } }[] }[] }>(
    staff.cityChengdu,
    'get_person',
    { p_id: person.personId },
  )
  const events = page.cards[0]?.events ?? []
  expect(events.map(({ kind }) => kind)).toContain('cancelled')
  expect(JSON.stringify(events)).toContain('去世；本人不再从事考评工作；死亡证明 川死证2024001')
  await db.at('2025-06-01', async () => {
    const listed = await db.rpc<{ card_id: string }[]>(staff.reviewerOne, 'lapse_candidates')
    expect(listed.map(({ card_id }) => card_id)).not.toContain(person.card.id)
  })
  await expectFailure(
    db.rpc(person, 'start_application', { p_card_id: person.card.id }),
    422,
    'card_not_live',
  )
})

test('is taken back with a reason, not past a penalty that came meanwhile', async () => {
  await expectFailure(uncancel(staff.cityChengdu, { p_expected_version: 1 }), 409, 'card_is_not_cancelled')
  await cancel(staff.cityChengdu)
  for (const who of [staff.officerChengdu, staff.provinceAdmin, outsider, person])
    await expectFailure(uncancel(who), 403, 'not_permitted')
  await expectFailure(uncancel(staff.cityMianyang), 404, 'card_not_found')
  await expectFailure(uncancel(staff.cityChengdu, { p_reason: '' }), 422, 'reason_missing')
  expect(await uncancel(staff.cityChengdu)).toBe(3)
  expect(await statusOf()).toBe('active')
  await cancel(staff.reviewerOne, { p_expected_version: 3 })
  await penalise(db, person)
  await expectFailure(uncancel(staff.reviewerOne, { p_expected_version: 4 }), 409, 'person_disqualified')
})
