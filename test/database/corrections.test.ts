import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { advance, bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { attach, decide, fileRow, seal, submit, versionOf } from '../support/files'
import { CAST_DAY, type CastApplicant, type CastStaff, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'

/** Proves what a returned file may change, where it goes once mended, and when it needs a new seal. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

const save = async (applicant: CastApplicant, id: string, form: Record<string, unknown>) =>
  db.rpc(applicant, 'save_draft', { p_id: id, p_form: form, p_expected_version: await versionOf(db, id) })

const rowsOf = (id: string) =>
  db.admin<{ batch_id: string; struck: boolean; strike_action: string; strike_reasons: string[] }>(
    `select batch_id, struck_at is not null as struck, strike_action, strike_reasons
     from public.summary_rows where application_id = $1`,
    [id],
  )

describe('a returned file', () => {
  test('changes the named fields and documents and nothing else', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'returned', {
      from: 'unit_review',
      p_fields: ['phone', 'speciality'],
      p_documents: ['photo'],
    })
    const refusal = save(applicant, id, { phone: '13912345678', education: '大学专科' })
    expect(await expectFailure(refusal, 422, 'field_not_returned')).toEqual({ fields: ['education'] })
    await save(applicant, id, { phone: '13912345678' })
    await expectFailure(attach(db, applicant, id, 'id_card'), 409, 'document_not_editable')
    await attach(db, applicant, id, 'photo')
    await submit(db, applicant, id)
    expect(await fileRow(db, id)).toMatchObject({ status: 'unit_review', return_fields: [] })
  })

  test('takes the contract that a corrected employer makes due, though nobody named it', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'returned', { from: 'unit_review', p_fields: ['employer_name'] })
    await expectFailure(attach(db, applicant, id, 'employment_contract'), 409, 'document_not_editable')
    await save(applicant, id, { employer_name: '成都另一家培训中心' })
    await expectFailure(submit(db, applicant, id), 422, 'checks_failed')
    await attach(db, applicant, id, 'employment_contract')
    await submit(db, applicant, id)
    expect(await fileRow(db, id)).toMatchObject({ status: 'unit_review' })
  })

  test('keeps unit and track, wherever its unit or person may belong now', async () => {
    const applicant = await makeApplicant(db, { institution: institutions.mianyang })
    const id = await bringTo(db, applicant, 'returned', { from: 're_review' })
    const elsewhere = db.rpc(applicant, 'save_draft', {
      p_id: id,
      p_form: {},
      p_institution_id: institutions.chengdu.id,
      p_expected_version: await versionOf(db, id),
    })
    await expectFailure(elsewhere, 409, 'institution_is_fixed')
  })

  test('cannot be changed once it is under way again', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'unit_review')
    await expectFailure(save(applicant, id, { phone: '13912345678' }), 409, 'not_editable')
  })
})

describe('mended without touching what is printed, a file goes back', () => {
  test.each([
    ['unit_review', institutions.mianyang, 'unit_review'],
    ['re_review', institutions.mianyang, 're_review'],
    ['final_review', institutions.mianyang, 'awaiting_summary'],
    ['unit_review', institutions.provincial, 'unit_review'],
    ['re_review', institutions.provincial, 'awaiting_summary'],
    ['final_review', institutions.provincial, 'awaiting_summary'],
  ] as const)('from %s of %o to %s', async (from, institution, to) => {
    const applicant = await makeApplicant(db, { institution })
    const id = await bringTo(db, applicant, 'returned', { from, p_fields: ['education', 'phone'] })
    await save(applicant, id, { education: '大学专科' })
    await submit(db, applicant, id)
    expect(await fileRow(db, id)).toMatchObject({ status: to })
  })
})

describe('mended in a printed field, a file passes the unit again for a new seal', () => {
  test.each([
    ['re_review', institutions.mianyang, 're_review'],
    ['final_review', institutions.mianyang, 'awaiting_summary'],
    ['re_review', institutions.provincial, 'awaiting_summary'],
    ['final_review', institutions.provincial, 'awaiting_summary'],
  ] as const)('%s of %o, then %s', async (from, institution, to) => {
    const applicant = await makeApplicant(db, { institution })
    const unit = institution === institutions.mianyang ? staff.officerMianyang : staff.officerProvincial
    const id = await bringTo(db, applicant, 'returned', { from })
    await save(applicant, id, { phone: '13912345678' })
    await submit(db, applicant, id)
    expect(await fileRow(db, id)).toMatchObject({ status: 'unit_review', data_version: 1 })
    await decide(db, unit, id, 'approve')
    expect(await fileRow(db, id)).toMatchObject({ status: 'awaiting_seal', data_version: 2 })

    // The first scan is of the older version.
    const attempt = db.rpc(applicant, 'seal_application', {
      p_id: id,
      p_expected_version: await versionOf(db, id),
      p_request_id: crypto.randomUUID(),
    })
    expect(await expectFailure(attempt, 422, 'sealed_form_missing')).toEqual({ data_version: 2 })
    await seal(db, applicant, id)
    expect(await fileRow(db, id)).toMatchObject({ status: to })
  })

  test('so does a new photo, which stands on the form', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'returned', {
      from: 're_review',
      p_fields: [],
      p_documents: ['photo', 'card_scan'],
    })
    await attach(db, applicant, id, 'photo')
    await submit(db, applicant, id)
    expect(await fileRow(db, id)).toMatchObject({ status: 'unit_review' })
  })

  test('a new card scan does not', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'returned', {
      from: 're_review',
      p_fields: [],
      p_documents: ['photo', 'card_scan'],
    })
    await attach(db, applicant, id, 'card_scan')
    await submit(db, applicant, id)
    expect(await fileRow(db, id)).toMatchObject({ status: 're_review' })
  })
})

describe('a row that the province returns or refuses', () => {
  test.each(['returned', 'rejected'] as const)('is struck with its reason: %s', async (status) => {
    const id = await bringTo(db, await makeApplicant(db), status, { from: 'final_review' })
    expect(await rowsOf(id)).toMatchObject([
      {
        struck: true,
        strike_action: status === 'returned' ? 'return' : 'reject',
        strike_reasons: [status === 'returned' ? 'fields_wrong' : 'records_unproved'],
      },
    ])
  })

  test('comes, once mended, in a supplementary table and on to the card', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'returned', { from: 'final_review', p_fields: ['education'] })
    await save(applicant, id, { education: '大学专科' })
    await submit(db, applicant, id)
    await advance(db, applicant, id, 'issued')
    const rows = await rowsOf(id)
    expect(rows.map(({ struck }) => struck).sort()).toEqual([false, true])
    const batches = await db.admin<{ sequence: number }>(
      'select sequence from public.summary_batches where id = any ($1) order by sequence',
      [rows.map(({ batch_id }) => batch_id)],
    )
    expect(batches[1]?.sequence).toBe(Number(batches[0]?.sequence) + 1)
  })
})

describe('the province moves a file to another unit', () => {
  const reroute = async (who: CastStaff, id: string, unit: string) =>
    db.rpc(who, 'reroute_application', {
      p_id: id,
      p_institution_id: unit,
      p_reason_codes: ['wrong_unit'],
      p_note: null,
      p_expected_version: await versionOf(db, id),
      p_request_id: crypto.randomUUID(),
    })

  test('with a reason, and it begins there with the first opinion on the other track', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 're_review')
    await reroute(staff.reviewerOne, id, institutions.provincial.id)
    expect(await fileRow(db, id)).toMatchObject({
      status: 'unit_review',
      track: 'province',
      region_code: '510000',
      institution_name: institutions.provincial.name,
    })
    await expectFailure(decide(db, staff.officerChengdu, id, 'approve'), 404, 'application_not_found')
    // To that unit the person is an external assessor, so it asks for the contract.
    const early = decide(db, staff.officerProvincial, id, 'approve')
    expect(await expectFailure(early, 422, 'checks_failed')).toEqual({ checks: ['documents_present'] })
    const decision = { p_reason_codes: ['contract_missing'], p_documents: ['employment_contract'] }
    await decide(db, staff.officerProvincial, id, 'return', decision)
    await attach(db, applicant, id, 'employment_contract')
    await submit(db, applicant, id)
    await decide(db, staff.officerProvincial, id, 'approve')
    expect(await fileRow(db, id)).toMatchObject({ status: 'awaiting_seal', data_version: 2 })
  })

  test('without the opinion and the seal of the unit that it leaves', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 're_review')
    await reroute(staff.reviewerOne, id, institutions.mianyang.id)
    expect(await fileRow(db, id)).toMatchObject({ unit_opinion: null, unit_opinion_by: null })
    const print = await db.rpc<{ is_frozen: boolean; opinion: string | null }>(
      applicant,
      'print_application',
      {
        p_id: id,
      },
    )
    expect(print).toMatchObject({ is_frozen: false, opinion: null })
  })

  test('not to the unit that it is with, and not from under somebody who is deciding it', async () => {
    const id = await bringTo(db, await makeApplicant(db), 're_review')
    await expectFailure(reroute(staff.reviewerOne, id, institutions.chengdu.id), 422, 'institution_is_same')
    await expectFailure(reroute(staff.reviewerOne, id, crypto.randomUUID()), 422, 'institution_missing')
    await db.rpc(staff.cityChengdu, 'claim_application', { p_id: id })
    const detail = await expectFailure(
      reroute(staff.reviewerOne, id, institutions.mianyang.id),
      409,
      'claimed_by_other',
    )
    expect(detail).toMatchObject({ name: staff.cityChengdu.name })
    await db.rpc(staff.cityChengdu, 'release_application', { p_id: id })
    await reroute(staff.reviewerOne, id, institutions.mianyang.id)
    expect(await fileRow(db, id)).toMatchObject({ status: 'unit_review', region_code: '510700' })
  })

  test('nobody else does, and not out of a summary table', async () => {
    const id = await bringTo(db, await makeApplicant(db), 'final_review')
    for (const who of [staff.cityChengdu, staff.officerChengdu, staff.provinceAdmin, staff.managerProvince]) {
      await expectFailure(reroute(who, id, institutions.provincial.id), 403, 'not_permitted')
    }
    await expectFailure(
      reroute(staff.reviewerOne, id, institutions.provincial.id),
      409,
      'action_not_possible',
    )
  })
})
