import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeInstitution } from '../support/builders'
import { createDatabase } from '../support/database'
import {
  commitDraw,
  dispatchesOf,
  drawn,
  makeSupervisors,
  type Order,
  orderInspection,
  previewPool,
  proofOf,
} from '../support/dispatch'
import { reportEvaluation } from '../support/evaluations'
import { expectFailure, expectRefused } from '../support/failures'
import {
  applicants,
  CAST_DAY,
  type CastApplicant,
  type CastInstitution,
  cast,
  institutions,
  outsider,
  staff,
} from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login, Row } from '../support/session'

/** Proves who orders inspections, who may relax their conditions, and who sees what of them. */

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
const change = (order: Order, values: Row, who: Login = staff.cityChengdu, more: Row = {}) =>
  db.rpc<Order>(who, 'change_inspection_order', {
    p_id: order.id,
    p_values: values,
    p_reason: '符合条件的人数不足',
    p_expected_version: order.version,
    p_request_id: randomUUID(),
    ...more,
  })

describe('an order', () => {
  test('is its city’s or the province’s to give, once for an evaluation', async () => {
    const evaluation = await reportEvaluation(db)
    const attempt = (who: Login | null) => orderInspection(db, {}, who as Login, evaluation)
    for (const [name, who] of Object.entries(cast)) {
      if (!who) await expectRefused(attempt(who))
      else if (name === 'cityMianyang') await expectFailure(attempt(who), 404, 'evaluation_not_found')
      else if (!['cityChengdu', 'reviewerOne', 'reviewerTwo', 'reviewerThree'].includes(name))
        await expectFailure(attempt(who), 403, 'not_permitted')
    }
    const order = await attempt(staff.cityChengdu)
    expect(order).toMatchObject({ status: 'ordered', center_code: '510100', scope: 'region', supervisors: 2 })
    expect(order.number).toBe(`督510120240${order.number.slice(-3)}`)
    expect(await expectFailure(attempt(staff.reviewerOne), 409, 'order_exists')).toMatchObject({
      number: order.number,
    })
  })

  test('is not given for what was cancelled or is over', async () => {
    const evaluation = await reportEvaluation(db)
    await db.at('2024-04-27', () =>
      expectFailure(orderInspection(db, {}, staff.cityChengdu, evaluation), 409, 'evaluation_has_ended'),
    )
    await db.rpc(staff.officerChengdu, 'cancel_evaluation', {
      p_id: evaluation.id,
      p_reason: '报名人数不足',
      p_expected_version: 1,
      p_request_id: randomUUID(),
    })
    await expectFailure(orderInspection(db, {}, staff.cityChengdu, evaluation), 409, 'evaluation_cancelled')
  })

  test('of a city takes people of other cities only when the province lends them', async () => {
    await makeSupervisors(db, 3, institutions.mianyang)
    await expectFailure(orderInspection(db, { scope: 'province' }), 403, 'scope_is_the_provinces')
    const order = await orderInspection(db)
    const before = await preview(order)
    expect(before.in_province).toBeGreaterThan(before.eligible + 2)
    await expectFailure(change(order, { scope: 'province' }), 403, 'scope_is_the_provinces')
    await expectFailure(change(order, { supervisors: 1 }, staff.reviewerOne), 403, 'order_of_other_center')
    await expectFailure(change(order, { scope: 'province' }, staff.cityMianyang), 404, 'order_not_found')
    const lent = await change(order, { scope: 'province' }, staff.reviewerOne)
    expect((await preview(lent)).eligible).toBe(before.in_province)
    await expectFailure(change(order, { supervisors: 1 }), 409, 'stale_version')
    await expectFailure(change(lent, {}), 422, 'nothing_changed')
    await expectFailure(change(lent, { supervisors: 1 }, undefined, { p_reason: '' }), 422, 'reason_missing')
    await expectFailure(change(lent, { supervisors: 11 }), 422, 'order_supervisors')
    await expectFailure(change(lent, { recent_visits: -1 }), 422, 'order_recent_visits')
  })

  test('is cancelled before the first commitment only, and may then be given anew', async () => {
    const order = await orderInspection(db)
    const cancel = (row: Order) =>
      db.rpc<Order>(staff.cityChengdu, 'cancel_inspection_order', {
        p_id: row.id,
        p_reason: '任务调整',
        p_expected_version: row.version,
        p_request_id: randomUUID(),
      })
    const cancelled = await cancel(order)
    expect(cancelled.status).toBe('cancelled')
    await expectFailure(cancel(cancelled), 409, 'order_is_cancelled')
    const again = await commitDraw(
      db,
      await orderInspection(db, {}, staff.cityChengdu, { id: order.evaluation_id }),
    )
    await expectFailure(cancel(again), 409, 'order_is_committed')
  })
})

describe('who sees what', () => {
  const count = async (who: Login, table: string, order: Order) => {
    const column = table === 'inspection_orders' ? 'id' : 'order_id'
    return (await db.read(who, `select from public.${table} where ${column} = $1`, [order.id])).length
  }

  test('a supervisor sees the own dispatch and nothing else of it; the institution and other cities nothing', async () => {
    await db.admin(`update public.dispatches set status = 'released' where true`)
    const order = await drawn(db, { supervisors: 1 })
    const [taken] = await dispatchesOf(db, order)
    const own = members.find(({ personId }) => personId === taken?.person_id)
    const everybody = await db.admin<{ id: string; email: string }>(
      `select u.id, u.email from public.people p join auth.users u on u.id = p.user_id where p.id = $1`,
      [taken?.person_id],
    )
    const supervisor = (own ?? everybody[0]) as Login
    expect(await count(supervisor, 'dispatches', order)).toBe(1)
    for (const table of ['inspection_orders', 'dispatch_chain', 'dispatch_draws'])
      expect(await count(supervisor, table, order)).toBe(0)
    const others = [
      staff.officerChengdu,
      staff.cityMianyang,
      staff.officerMianyang,
      staff.securityAdmin,
      outsider,
    ]
    for (const who of [...others, staff.auditor, applicants.he, staff.dismissed])
      for (const table of ['inspection_orders', 'dispatch_chain', 'dispatch_draws', 'dispatches'])
        expect(await count(who, table, order)).toBe(0)
    for (const who of [staff.managerChengdu, staff.provinceAdmin, staff.reviewerTwo])
      expect(await count(who, 'dispatches', order)).toBe(1)
  })

  test('a member of the pool may fetch the proof; nobody outside, and never who the others were', async () => {
    const order = await drawn(db, { supervisors: 1 })
    expect((await proofOf(db, order, members[1] as Login)).draw).toBe(order.draw_id)
    for (const who of [outsider, staff.officerChengdu, staff.cityMianyang, staff.auditor, applicants.lin]) {
      await expectFailure(proofOf(db, order, who), 404, 'draw_not_found')
      await expectFailure(db.rpc(who, 'dispatch_pool', { p_draw_id: order.draw_id }), 404, 'draw_not_found')
      expect(await db.rpc(who, 'my_membership', { p_draw_id: order.draw_id })).toEqual([])
    }
    await expectFailure(
      db.rpc(members[1] as Login, 'dispatch_pool', { p_draw_id: order.draw_id }),
      404,
      'draw_not_found',
    )
    await expectFailure(db.rpc(staff.auditor, 'preview_pool', { p_order_id: order.id }), 403, 'not_permitted')
  })
})
