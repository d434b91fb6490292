import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import {
  attach,
  attachAll,
  decide,
  declareActivity,
  fileRow,
  seal,
  submit,
  versionOf,
} from '../support/files'
import { completeForm } from '../support/forms'
import { CAST_DAY, type CastApplicant, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'

/**
 * Proves that who applies through a unit elsewhere (外聘) is reviewed there: by that unit and its city, not by those of
 * the employer.
 */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

/** Works in Chengdu and applies in Mianyang. */
async function submittedElsewhere(): Promise<{ person: CastApplicant; id: string; record: string }> {
  const person = await makeApplicant(db)
  const id = await db.rpc<string>(person, 'start_application', {
    p_card_id: person.card.id,
    p_institution_id: institutions.mianyang.id,
  })
  await db.rpc(person, 'save_draft', {
    p_id: id,
    p_form: completeForm(person),
    p_expected_version: await versionOf(db, id),
  })
  await attachAll(db, person, person, id)
  await attach(db, person, id, 'employment_contract')
  await declareActivity(db, person)
  await submit(db, person, id)
  const [row] = await db.admin<{ id: string }>(
    'select id from public.activity_records where person_id = $1',
    [person.personId],
  )
  return { person, id, record: String(row?.id) }
}

describe('the city of the file', () => {
  test('confirms records and verifies the card once the file is there, and not before', async () => {
    const { person, id, record } = await submittedElsewhere()
    await db.admin('update public.cards set is_verified = false where id = $1', [person.card.id])
    const confirm = () =>
      db.rpc<{ outcome: string }[]>(staff.cityMianyang, 'decide_records', {
        p_ids: [record],
        p_decision: 'confirmed',
      })
    const verify = () => db.rpc(staff.cityMianyang, 'verify_card', { p_card_id: person.card.id })
    expect(await confirm()).toMatchObject([{ outcome: 'refused', key: 'record_not_found' }])
    await expectFailure(verify(), 404, 'card_not_found')

    await decide(db, staff.officerMianyang, id, 'approve')
    await seal(db, person, id)
    expect(await confirm()).toMatchObject([{ outcome: 'done' }])
    await verify()
    await decide(db, staff.cityMianyang, id, 'approve')
    expect(await fileRow(db, id)).toMatchObject({ status: 'awaiting_summary', region_code: '510700' })
  })
})

describe('who registered by oneself', () => {
  test('is confirmed by the unit of the file before it gives its opinion', async () => {
    const { person, id } = await submittedElsewhere()
    await db.admin(`update public.people set status = 'unverified' where id = $1`, [person.personId])
    const approve = () => decide(db, staff.officerMianyang, id, 'approve')
    await expectFailure(approve(), 422, 'person_unconfirmed')
    const confirm = (who: typeof staff.officerMianyang) =>
      db.rpc(who, 'confirm_person', { p_person_id: person.personId })
    await expectFailure(confirm(staff.officerProvincial), 404, 'person_not_found')
    await confirm(staff.officerMianyang)
    await approve()
    expect(await fileRow(db, id)).toMatchObject({ status: 'awaiting_seal' })
  })
})
