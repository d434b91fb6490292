import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant } from '../support/builders'
import { addAccident, setCard } from '../support/checks'
import { createDatabase } from '../support/database'
import { act, caseRow, penalise } from '../support/discipline'
import { expectFailure } from '../support/failures'
import { applicants, CAST_DAY, institutions, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves what a center and a unit learn about whom they want to use, and that each question is on record. */

const db = await createDatabase()

interface Answer {
  nr: number
  number: string
  outcome: string
  person_name: string | null
  problems: string[]
  document_number: string | null
}

beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

const ask = (who: Login, numbers: string[], more: Record<string, unknown> = {}) =>
  db.rpc<Answer[]>(who, 'check_qualification', { p_numbers: numbers, ...more })
const first = async (number: string, more: Record<string, unknown> = {}, who: Login = staff.cityChengdu) =>
  (await ask(who, [number], more))[0] as Answer

describe('the holder of a card', () => {
  test('may be used as long as nothing speaks against it', async () => {
    expect(await first(applicants.lin.card.number)).toMatchObject({
      outcome: 'allowed',
      problems: [],
      person_name: '林静',
    })
    expect(await first(applicants.lin.idNumber)).toMatchObject({ outcome: 'allowed' })
    expect(await first(applicants.lin.card.number, { p_on: '2024-04-30' })).toMatchObject({
      outcome: 'allowed',
    })
  })

  test('is refused once the card has expired, and before it begins', async () => {
    const { number } = applicants.lin.card
    expect(await first(number, { p_on: '2024-05-01' })).toMatchObject({
      outcome: 'refused',
      problems: ['card_expired'],
    })
    expect(await first(number, { p_on: '2021-04-30' })).toMatchObject({ problems: ['card_not_yet_valid'] })
  })

  test('is doubtful outside the occupation, with an accident, or unverified', async () => {
    expect(await first(applicants.lin.card.number, { p_occupation: '焊工' })).toMatchObject({
      outcome: 'doubtful',
      problems: ['occupation_outside'],
    })
    expect(await first(applicants.lin.card.number, { p_occupation: '6-31-01-03' })).toMatchObject({
      outcome: 'allowed',
    })
    const person = await makeApplicant(db)
    await addAccident(db, person, {})
    await setCard(db, person.card.id, 'is_verified = false')
    expect((await first(person.card.number)).problems).toEqual(['accident_on_record', 'card_unverified'])
  })

  test('is refused while disqualified, with the document, and allowed again after the appeal', async () => {
    const person = await makeApplicant(db)
    const id = await penalise(db, person)
    const { document_number } = await caseRow(db, id)
    expect(await first(person.card.number)).toMatchObject({
      outcome: 'refused',
      problems: ['person_disqualified'],
      document_number,
    })
    await act(db, person, id, 'appeal')
    await act(db, staff.reviewerThree, id, 'grant_appeal')
    expect(await first(person.card.number)).toMatchObject({ outcome: 'allowed', document_number: null })
  })

  test('banned is refused by the identity alone', async () => {
    const person = await makeApplicant(db)
    await penalise(db, person, { role: 'both', outcome: 'permanent_disqualification' })
    expect((await first(person.idNumber)).problems).toEqual(['identity_banned', 'person_disqualified'])
    await db.admin(`update public.cards set status = 'superseded' where id = $1`, [person.card.id])
    expect(await first(person.idNumber)).toMatchObject({ outcome: 'refused', problems: ['identity_banned'] })
  })
})

describe('who asks', () => {
  test('a unit by card number of anybody, by identity number of its own people only', async () => {
    const officer = staff.officerMianyang
    expect(await first(applicants.lin.card.number, {}, officer)).toMatchObject({ outcome: 'allowed' })
    expect(await first(applicants.zhao.idNumber, {}, officer)).toMatchObject({ person_name: '赵强' })
    expect(await first(applicants.lin.idNumber, {}, officer)).toMatchObject({
      outcome: 'unknown',
      person_name: null,
    })
    const person = await makeApplicant(db, { institution: institutions.chengdu })
    await penalise(db, person, { role: 'both', outcome: 'permanent_disqualification' })
    await db.admin(`update public.cards set status = 'superseded' where id = $1`, [person.card.id])
    expect(await first(person.idNumber, {}, officer)).toMatchObject({ outcome: 'unknown' })
  })

  test('nobody else, and not about a whole province at once', async () => {
    for (const who of [
      applicants.lin,
      outsider,
      staff.auditor,
      staff.securityAdmin,
      staff.managerProvince,
      staff.dismissed,
    ])
      await expectFailure(ask(who, ['x']), 403, 'not_permitted')
    await expectFailure(ask(staff.reviewerOne, []), 422, 'check_size')
    await expectFailure(
      ask(
        staff.reviewerOne,
        Array.from({ length: 301 }, (_, n) => String(n)),
      ),
      422,
      'check_size',
    )
  })

  test('is on record, person by person', async () => {
    const person = await makeApplicant(db)
    await ask(staff.officerMianyang, [person.card.number, '没有这个号码'])
    const rows = await db.admin('select actor, subject from public.access_log where person_id = $1', [
      person.personId,
    ])
    expect(rows).toEqual([{ actor: staff.officerMianyang.id, subject: 'qualification_check' }])
  })
})

test('a list is answered in its order, unknown numbers too', async () => {
  const numbers = [applicants.zhao.card.number, '不存在', ` ${applicants.lin.card.number} `]
  const answers = await ask(staff.reviewerOne, numbers)
  expect(answers.map(({ nr, outcome }) => [nr, outcome])).toEqual([
    [1, 'refused'],
    [2, 'unknown'],
    [3, 'allowed'],
  ])
})
