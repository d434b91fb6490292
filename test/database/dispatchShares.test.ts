import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DispatchProof } from '../../src/domain/dispatch.ts'
import { verifyProof } from '../../src/domain/dispatchProof.ts'
import { createDatabase } from '../support/database'
import { orderInspection } from '../support/dispatch'
import {
  cancelShare,
  commitShare,
  drawShare,
  ordersOf,
  planShare,
  previewShare,
  type Share,
  voidShare,
} from '../support/dispatchShares'
import { reportEvaluation } from '../support/evaluations'
import { expectFailure, expectRefused } from '../support/failures'
import { CAST_DAY, cast, institutions, staff } from '../support/people'
import { race } from '../support/races'
import { seedCast } from '../support/seedCast'
import type { Login, Row } from '../support/session'

/** Proves that a random share of evaluations follows from its commitment alone, and that nobody's choice enters after it. */

const COUNT = 12

const db = await createDatabase()
let evaluations: string[]
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})
beforeEach(async () => {
  await db.admin(
    `update public.evaluations set status = 'cancelled', cancel_reason = '测试', cancelled_at = now() where true`,
  )
  await db.admin(`update public.inspection_orders set status = 'cancelled' where true`)
  evaluations = []
  for (let n = 0; n < COUNT; n += 1) {
    const day = `2024-05-${String(n + 6).padStart(2, '0')}`
    const { id } = await reportEvaluation(db, { starts_on: day, ends_on: day })
    evaluations.push(String(id))
  }
})

const sha = (...lines: string[]) => createHash('sha256').update(lines.join('\n')).digest('hex')
const proofOf = (share: Pick<Share, 'draw_id'>, who: Login = staff.cityChengdu) =>
  db.rpc<DispatchProof>(who, 'dispatch_proof', { p_draw_id: share.draw_id })
const seedOf = async ({ draw_id }: Share) => {
  const [row] = await db.admin<{ seed: string }>(
    'select seed from private.dispatch_seeds where draw_id = $1',
    [draw_id],
  )
  return row?.seed ?? ''
}

/** What the committed draw will come to, by a computation of its own: evaluations in their order. */
async function foretell(share: Share, number = ''): Promise<string[]> {
  const seed = await seedOf(share)
  const members = await db.admin<{ pseudonym: string; evaluation_id: string; hash: string }>(
    `select m.pseudonym, m.evaluation_id, d.commitment_hash as hash from private.share_members m
     join public.dispatch_draws d on d.id = m.draw_id where m.draw_id = $1 and m.problems = '{}'`,
    [share.draw_id],
  )
  return members
    .map(({ pseudonym, evaluation_id, hash }) => ({
      evaluation_id,
      key: sha('huanzheng-dispatch-v1', seed, number, hash, pseudonym),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ evaluation_id }) => evaluation_id)
}
const inspected = async (share: Share) => (await ordersOf(db, share)).map((row) => row.evaluation_id)

