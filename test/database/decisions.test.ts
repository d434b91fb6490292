import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { advance, bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure, expectViolation } from '../support/failures'
import { appeal, decide, fileRow } from '../support/files'
import { CAST_DAY, type CastApplicant, institutions, staff } from '../support/people'
import { insertRows, seedCast } from '../support/seedCast'

/** Proves who may not decide, and what every decision has to carry. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

const GRANT = { p_reason_codes: ['refusal_mistaken'], p_note: '经核实申诉成立' }
const DENY = { p_reason_codes: ['refusal_upheld'], p_note: '维持原结论' }

/** An officer who holds a card besides, so that a file of the own comes to the own desk. */
async function officerWithCard(role: string, unit = institutions.chengdu): Promise<CastApplicant> {
  const person = await makeApplicant(db, { institution: unit })
  await insertRows(db.admin, 'public.staff', [
    {
      user_id: person.id,
      role,
      region_code: role === 'province_reviewer' ? '510000' : unit.regionCode,
      institution_id: role === 'institution_officer' ? unit.id : null,
      name: person.name,
      email: person.email,
    },
  ])
  return person
}

describe('nobody decides the own file', () => {
  const desks = [
    ['institution_officer', 'unit_review', institutions.chengdu],
    ['city_officer', 're_review', institutions.chengdu],
    ['province_reviewer', 're_review', institutions.provincial],
    ['province_reviewer', 'final_review', institutions.chengdu],
    ['province_reviewer', 'awaiting_issue', institutions.chengdu],
  ] as const

  test.each(desks)('%s in %s', async (role, status, unit) => {
    const person = await officerWithCard(role, unit)
    const id = await bringTo(db, person, status)
    if (status === 'awaiting_issue') {
      const [row] = await db.rpc<{ key: string }[]>(person, 'issue_cards', {
        p_items: [{ id, version: Number((await fileRow(db, id)).version) }],
        p_request_id: crypto.randomUUID(),
      })
      expect(row?.key).toBe('own_application')
      return
    }
    await expectFailure(decide(db, person, id, 'approve'), 403, 'own_application')
    await expectFailure(db.rpc(person, 'claim_application', { p_id: id }), 403, 'own_application')
    expect(await fileRow(db, id)).toMatchObject({ status })
  })

  test('a deputy gives the first opinion on the file of the only officer', async () => {
    const person = await officerWithCard('institution_officer')
    const id = await bringTo(db, person, 'unit_review')
    const deputy = await makeApplicant(db)
    await expectFailure(decide(db, deputy, id, 'approve'), 404, 'application_not_found')
    await db.rpc(staff.cityChengdu, 'appoint_deputy', {
      p_email: deputy.email,
      p_institution_id: institutions.chengdu.id,
      p_from: CAST_DAY,
      p_to: CAST_DAY,
      p_reason: '本单位唯一经办人本人申报',
    })
    await decide(db, deputy, id, 'approve', { p_opinion: '履职良好，同意。' })
    expect(await fileRow(db, id)).toMatchObject({ status: 'awaiting_seal', unit_opinion_by: deputy.id })
  })
})

test('nor does a reviewer admit the own card late', async () => {
  const person = await officerWithCard('province_reviewer')
  const [round] = await db.admin<{ id: string }>('select id from public.rounds limit 1')
  const admit = (who: CastApplicant | typeof staff.reviewerOne) =>
    db.rpc(who, 'admit_late', {
      p_round_id: round?.id,
      p_card_id: person.card.id,
      p_until: CAST_DAY,
      p_reason: '山洪断网，无法按时提交',
    })
  await expectFailure(admit(person), 403, 'own_record')
  await admit(staff.reviewerOne)
})

test('what history keeps for ever is no longer than a page', async () => {
  const id = await bringTo(db, await makeApplicant(db), 're_review')
  const returning = (note: string) =>
    decide(db, staff.cityChengdu, id, 'return', {
      p_reason_codes: ['incomplete'],
      p_fields: ['phone'],
      p_note: note,
    })
  expect(await expectFailure(returning('长'.repeat(1001)), 422, 'field_too_long')).toEqual({
    field: 'note',
    max: 1000,
    length: 1001,
  })
  await returning('长'.repeat(1000))
})

