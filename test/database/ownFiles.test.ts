import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure, expectRefused } from '../support/failures'
import { decide, declareActivity, issue, versionOf } from '../support/files'
import {
  applicants,
  CAST_DAY,
  type CastApplicant,
  type CastStaff,
  institutions,
  outsider,
  staff,
} from '../support/people'
import { insertLogins, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that nobody reviews a file of the same person, also where the own record was never claimed. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

const { chengdu, provincial } = institutions
const claimFile = (who: Login, id: string) => db.rpc(who, 'claim_application', { p_id: id })
const declare = (who: Login, { personId }: CastApplicant) =>
  db.rpc(who, 'declare_not_own', { p_person_id: personId })

/** Every role that reviews, with the status in which a file is its to decide. */
const reviewers: [string, CastStaff, Parameters<typeof bringTo>[2], typeof chengdu][] = [
  ['a unit', staff.officerChengdu, 'unit_review', chengdu],
  ['a city', staff.cityChengdu, 're_review', chengdu],
  ['the province in 复审', staff.reviewerTwo, 're_review', provincial],
  ['the province in 终审', staff.reviewerTwo, 'final_review', chengdu],
]

describe.each(reviewers)(
  'of %s, an officer who has claimed no record',
  (_who, officer, status, institution) => {
    test('neither claims nor decides a file of the same name, until it is declared to be somebody else’s', async () => {
      const person = await makeApplicant(db, { name: officer.name, institution })
      const id = await bringTo(db, person, status)
      const detail = await expectFailure(claimFile(officer, id), 403, 'same_name_undeclared')
      expect(detail).toEqual({ person_id: person.personId, name: person.name })
      await expectFailure(
        decide(db, officer, id, 'return', { p_reason_codes: ['other'], p_note: '更正', p_fields: ['phone'] }),
        403,
        'same_name_undeclared',
      )
      await declare(officer, person)
      await declare(officer, person)
      await claimFile(officer, id)
      await decide(db, officer, id, 'return', {
        p_reason_codes: ['other'],
        p_note: '请更正联系电话',
        p_fields: ['phone'],
      })
      const logged = await db.admin(
        `select actor from public.audit_log where table_name = 'not_own_declarations' and record_id = $1`,
        [person.personId],
      )
      expect(logged).toEqual([{ actor: officer.id }])
    })

    test('is known by a former name too, and spaces hide none', async () => {
      const person = await makeApplicant(db, { institution })
      const id = await bringTo(db, person, status)
      const spaced = [...officer.name].join(' ')
      await db.admin('update public.people set former_names = $2 where id = $1', [person.personId, [spaced]])
      await expectFailure(claimFile(officer, id), 403, 'same_name_undeclared')
    })

    test('may claim the own record, and then is refused that file for good and no other', async () => {
      const person = await makeApplicant(db, { name: officer.name, institution })
      const namesake = await makeApplicant(db, { name: officer.name, institution })
      const [own, other] = [await bringTo(db, person, status), await bringTo(db, namesake, status)]
      await db.admin('update public.people set user_id = null where id = $1', [person.personId])
      const answer = await db.rpc(officer, 'claim_person', {
        p_name: person.name,
        p_id_number: person.idNumber,
        p_card_number: person.card.number,
      })
      expect(answer).toMatchObject({ outcome: 'claimed' })
      await expectFailure(claimFile(officer, own), 403, 'own_application')
      await expectFailure(
        decide(db, officer, own, 'return', {
          p_reason_codes: ['other'],
          p_note: '更正',
          p_fields: ['phone'],
        }),
        403,
        'own_application',
      )
      await expectFailure(declare(officer, person), 403, 'own_record')
      await claimFile(officer, other)
      await db.admin('update public.people set user_id = null where id = $1', [person.personId])
    })
  },
)

describe('somebody of the same name', () => {
  test('is decided by a colleague of another name meanwhile', async () => {
    const person = await makeApplicant(db, { name: staff.reviewerTwo.name })
    const id = await bringTo(db, person, 'final_review')
    expect(await decide(db, staff.reviewerThree, id, 'approve')).toMatchObject({ status: 'awaiting_issue' })
    await expect(issue(db, staff.reviewerTwo, id)).rejects.toThrow('same_name_undeclared')
    await issue(db, staff.reviewerThree, id)
  })

  test('in a bulk decision is one refused row among the others', async () => {
    const files = [await makeApplicant(db, { name: staff.reviewerTwo.name }), await makeApplicant(db)]
    const ids = [await bringTo(db, files[0] as CastApplicant, 'final_review')]
    ids.push(await bringTo(db, files[1] as CastApplicant, 'final_review'))
    const items = await Promise.all(ids.map(async (id) => ({ id, version: await versionOf(db, id) })))
    const rows = await db.rpc<{ id: string; outcome: string; key: string | null }[]>(
      staff.reviewerTwo,
      'review_applications',
      { p_items: items, p_action: 'approve', p_request_id: randomUUID() },
    )
    expect(rows.find(({ id }) => id === ids[0])).toMatchObject({
      outcome: 'refused',
      key: 'same_name_undeclared',
    })
    expect(rows.find(({ id }) => id === ids[1])).toMatchObject({ outcome: 'done' })
  })

  test('is neither confirmed, nor verified, nor has records decided', async () => {
    const { officerChengdu, cityChengdu } = staff
    const [ofUnit, ofCity] = [
      await makeApplicant(db, { name: officerChengdu.name }),
      await makeApplicant(db, { name: cityChengdu.name }),
    ]
    await db.admin(`update public.people set status = 'unverified' where id = $1`, [ofUnit.personId])
    await expectFailure(
      db.rpc(officerChengdu, 'confirm_person', { p_person_id: ofUnit.personId }),
      403,
      'same_name_undeclared',
    )
    await expectFailure(
      db.rpc(cityChengdu, 'verify_card', { p_card_id: ofCity.card.id }),
      403,
      'same_name_undeclared',
    )
    await declareActivity(db, ofCity)
    const records = await db.admin<{ id: string }>(
      'select id from public.activity_records where person_id = $1',
      [ofCity.personId],
    )
    const args = { p_ids: records.map(({ id }) => id), p_decision: 'confirmed' }
    expect(await db.rpc(cityChengdu, 'decide_records', args)).toMatchObject([
      { outcome: 'refused', key: 'same_name_undeclared' },
    ])
  })

  test('is asked of a deputy by the name that was given at the appointment', async () => {
    const deputy = { id: randomUUID(), email: `${randomUUID()}@example.cn` }
    await insertLogins(db.admin, [deputy])
    await db.rpc(staff.cityChengdu, 'appoint_deputy', {
      p_email: deputy.email,
      p_institution_id: chengdu.id,
      p_from: CAST_DAY,
      p_to: CAST_DAY,
      p_reason: '经办人休假',
      p_name: '代为办',
    })
    const id = await bringTo(db, await makeApplicant(db, { name: '代为办' }), 'unit_review')
    await expectFailure(claimFile(deputy, id), 403, 'same_name_undeclared')
  })
})

describe('a declaration', () => {
  test('is for people of the same name in one’s own scope only', async () => {
    const stranger = await makeApplicant(db, { name: staff.cityMianyang.name })
    await expectFailure(declare(staff.cityMianyang, stranger), 404, 'person_not_found')
    await expectFailure(declare(staff.cityChengdu, stranger), 422, 'not_a_namesake')
    for (const who of [outsider, applicants.lin, staff.auditor, staff.securityAdmin, staff.dismissed]) {
      await expectFailure(declare(who, stranger), 404, 'person_not_found')
    }
    await expectRefused(declare(null as unknown as Login, stranger))
  })

  test('stays on record whatever happens', async () => {
    const person = await makeApplicant(db, { name: staff.reviewerOne.name })
    await declare(staff.reviewerOne, person)
    for (const statement of [
      `update private.not_own_declarations set declared_by = 'x' where person_id = $1`,
      'delete from private.not_own_declarations where person_id = $1',
    ]) {
      await expectFailure(db.admin(statement, [person.personId]), 403, 'append_only')
    }
    await expectRefused(db.read(staff.reviewerOne, 'select 1 from private.not_own_declarations'))
  })
})