describe('a share', () => {
  test('is planned by the centers alone, of their own evaluations', async () => {
    const dispatchers = ['cityChengdu', 'cityMianyang', 'reviewerOne', 'reviewerTwo', 'reviewerThree']
    for (const [name, who] of Object.entries(cast)) {
      if (!who) await expectRefused(planShare(db, {}, null as unknown as Login))
      else if (dispatchers.includes(name))
        expect(await planShare(db, {}, who)).toMatchObject({ status: 'planned' })
      else await expectFailure(planShare(db, {}, who), 403, 'not_permitted')
    }
    await expectFailure(planShare(db, { reach: 'province' }), 403, 'scope_is_the_provinces')
    await expectFailure(planShare(db, { scope: 'province' }), 403, 'scope_is_the_provinces')
    const elsewhere = await expectFailure(planShare(db, { region_code: '510700' }), 422, 'field_required')
    expect(elsewhere).toEqual({ field: 'region_code' })
  })

  test.each([
    [{ amount: 0 }, 'share_amount'],
    [{ amount: 101 }, 'share_amount'],
    [{ unit: 'number', amount: 1001 }, 'share_amount'],
    [{ unit: 'dozen' }, 'field_required'],
    [{ from_on: null }, 'field_required'],
    [{ to_on: '2024-04-30' }, 'evaluation_days_reversed'],
    [{ from_on: '2024-03-01', to_on: CAST_DAY }, 'share_window_is_over'],
    [{ evaluation_kind: 'nothing' }, 'field_required'],
    [{ supervisors: 11 }, 'order_supervisors'],
  ])('with %j is refused: %s', async (values, key) => {
    await expectFailure(planShare(db, values), 422, key)
  })

  test('says before anything is drawn what it comes to, and what is excluded for what', async () => {
    await orderInspection(db, {}, staff.cityChengdu, { id: evaluations[0] })
    const share = await planShare(db, { amount: 30 })
    const preview = await previewShare(db, share)
    // 30 % of 11, rounded up
    expect(preview).toMatchObject({ eligible: COUNT - 1, wanted: 4 })
    expect(preview.evaluations.filter(({ problems }) => problems.length > 0)).toMatchObject([
      { id: evaluations[0], problems: ['ordered'] },
    ])
    for (const who of [staff.officerChengdu, staff.managerProvince, staff.auditor])
      await expectFailure(previewShare(db, share, who), 403, 'not_permitted')
    await expectFailure(previewShare(db, share, staff.cityMianyang), 404, 'share_not_found')
  })

  test('of more than there are is refused before a commitment, and so is one of nothing', async () => {
    const many = await planShare(db, { unit: 'number', amount: COUNT + 1 })
    expect(await expectFailure(commitShare(db, many), 409, 'share_too_large')).toEqual({
      eligible: COUNT,
      wanted: COUNT + 1,
    })
    const none = await planShare(db, { from_on: '2024-07-01', to_on: '2024-07-02' })
    await expectFailure(commitShare(db, none), 409, 'share_too_large')
  })

  test('by the province reaches across cities', async () => {
    await reportEvaluation(
      db,
      { starts_on: '2024-05-08', ends_on: '2024-05-08' },
      staff.officerMianyang,
      institutions.mianyang,
    )
    const share = await planShare(
      db,
      { reach: 'province', unit: 'number', amount: COUNT + 1 },
      staff.reviewerOne,
    )
    const committed = await commitShare(db, share, {}, staff.reviewerOne)
    const drawn = await drawShare(db, committed, {}, staff.reviewerOne)
    const orders = await ordersOf(db, drawn)
    expect(orders).toHaveLength(COUNT + 1)
    for (const order of orders)
      expect(order).toMatchObject({ center_code: '510000', scope: 'province', ground: 'random_share' })
    // the city reads what concerns its evaluations
    const seen = await db.as(staff.cityMianyang, (session) =>
      session.query('select 1 from public.inspection_orders where share_id = $1', [share.id]),
    )
    expect(seen).toHaveLength(1)
  })
})