describe('复审 and 终审 of a 省属 file are two officers', () => {
  test('who passed the re-review does not decide the final review', async () => {
    const person = await makeApplicant(db, { institution: institutions.provincial })
    const id = await bringTo(db, person, 'final_review')
    expect((await fileRow(db, id)).reviewed_by).toBe(staff.reviewerOne.id)
    for (const action of ['approve', 'return', 'reject']) {
      const decision = action === 'approve' ? {} : { p_reason_codes: ['incomplete'], p_fields: ['phone'] }
      const attempt = decide(db, staff.reviewerOne, id, action, decision)
      await expectFailure(attempt, 403, 'second_officer_required')
    }
    // nor keeps it from those who do
    const claim = db.rpc(staff.reviewerOne, 'claim_application', { p_id: id })
    await expectFailure(claim, 403, 'second_officer_required')
    await decide(db, staff.reviewerTwo, id, 'approve')
  })

  test('nor does who granted an appeal in place of the re-review', async () => {
    const person = await makeApplicant(db, { institution: institutions.provincial })
    const id = await bringTo(db, person, 'appealing', { from: 're_review' })
    await decide(db, staff.reviewerTwo, id, 'grant_appeal', GRANT)
    expect(await fileRow(db, id)).toMatchObject({ status: 'final_review' })
    await expectFailure(decide(db, staff.reviewerTwo, id, 'approve'), 403, 'second_officer_required')
  })

  test('nor does who passed the re-review grant the appeal against the final review', async () => {
    const person = await makeApplicant(db, { institution: institutions.provincial })
    const id = await bringTo(db, person, 'appealing', { from: 'final_review' })
    expect((await fileRow(db, id)).reviewed_by).toBe(staff.reviewerOne.id)
    const attempt = decide(db, staff.reviewerOne, id, 'grant_appeal', GRANT)
    await expectFailure(attempt, 403, 'second_officer_required')
    const { actions } = await db.rpc<{ actions: string[] }>(staff.reviewerOne, 'get_application', {
      p_id: id,
    })
    expect(actions).not.toContain('grant_appeal')
    await decide(db, staff.reviewerThree, id, 'grant_appeal', GRANT)
  })

  test('a 属地 file was re-reviewed by its city, so any reviewer may decide it', async () => {
    const id = await bringTo(db, await makeApplicant(db), 'final_review')
    await decide(db, staff.reviewerOne, id, 'approve')
  })
})

describe('an appeal', () => {
  const person = (unit: (typeof institutions)['chengdu']) => makeApplicant(db, { institution: unit })

  test.each([
    ['re_review', institutions.provincial, staff.reviewerOne],
    ['final_review', institutions.mianyang, staff.reviewerTwo],
  ] as const)('against the province in %s is another officer’s', async (from, unit, refuser) => {
    const id = await bringTo(db, await person(unit), 'appealing', { from })
    for (const [action, decision] of [
      ['grant_appeal', GRANT],
      ['deny_appeal', DENY],
    ] as const) {
      await expectFailure(decide(db, refuser, id, action, decision), 403, 'appeal_needs_other_officer')
    }
    await decide(db, staff.reviewerThree, id, 'grant_appeal', GRANT)
  })

  test('against the unit is its city’s, or for a 省属 unit the province’s, and needs no seal any more', async () => {
    const local = await person(institutions.mianyang)
    const id = await bringTo(db, local, 'appealing', { from: 'unit_review' })
    await expectFailure(
      decide(db, staff.officerMianyang, id, 'grant_appeal', GRANT),
      409,
      'action_not_possible',
    )
    await expectFailure(
      decide(db, staff.reviewerThree, id, 'grant_appeal', GRANT),
      409,
      'action_not_possible',
    )
    await decide(db, staff.cityMianyang, id, 'grant_appeal', GRANT)
    expect(await fileRow(db, id)).toMatchObject({ status: 're_review', is_seal_waived: true })
    await advance(db, local, id, 'issued')

    const provincial = await bringTo(db, await person(institutions.provincial), 'appealing', {
      from: 'unit_review',
    })
    await decide(db, staff.reviewerOne, provincial, 'grant_appeal', GRANT)
    expect(await fileRow(db, provincial)).toMatchObject({ status: 'awaiting_summary' })
  })

  test('is not granted past a rule that binds at the step it stands for', async () => {
    const person = await makeApplicant(db)
    const id = await bringTo(db, person, 'appealing', { from: 'final_review' })
    const setRecords = (set: string) =>
      db.admin(`update public.activity_records set ${set} where person_id = $1`, [person.personId])
    await setRecords(`status = 'disputed', dispute_reason = '查无此事'`)
    const grant = () => decide(db, staff.reviewerThree, id, 'grant_appeal', GRANT)
    expect(await expectFailure(grant(), 422, 'checks_failed')).toEqual({ checks: ['activity_confirmed'] })
    await setRecords(`status = 'confirmed', dispute_reason = null`)
    await grant()
    expect(await fileRow(db, id)).toMatchObject({ status: 'awaiting_issue' })
  })

  test('denied ends the matter: no second one', async () => {
    const applicant = await person(institutions.chengdu)
    const id = await bringTo(db, applicant, 'appealing')
    await decide(db, staff.cityChengdu, id, 'deny_appeal', DENY)
    expect(await fileRow(db, id)).toMatchObject({ status: 'rejected', is_live: false, due_on: null })
    await expectFailure(appeal(db, applicant, id), 409, 'appeal_was_denied')
  })

  test('says in ten characters at least what is wrong with the refusal', async () => {
    const applicant = await person(institutions.chengdu)
    const id = await bringTo(db, applicant, 'rejected')
    const version = Number((await fileRow(db, id)).version)
    const args = { p_id: id, p_expected_version: version, p_request_id: crypto.randomUUID() }
    for (const p_note of [null, '', '不服不服不服不服不', '长'.repeat(1001)]) {
      const attempt = db.rpc(applicant, 'appeal_application', { ...args, p_note })
      await expectFailure(attempt, 422, 'appeal_needs_statement')
    }
  })
})

