import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { appeal, attach, decide, fileRow, seal, submit, versionOf, withdraw } from '../support/files'
import { completeForm } from '../support/forms'
import { CAST_DAY, type CastStaff, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves what the unit does in its people's place (代办), and what stays the person's own. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

const save = async (who: Login, id: string, form: Record<string, unknown>) =>
  db.rpc(who, 'save_draft', { p_id: id, p_form: form, p_expected_version: await versionOf(db, id) })

/** As if the unit had entered the file, on the person's 书面申请. */
async function entered(id: string): Promise<string> {
  await db.admin('update public.applications set is_proxy = true where id = $1', [id])
  await db.admin(
    `insert into public.documents (application_id, kind, path, original_name, mime_type, bytes, status, person_id)
     select id, 'written_application', 'applications/' || id || '/proxy.jpg', '书面申请.jpg', 'image/jpeg', 1000,
       'stored', person_id
     from public.applications where id = $1`,
    [id],
  )
  return id
}

describe('the unit enters a file for its people (代办)', () => {
  const unit = staff.officerChengdu

  test('on the signed application, from the draft to the seal, seen by nobody else meanwhile', async () => {
    const applicant = await makeApplicant(db)
    const id = await db.rpc<string>(unit, 'start_application', { p_card_id: applicant.card.id })
    expect(await fileRow(db, id)).toMatchObject({ is_proxy: true, status: 'draft', created_by: unit.id })
    await expectFailure(
      db.rpc(staff.cityChengdu, 'get_application', { p_id: id }),
      404,
      'application_not_found',
    )
    await db.rpc(unit, 'save_draft', {
      p_id: id,
      p_form: completeForm(applicant),
      p_expected_version: await versionOf(db, id),
    })
    for (const kind of ['photo', 'id_card', 'card_scan', 'work_summary']) await attach(db, unit, id, kind)
    const early = submit(db, unit, id)
    expect(await expectFailure(early, 422, 'checks_failed')).toEqual({ checks: ['documents_present'] })
    await attach(db, unit, id, 'written_application')
    await submit(db, unit, id)
    await decide(db, unit, id, 'approve')
    await seal(db, unit, id)
    expect(await fileRow(db, id)).toMatchObject({ status: 're_review' })
  })

  test('not for people of another unit, nor of none', async () => {
    const applicant = await makeApplicant(db)
    const start = (who: CastStaff) =>
      db.rpc(who, 'start_application', {
        p_card_id: applicant.card.id,
        p_institution_id: who.institution?.id,
      })
    await expectFailure(start(staff.officerMianyang), 404, 'card_not_found')
    await db.admin('update public.people set institution_id = null where id = $1', [applicant.personId])
    await expectFailure(start(staff.officerMianyang), 404, 'card_not_found')
  })

  test('a draft that the person began is none of the unit’s', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'draft')
    await expectFailure(db.rpc(unit, 'get_application', { p_id: id }), 404, 'application_not_found')
    await expectFailure(submit(db, unit, id), 404, 'application_not_found')
  })

  test('the person may act on it as on an own one: withdraw it, mend it, appeal', async () => {
    const drafted = await makeApplicant(db)
    const draft = await db.rpc<string>(unit, 'start_application', { p_card_id: drafted.card.id })
    await withdraw(db, drafted, draft)
    expect(await fileRow(db, draft)).toMatchObject({ status: 'withdrawn' })

    const returned = await makeApplicant(db)
    const mended = await entered(await bringTo(db, returned, 'returned'))
    await save(returned, mended, { phone: '13912345678' })
    await submit(db, returned, mended)
    expect(await fileRow(db, mended)).toMatchObject({ status: 'unit_review' })

    const refused = await makeApplicant(db)
    const pleaded = await entered(await bringTo(db, refused, 'rejected'))
    await appeal(db, refused, pleaded)
    expect(await fileRow(db, pleaded)).toMatchObject({ status: 'appealing' })
  })
})

describe('a file that the person entered', () => {
  const unit = staff.officerChengdu
  const refused = (attempt: Promise<unknown>) => expectFailure(attempt, 403, 'entered_by_person')

  test('is neither mended nor resubmitted nor withdrawn by the unit', async () => {
    const id = await bringTo(db, await makeApplicant(db), 'returned', { p_documents: ['photo'] })
    await refused(save(unit, id, { phone: '13912345678' }))
    await refused(attach(db, unit, id, 'photo'))
    const [photo] = await db.admin<{ id: string }>(
      `select id from public.documents where application_id = $1 and kind = 'photo' and status = 'stored'`,
      [id],
    )
    await refused(db.rpc(unit, 'remove_document', { p_id: photo?.id }))
    await refused(submit(db, unit, id))
    await refused(withdraw(db, unit, id))
    const { actions } = await db.rpc<{ actions: string[] }>(unit, 'get_application', { p_id: id })
    expect(actions).toEqual([])
  })

  test('is not appealed by the unit', async () => {
    const id = await bringTo(db, await makeApplicant(db), 'rejected', { from: 're_review' })
    await refused(appeal(db, unit, id))
  })

  test('gets its sealed form from the unit or from the person', async () => {
    const id = await bringTo(db, await makeApplicant(db), 'awaiting_seal')
    const { actions } = await db.rpc<{ actions: string[] }>(unit, 'get_application', { p_id: id })
    expect(actions).toEqual(['seal'])
    await refused(withdraw(db, unit, id))
    await refused(attach(db, unit, id, 'photo'))
    await seal(db, unit, id)
    expect(await fileRow(db, id)).toMatchObject({ status: 're_review' })
  })

  test('is nothing that other units, administrations or strangers could act on', async () => {
    const id = await bringTo(db, await makeApplicant(db), 'awaiting_seal')
    for (const who of [staff.officerMianyang, staff.provinceAdmin, staff.dismissed, outsider]) {
      await expectFailure(seal(db, who, id), 404, 'application_not_found')
      await expectFailure(withdraw(db, who, id), 404, 'application_not_found')
    }
    for (const who of [staff.cityChengdu, staff.reviewerOne]) {
      await expectFailure(seal(db, who, id), 403, 'not_permitted')
      await expectFailure(withdraw(db, who, id), 403, 'not_permitted')
    }
  })
})