describe('the draw of a share', () => {
  test('follows from the commitment: a second computation comes to the same orders', async () => {
    const committed = await commitShare(db, await planShare(db))
    const expected = await foretell(committed)
    expect([...expected].sort()).toEqual([...evaluations].sort())
    const drawn = await db.at('2024-04-20', () => drawShare(db, committed))
    // a fifth of 12, rounded up
    expect(await inspected(drawn)).toEqual(expected.slice(0, 3))
    for (const order of await ordersOf(db, drawn))
      expect(order).toMatchObject({ status: 'ordered', ground: 'random_share', scope: 'region' })
    const proof = await proofOf(drawn)
    expect(await verifyProof(proof)).toMatchObject({ difference: null, state: 'drawn' })
    for (const id of evaluations) expect(JSON.stringify(proof)).not.toContain(id)
  })

  test('is not changed by who draws, when, or how often the request is sent', async () => {
    const share = await planShare(db, {}, staff.reviewerOne)
    expect((await previewShare(db, share, staff.reviewerOne)).eligible).toBe(0)
    const own = await planShare(db, { region_code: '510100' }, staff.reviewerOne)
    const committed = await commitShare(db, own, {}, staff.reviewerOne)
    const expected = await foretell(committed)
    const p_request_id = randomUUID()
    const { done, failed } = await race([
      () => drawShare(db, committed, {}, staff.reviewerTwo),
      () => drawShare(db, committed, { p_request_id }, staff.reviewerThree),
      () => drawShare(db, committed, { p_request_id }, staff.reviewerThree),
    ])
    expect(done.length).toBeGreaterThanOrEqual(1)
    expect(new Set(failed.map(({ message }) => message))).toEqual(new Set(['stale_version']))
    expect(await inspected(committed)).toEqual(expected.slice(0, 3))
  })

  test('passes over what was ordered by hand, moved or cancelled since, with the reason', async () => {
    const committed = await commitShare(db, await planShare(db))
    const [first, second, third, ...others] = await foretell(committed)
    await orderInspection(db, {}, staff.cityChengdu, { id: first })
    await db.admin(
      `update public.evaluations set starts_on = '2024-06-10', ends_on = '2024-06-10' where id = $1`,
      [second],
    )
    await db.admin(
      `update public.evaluations set status = 'cancelled', cancel_reason = '停办', cancelled_at = now() where id = $1`,
      [third],
    )
    const drawn = await drawShare(db, committed)
    expect(await inspected(drawn)).toEqual(others.slice(0, 3))
    const proof = await proofOf(drawn)
    expect(await verifyProof(proof)).toMatchObject({ difference: null })
    const reasons = proof.chain.flatMap(({ kind, body }) =>
      kind === 'skip' && body ? [/^reasons=(.*)$/m.exec(body)?.[1]] : [],
    )
    expect(reasons).toEqual(['ordered', 'outside', 'cancelled'])
  })

  test('takes the public number in that was named before it existed', async () => {
    const share = await planShare(db)
    const committed = await commitShare(db, share, {
      p_public_source: '福彩双色球第2024048期开奖号码',
      p_public_on: '2024-04-30',
    })
    await expectFailure(drawShare(db, committed, { p_public_number: '7' }), 409, 'public_number_not_yet')
    const expected = await foretell(committed, '03 08')
    await db.at('2024-04-30', async () => {
      await expectFailure(drawShare(db, committed), 422, 'public_number_missing')
      const drawn = await drawShare(db, committed, { p_public_number: '03,08' })
      expect(await inspected(drawn)).toEqual(expected.slice(0, 3))
      expect(await verifyProof(await proofOf(drawn))).toMatchObject({ difference: null })
    })
  })

  test('is its center’s; another city finds nothing, others are refused', async () => {
    const committed = await commitShare(db, await planShare(db))
    await expectFailure(drawShare(db, committed, {}, staff.cityMianyang), 404, 'share_not_found')
    await expectFailure(drawShare(db, committed, {}, staff.reviewerOne), 403, 'order_of_other_center')
    for (const who of [staff.officerChengdu, staff.managerChengdu, staff.provinceAdmin, cast.lin as Login])
      await expectFailure(drawShare(db, committed, {}, who), 403, 'not_permitted')
    const drawn = await drawShare(db, committed)
    const pool = (who: Login) => db.rpc<Row[]>(who, 'share_pool', { p_draw_id: drawn.draw_id })
    expect((await pool(staff.managerChengdu)).filter(({ order_id }) => order_id)).toHaveLength(3)
    for (const who of [staff.officerChengdu, staff.cityMianyang, cast.lin as Login]) {
      await expectFailure(pool(who), 404, 'draw_not_found')
      await expectFailure(proofOf(drawn, who), 404, 'draw_not_found')
    }
  })
})

describe('an end', () => {
  test('of a share is before its commitment only; a drawn order is not cancelled by choice', async () => {
    expect(await cancelShare(db, await planShare(db))).toMatchObject({ status: 'cancelled' })
    const committed = await commitShare(db, await planShare(db))
    await expectFailure(cancelShare(db, committed), 409, 'order_is_committed')
    const drawn = await drawShare(db, committed)
    const [order] = await ordersOf(db, drawn)
    const cancel = db.rpc(staff.cityChengdu, 'cancel_inspection_order', {
      p_id: order?.id,
      p_reason: '不想查这家',
      p_expected_version: order?.version,
      p_request_id: randomUUID(),
    })
    await expectFailure(cancel, 409, 'order_is_committed')
  })

  test('by a void is another’s to make, takes the open orders back, and the next draw is counted', async () => {
    const drawn = await drawShare(db, await commitShare(db, await planShare(db)))
    await expectFailure(voidShare(db, drawn, {}, staff.cityChengdu), 403, 'void_needs_another')
    await expectFailure(voidShare(db, drawn, { p_reason: '重抽' }), 422, 'void_reason_missing')
    const voided = await voidShare(db, drawn)
    expect(voided).toMatchObject({ status: 'planned', attempt: 2, draw_id: null })
    expect(await ordersOf(db, drawn)).toEqual([])
    expect(await verifyProof(await proofOf(drawn))).toMatchObject({ difference: null, state: 'void' })
    await expectFailure(cancelShare(db, voided), 409, 'order_is_committed')
    const again = await drawShare(db, await commitShare(db, voided))
    const proof = await proofOf(again)
    expect(await verifyProof(proof)).toMatchObject({ difference: null, state: 'drawn' })
    expect(proof.conditions).toContain('attempt=2')
    expect(await ordersOf(db, again)).toHaveLength(3)
  })
})