describe('a decision carries', () => {
  let id: string
  const unit = staff.officerChengdu

  beforeAll(async () => {
    id = await bringTo(db, await makeApplicant(db), 'unit_review')
  })

  test.each([
    ['reject', {}, 'reason_missing'],
    ['reject', { p_reason_codes: ['no_such_reason'] }, 'reason_unknown'],
    // A reason of another action does not fit.
    ['reject', { p_reason_codes: ['photo_unfit'] }, 'reason_unknown'],
    ['reject', { p_reason_codes: ['accident'] }, 'note_missing'],
    ['return', { p_fields: ['phone'] }, 'reason_missing'],
    ['return', { p_reason_codes: ['incomplete'] }, 'return_names_nothing'],
    ['return', { p_reason_codes: ['incomplete'], p_fields: ['no_such_field'] }, 'field_unknown'],
    ['return', { p_reason_codes: ['incomplete'], p_documents: ['film'] }, 'document_unknown'],
    ['approve', { p_opinion: '' }, 'opinion_missing'],
    ['approve', { p_opinion: '好'.repeat(301) }, 'opinion_missing'],
    ['collapse', {}, 'action_unknown'],
  ])('%s with %o is refused: %s', async (action, decision, key) => {
    await expectFailure(decide(db, unit, id, action, decision), 422, key)
    expect(await fileRow(db, id)).toMatchObject({ status: 'unit_review' })
  })

  test('a reason even for who writes history past the functions', async () => {
    const [event] = await db.admin(
      'select * from public.application_events where application_id = $1 limit 1',
      [id],
    )
    const { id: _, ...copy } = event ?? {}
    const forged = { ...copy, action: 'reject', reason_codes: [], request_id: crypto.randomUUID() }
    await expectViolation(insertRows(db.admin, 'public.application_events', [forged]), 'rejection_has_reason')
  })

  test('the version that was read: a stale page learns who was faster', async () => {
    const version = Number((await fileRow(db, id)).version)
    const detail = await expectFailure(
      decide(db, unit, id, 'approve', { p_expected_version: version - 1 }),
      409,
      'stale_version',
    )
    expect(detail).toMatchObject({ version, status: 'unit_review', action: 'submit' })
  })

  test('no claim of a colleague against it', async () => {
    const at = await bringTo(db, await makeApplicant(db), 'final_review')
    await db.rpc(staff.reviewerOne, 'claim_application', { p_id: at })
    const detail = await expectFailure(decide(db, staff.reviewerTwo, at, 'approve'), 409, 'claimed_by_other')
    expect(detail).toMatchObject({ name: staff.reviewerOne.name })
    await expectFailure(db.rpc(staff.reviewerTwo, 'claim_application', { p_id: at }), 409, 'claimed_by_other')
    // Twenty minutes later the claim is over.
    await db.at(`${CAST_DAY}T09:40:00+08:00`, () => decide(db, staff.reviewerTwo, at, 'approve'))
  })
})
