import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { makeApplicant } from '../support/builders'
import { createDatabase } from '../support/database'
import { evaluationForm, reportEvaluation } from '../support/evaluations'
import { expectFailure } from '../support/failures'
import { applicants, CAST_DAY, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login, Row } from '../support/session'

/** Proves whom an institution may assign to its evaluations and whom not (notice 三（二）). */

const db = await createDatabase()
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

const assign = (row: Row, cardId: string, who: Login = staff.officerChengdu) =>
  db.rpc<Row>(who, 'assign_to_evaluation', { p_evaluation_id: row.id, p_card_id: cardId })
const moveTo = (row: Row, ends_on: string) =>
  db.rpc<Row>(staff.officerChengdu, 'change_evaluation', {
    p_id: row.id,
    p_values: evaluationForm({ batch: row.batch, ends_on }),
    p_reason: null,
    p_expected_version: row.version,
    p_request_id: randomUUID(),
  })
/** Somebody of the unit of Chengdu whose card is good for the evaluations of this file. */
const assessor = (card: Row = {}) =>
  makeApplicant(db, {
    institution: institutions.chengdu,
    card: { validTo: '2025-04-30', occupation: '电工', occupationCode: '6-31-01-03', ...card },
  })

test('somebody with a good card is assigned once', async () => {
  const row = await reportEvaluation(db)
  const person = await assessor()
  expect(await assign(row, person.card.id)).toMatchObject({
    role: 'assessor',
    person_name: person.name,
    card_number: person.card.number,
  })
  await expectFailure(assign(row, person.card.id), 409, 'assigned_already')
})

test('a card that expires before the last day is refused: 已到期待换证 may apply, not work', async () => {
  const row = await reportEvaluation(db)
  const tired = await assessor({ validTo: '2024-04-25' })
  expect(await expectFailure(assign(row, tired.card.id), 409, 'assignment_card_expired')).toMatchObject({
    name: tired.name,
    valid_to: '2024-04-25',
  })
  const fit = await assessor({ validTo: '2024-04-26' })
  await assign(row, fit.card.id)
  // moved beyond the card, the evaluation is refused in the same words
  await expectFailure(moveTo(row, '2024-04-27'), 409, 'assignment_card_expired')
})

test('a card that is not yet valid, not live, or whose holder is disqualified is refused', async () => {
  const row = await reportEvaluation(db)
  const early = await assessor({ validFrom: '2024-04-26' })
  await expectFailure(assign(row, early.card.id), 409, 'assignment_card_not_yet_valid')
  const lapsed = await assessor()
  await db.admin(`update public.cards set status = 'lapsed' where id = $1`, [lapsed.card.id])
  await expectFailure(assign(row, lapsed.card.id), 409, 'assignment_card_not_live')
  const banned = await assessor()
  await db.admin(
    `insert into public.penalties (person_id, role, kind, ground, decided_on, region_code)
     values ($1, 'assessor', 'disqualification', 'other', '2024-04-01', '510100')`,
    [banned.personId],
  )
  await expectFailure(assign(row, banned.card.id), 409, 'assignment_person_disqualified')
})

test('occupation, level, a second place on the day and an unverified card are warnings', async () => {
  const row = await reportEvaluation(db, { levels: ['level_1'] })
  const other = await reportEvaluation(db, { levels: ['level_5'], starts_on: '2024-04-26' })
  const person = await assessor({ occupation: '焊工', occupationCode: '6-18-02-04' })
  await db.admin('update public.cards set is_verified = false where id = $1', [person.card.id])
  await assign(row, person.card.id)
  await assign(other, person.card.id)
  const [checked] = await db.rpc<Row[]>(staff.cityChengdu, 'check_assignments', { p_evaluation_id: row.id })
  expect(checked?.problems).toEqual([
    'occupation_outside',
    'level_outside',
    'card_unverified',
    'assigned_elsewhere',
  ])
})

test('the search gives one’s own people by name and others by the whole card number only', async () => {
  const row = await reportEvaluation(db)
  const search = async (text: string) =>
    (
      await db.rpc<Row[]>(staff.officerChengdu, 'find_assignable', {
        p_evaluation_id: row.id,
        p_search: text,
      })
    ).map(({ person_name }) => person_name)
  expect(await search('林')).toContain('林静')
  expect(await search('何平')).toEqual([])
  expect(await search('R5121003')).toEqual([])
  expect(await search(applicants.he.card.number)).toEqual(['何平'])
  await assign(row, applicants.lin.card.id)
  expect(await search('林静')).toEqual([])
  await expectFailure(
    db.rpc(staff.cityChengdu, 'find_assignable', { p_evaluation_id: row.id, p_search: '' }),
    404,
    'evaluation_not_found',
  )
})

test('the institution changes the list until the last day; nobody else does', async () => {
  const row = await reportEvaluation(db)
  const person = await assessor()
  for (const who of [staff.cityChengdu, staff.officerMianyang, staff.reviewerOne, applicants.lin])
    await expectFailure(assign(row, person.card.id, who), 404, 'evaluation_not_found')
  const assignment = await assign(row, person.card.id)
  const remove = (who: Login) => db.rpc(who, 'unassign_from_evaluation', { p_assignment_id: assignment.id })
  await expectFailure(remove(staff.cityChengdu), 404, 'record_not_found')
  await expectFailure(remove(person), 404, 'record_not_found')
  await db.at('2024-04-27', () => expectFailure(remove(staff.officerChengdu), 409, 'evaluation_over'))
  await db.at('2024-04-26', () => remove(staff.officerChengdu))
  expect(await db.admin('select from public.evaluation_assignments where id = $1', [assignment.id])).toEqual(
    [],
  )
})
