import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant } from '../support/builders'
import { createDatabase } from '../support/database'
import { reportEvaluation } from '../support/evaluations'
import { expectFailure, expectRefused } from '../support/failures'
import { applicants, CAST_DAY, cast, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login, Row } from '../support/session'

/** Proves how activity records come from evaluations, and who sees and enters them. */

const db = await createDatabase()
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

const person = (unit = institutions.chengdu) =>
  makeApplicant(db, { institution: unit, card: { validTo: '2025-04-30' } })

/** An evaluation that has begun, with somebody of the own unit and somebody of another city (外聘). */
async function begunEvaluation() {
  const evaluation = await reportEvaluation(db, { starts_on: '2024-04-22', ends_on: '2024-04-23' })
  const people = [await person(), await person(institutions.mianyang)] as const
  const assignments: string[] = []
  for (const { card } of people) {
    const row = await db.rpc<Row>(staff.officerChengdu, 'assign_to_evaluation', {
      p_evaluation_id: evaluation.id,
      p_card_id: card.id,
    })
    assignments.push(String(row.id))
  }
  return { evaluation, people, assignments }
}
const enter = (who: Login | null, evaluation: Row, ids: string[]) =>
  db.rpc<Row[]>(who, 'enter_evaluation_records', { p_evaluation_id: evaluation.id, p_assignment_ids: ids })

describe('records from an evaluation', () => {
  test('are entered once for each, with what was reported, after it has begun', async () => {
    const { evaluation, people, assignments } = await begunEvaluation()
    await expectFailure(enter(staff.officerChengdu, evaluation, assignments), 409, 'evaluation_not_begun')
    await db.at('2024-04-22', async () => {
      const outcomes = await enter(staff.officerChengdu, evaluation, [...assignments, randomUUID()])
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'refused'])
      const again = await enter(staff.officerChengdu, evaluation, assignments)
      expect(again.map(({ outcome, key }) => [outcome, key])).toEqual([
        ['unchanged', 'record_exists'],
        ['unchanged', 'record_exists'],
      ])
    })
    const rows = await db.admin<Row>(
      `select person_id, held_on::text, batch, place, occupation, source, status, region_code, institution_id, evaluator_id
       from public.activity_records where evaluation_id = $1 order by region_code`,
      [evaluation.id],
    )
    expect(rows).toMatchObject([
      {
        person_id: people[0].personId,
        held_on: '2024-04-22',
        batch: evaluation.batch,
        place: evaluation.site,
        occupation: '电工',
        source: 'unit',
        status: 'declared',
        region_code: '510100',
      },
      {
        person_id: people[1].personId,
        region_code: '510700',
        institution_id: institutions.mianyang.id,
        evaluator_id: institutions.chengdu.id,
      },
    ])
  })

  test('are seen by the person’s unit and center and by who held the evaluation', async () => {
    const { evaluation, people, assignments } = await begunEvaluation()
    await db.at('2024-04-22', () => enter(staff.officerChengdu, evaluation, assignments))
    const seenBy = async (who: Login) =>
      (
        await db.read(
          who,
          'select from public.activity_records where evaluation_id = $1 and person_id = $2',
          [evaluation.id, people[1].personId],
        )
      ).length
    for (const who of [
      people[1],
      staff.officerMianyang,
      staff.cityMianyang,
      staff.officerChengdu,
      staff.reviewerOne,
    ])
      expect(await seenBy(who)).toBe(1)
    for (const who of [
      staff.cityChengdu,
      staff.officerProvincial,
      people[0],
      applicants.lin,
      staff.securityAdmin,
    ])
      expect(await seenBy(who)).toBe(0)
  })

  test('are entered by the institution of the evaluation alone', async () => {
    const { evaluation, assignments } = await begunEvaluation()
    await db.at('2024-04-22', async () => {
      for (const [name, who] of Object.entries(cast)) {
        if (name === 'officerChengdu' || name === 'anon' || !who) continue
        await expectFailure(enter(who, evaluation, assignments), 404, 'evaluation_not_found')
      }
      await expectRefused(enter(null, evaluation, assignments))
    })
  })

  test('keep the evaluation and its list as they are', async () => {
    const { evaluation, assignments } = await begunEvaluation()
    await db.at('2024-04-22', async () => {
      await enter(staff.officerChengdu, evaluation, assignments)
      await expectFailure(
        db.rpc(staff.officerChengdu, 'unassign_from_evaluation', { p_assignment_id: assignments[0] }),
        409,
        'assignment_has_record',
      )
      await expectFailure(
        db.rpc(staff.cityChengdu, 'cancel_evaluation', {
          p_id: evaluation.id,
          p_reason: '未举行',
          p_expected_version: evaluation.version,
          p_request_id: randomUUID(),
        }),
        409,
        'evaluation_has_records',
      )
    })
  })
})
