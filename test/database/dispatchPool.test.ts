import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { memberHash, readPool } from '../../src/domain/dispatch.ts'
import { makeInstitution } from '../support/builders'
import { createDatabase } from '../support/database'
import {
  commitDraw,
  drawSupervisors,
  makeSupervisors,
  type Order,
  orderInspection,
  previewPool,
  proofOf,
} from '../support/dispatch'
import { reportEvaluation } from '../support/evaluations'
import { expectFailure } from '../support/failures'
import {
  applicants,
  CAST_DAY,
  type CastApplicant,
  type CastInstitution,
  institutions,
  outsider,
  staff,
} from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login, Row } from '../support/session'

/** Proves who is in a pool, and of everybody else why not. */

const db = await createDatabase()
let employer: CastInstitution
let members: CastApplicant[]
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
  employer = await makeInstitution(db, { regionCode: '510100' })
  members = await makeSupervisors(db, 4, employer)
})

const preview = (order: Order, who?: Login) => previewPool(db, order, who)
const problemsOf = async (person: CastApplicant, order?: Order) => {
  const { excluded } = await preview(order ?? (await orderInspection(db)))
  return excluded.find(({ card }) => card === person.card.number)?.problems ?? []
}
const declare = (person: CastApplicant, values: Row) =>
  db.rpc<Row>(person, 'declare_recusal', { p_values: values })

