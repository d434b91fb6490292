import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyProof } from '../../src/domain/dispatchProof.ts'
import { makeInstitution } from '../support/builders'
import { createDatabase } from '../support/database'
import { act, assignTo, penalise } from '../support/discipline'
import { dispatchesOf, drawn, makeSupervisors, type Order, proofOf } from '../support/dispatch'
import { CAST_DAY, type CastApplicant, staff } from '../support/people'
import { race } from '../support/races'
import { seedCast } from '../support/seedCast'
import type { Row } from '../support/session'

/** Proves that a penalty takes a supervisor off inspections at once, and what of that a granted appeal can give back. */

const db = await createDatabase()
let members: CastApplicant[]
let order: Order
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
  members = await makeSupervisors(db, 3, await makeInstitution(db, { regionCode: '510100' }))
  await db.admin(`update public.parameters set value = '0' where key = 'inspection_recent_visits'`)
})
beforeEach(async () => {
  await db.admin(`update public.dispatches set status = 'released', decline_reason = null where true`)
  // what a test of a later day left is over for the next one
  await db.admin(`update public.penalties set lifted_on = $1, lifted_reason = '测试结束' where true`, [
    CAST_DAY,
  ])
  await db.admin('update private.case_effects set given_back_at = private.now() where given_back_at is null')
  await db.admin(`update public.cards set status = 'active' where status = 'disqualified'`)
  order = await drawn(db)
})

const statuses = async () => (await dispatchesOf(db, order)).map(({ rank, status }) => `${rank} ${status}`)
const memberAt = async (rank: number) => {
  const row = (await dispatchesOf(db, order)).find((dispatch) => dispatch.rank === rank)
  return members.find(({ personId }) => personId === row?.person_id) as CastApplicant
}
const answer = async (rank: number, args: Row) => {
  const [row] = await db.admin('select id from public.dispatches where draw_id = $1 and rank = $2', [
    order.draw_id,
    rank,
  ])
  return db.rpc(await memberAt(rank), 'answer_dispatch', {
    p_id: row?.id,
    p_reason: null,
    p_request_id: randomUUID(),
    ...args,
  })
}
const accept = { p_answer: 'accept' }
const decline = { p_answer: 'decline', p_reason: '当日因病住院' }
const isConsistent = async () => expect((await verifyProof(await proofOf(db, order))).difference).toBeNull()
const appeal = async (who: CastApplicant, id: string) => {
  await act(db, who, id, 'appeal')
  await act(db, staff.reviewerThree, id, 'grant_appeal')
}
/** Dispatches of a person as they were, without the marks that any change leaves. */
const stateOf = (who: CastApplicant) =>
  db.admin(
    `select to_jsonb(d) - 'version' - 'updated_at' as row from public.dispatches d where person_id = $1 and draw_id = $2`,
    [who.personId, order.draw_id],
  )

describe('a supervisor who is disqualified', () => {
  test('is replaced by the next in order in the transaction of the decision', async () => {
    const first = await memberAt(1)
    await answer(1, accept)
    await penalise(db, first, { role: 'supervisor' })
    expect(await statuses()).toEqual(['1 withdrawn', '2 asked', '3 asked'])
    await isConsistent()
  })

  test('stays dispatched under a warning and under a penalty of the other role', async () => {
    const first = await memberAt(1)
    await penalise(db, first, { role: 'assessor' })
    await penalise(db, first, { role: 'both', kind: 'warning', outcome: 'warning' })
    expect(await statuses()).toEqual(['1 asked', '2 asked'])
  })

  test('is taken off at evaluations and inspections alike', async () => {
    const first = await memberAt(1)
    await assignTo(db, first, '2024-06-20')
    const id = await penalise(db, first, { role: 'both', outcome: 'permanent_disqualification' })
    expect(await statuses()).toEqual(['1 withdrawn', '2 asked', '3 asked'])
    expect(
      await db.admin('select 1 from public.evaluation_assignments where person_id = $1', [first.personId]),
    ).toEqual([])
    await appeal(first, id)
    expect(
      await db.admin('select 1 from public.evaluation_assignments where person_id = $1', [first.personId]),
    ).toHaveLength(1)
  })

  test('was at an inspection that is over: that stays', async () => {
    const first = await memberAt(1)
    await answer(1, accept)
    await db.at('2024-04-28', async () => {
      await penalise(db, first, { role: 'supervisor' })
      expect((await statuses())[0]).toBe('1 accepted')
    })
  })
})

describe('a granted appeal', () => {
  test.each(['asked', 'accepted'])('gives back a place that nobody could take, %s as it was', async (was) => {
    const first = await memberAt(1)
    if (was === 'accepted') await answer(1, accept)
    await answer(2, decline)
    const before = await stateOf(first)
    const id = await penalise(db, first, { role: 'supervisor' })
    expect(await statuses()).toEqual(['1 withdrawn', '2 declined', '3 asked'])
    await isConsistent()
    await appeal(first, id)
    expect(await stateOf(first)).toEqual(before)
    expect(await statuses()).toEqual([`1 ${was}`, '2 declined', '3 asked'])
    await isConsistent()
  })

  test('leaves the place to whoever was asked instead', async () => {
    const first = await memberAt(1)
    const id = await penalise(db, first, { role: 'supervisor' })
    await appeal(first, id)
    expect(await statuses()).toEqual(['1 withdrawn', '2 asked', '3 asked'])
    await isConsistent()
  })

  test('gives the answer its time anew where it ran out meanwhile', async () => {
    const first = await memberAt(1)
    await answer(2, decline)
    await answer(3, accept)
    const id = await penalise(db, first, { role: 'supervisor' })
    await db.at('2024-04-18T10:00:00+08:00', async () => {
      await appeal(first, id)
      await db.rpc(staff.cityChengdu, 'advance_due')
      expect(await statuses()).toEqual(['1 asked', '2 declined', '3 accepted'])
      await answer(1, accept)
    })
    await isConsistent()
  })

  test('gives no place back after the inspection', async () => {
    const first = await memberAt(1)
    await answer(2, decline)
    await answer(3, accept)
    const id = await penalise(db, first, { role: 'supervisor' })
    await db.at('2024-04-28', async () => {
      await appeal(first, id)
      expect((await statuses())[0]).toBe('1 withdrawn')
    })
    await isConsistent()
  })
})

test('a penalty, an answer and the deadlines at once end in one consistent record', async () => {
  const first = await memberAt(1)
  const { failed } = await race([
    () => penalise(db, first, { role: 'supervisor' }),
    () => answer(2, decline),
    () => db.rpc(staff.cityChengdu, 'advance_due'),
  ])
  expect(failed).toEqual([])
  expect(await statuses()).toEqual(['1 withdrawn', '2 declined', '3 asked'])
  await isConsistent()
})