describe('the pool', () => {
  let person: CastApplicant
  beforeEach(async () => {
    ;[person] = (await makeSupervisors(db, 1, employer)) as [CastApplicant]
  })
  const update = (sql: string) => db.admin(sql, [person.personId])

  test('takes supervisors of the city whose cards hold on all the days', async () => {
    expect(await problemsOf(person)).toEqual([])
    await update(`update public.cards set valid_to = '2024-04-26' where person_id = $1`)
    expect(await problemsOf(person)).toEqual([])
    await update(`update public.cards set valid_to = '2024-04-25' where person_id = $1`)
    expect(await problemsOf(person)).toEqual(['card_expired'])
    await update(
      `update public.cards set valid_to = '2025-01-01', valid_from = '2024-04-26' where person_id = $1`,
    )
    expect(await problemsOf(person)).toEqual(['card_not_yet_valid'])
  })

  test.each([
    ['card_not_live', `update public.cards set status = 'disqualified' where person_id = $1`],
    ['card_unverified', 'update public.cards set is_verified = false where person_id = $1'],
    ['person_unconfirmed', `update public.people set status = 'disputed' where id = $1`],
    [
      'person_disqualified',
      `insert into public.penalties (person_id, role, kind, ground, decided_on, region_code)
       values ($1, 'supervisor', 'disqualification', 'other', '2024-01-01', '510100')`,
    ],
    ['employer', `update public.people set institution_id = '${institutions.chengdu.id}' where id = $1`],
    [
      'former_employer',
      `insert into private.person_changes (person_id, kind, reason, details, actor_name)
       values ($1, 'unit', '调动', jsonb_build_object('from_institution_id', '${institutions.chengdu.id}'), '李娜')`,
    ],
  ])('lists who is left out: %s', async (problem, sql) => {
    await update(sql)
    expect(await problemsOf(person)).toContain(problem)
  })

  test('leaves out who works there or elsewhere on one of the days', async () => {
    const elsewhere = await reportEvaluation(
      db,
      { starts_on: '2024-04-26', ends_on: '2024-04-27' },
      staff.officerMianyang,
      institutions.mianyang,
    )
    const assign = (evaluation: Row, who: Login) =>
      db.rpc<Row>(who, 'assign_to_evaluation', { p_evaluation_id: evaluation.id, p_card_id: person.card.id })
    await assign(elsewhere, staff.officerMianyang)
    expect(await problemsOf(person)).toEqual(['busy'])
    await assign(
      await reportEvaluation(db, { starts_on: '2024-06-01', ends_on: '2024-06-01' }),
      staff.officerChengdu,
    )
    expect(await problemsOf(person)).toEqual(['worked_there', 'busy'])
  })

  test.each(['relative', 'conflict', 'student', 'employer'])('leaves out who declared: %s', async (kind) => {
    const { id } = await declare(person, { kind, institution_id: institutions.chengdu.id })
    expect(await problemsOf(person)).toEqual([`declared_${kind}`])
    await db.rpc(person, 'withdraw_declaration', { p_id: id })
    expect(await problemsOf(person)).toEqual([])
  })

  test('leaves out who is away on one of the days, and nobody for a relation to another institution', async () => {
    await declare(person, { kind: 'relative', institution_id: institutions.mianyang.id })
    await declare(person, { kind: 'absence', starts_on: '2024-04-27', ends_on: '2024-04-30' })
    expect(await problemsOf(person)).toEqual([])
    await declare(person, { kind: 'absence', starts_on: '2024-04-20', ends_on: '2024-04-25' })
    expect(await problemsOf(person)).toEqual(['absent'])
  })

  test('leaves out who is dispatched on one of the days, and who was at the last visits in a row', async () => {
    const unit = await makeInstitution(db, { regionCode: '510100' })
    const visit = async (day: string) => {
      const evaluation = await reportEvaluation(db, { starts_on: day, ends_on: day })
      await db.admin('update public.evaluations set institution_id = $1 where id = $2', [
        unit.id,
        evaluation.id,
      ])
      return orderInspection(db, { supervisors: 1, recent_visits: 2 }, staff.cityChengdu, evaluation)
    }
    const visited: string[] = []
    for (const day of ['2024-05-06', '2024-05-07']) {
      const order = await drawSupervisors(db, await commitDraw(db, await visit(day)))
      // both times the same one, whoever the draw took
      await db.admin('update public.dispatches set person_id = $1 where order_id = $2', [
        person.personId,
        order.id,
      ])
      visited.push(order.id)
    }
    expect(await problemsOf(person, await visit('2024-05-07'))).toEqual(['busy', 'recent_visits'])
    const next = await visit('2024-05-08')
    expect(await problemsOf(person, next)).toEqual(['recent_visits'])
    expect((await preview(next)).by_recent_visits).toBe(1)
    await db.admin(`update public.dispatches set status = 'unanswered' where order_id = $1`, [visited[0]])
    expect(await problemsOf(person, next)).toEqual([])
  })

  test('is frozen by the commitment, the excluded with their reasons, and each member can prove the own line', async () => {
    await declare(person, { kind: 'conflict', institution_id: institutions.chengdu.id })
    const order = await commitDraw(db, await orderInspection(db))
    const lines = readPool((await proofOf(db, order)).pool) ?? []
    const [mine] = await db.rpc<
      { pseudonym: string; person_id: string; card_number: string; nonce: string; problems: string[] }[]
    >(person, 'my_membership', { p_draw_id: order.draw_id })
    expect(mine?.problems).toEqual(['declared_conflict'])
    const line = lines.find(({ pseudonym }) => pseudonym === mine?.pseudonym)
    expect(line).toMatchObject({ isEligible: false, reasons: ['declared_conflict'] })
    expect(mine && (await memberHash(mine))).toBe(line?.memberHash)
    const pool = await db.rpc<Row[]>(staff.cityChengdu, 'dispatch_pool', { p_draw_id: order.draw_id })
    expect(pool).toHaveLength(lines.length)
  })
})

describe('declarations', () => {
  test('are a supervisor’s own, with what they need', async () => {
    await expectFailure(declare(applicants.lin, { kind: 'relative' }), 403, 'not_a_supervisor')
    const [person] = members as [CastApplicant]
    expect(await expectFailure(declare(person, {}), 422, 'field_required')).toEqual({ field: 'kind' })
    await expectFailure(declare(person, { kind: 'relative' }), 422, 'institution_missing')
    await expectFailure(declare(person, { kind: 'absence' }), 422, 'field_required')
    await expectFailure(
      declare(person, { kind: 'absence', starts_on: '2024-05-02', ends_on: '2024-05-01' }),
      422,
      'evaluation_days_reversed',
    )
    const { id } = await declare(person, { kind: 'absence', starts_on: '2024-12-01' })
    for (const who of [applicants.he, staff.cityChengdu, outsider])
      await expectFailure(db.rpc(who, 'withdraw_declaration', { p_id: id }), 404, 'record_not_found')
  })
})
