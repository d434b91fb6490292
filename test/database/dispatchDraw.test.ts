import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyProof } from '../../src/domain/dispatchProof.ts'
import { makeInstitution } from '../support/builders'
import { createDatabase } from '../support/database'
import {
  commitDraw,
  dispatchesOf,
  drawn,
  drawSupervisors,
  makeSupervisors,
  type Order,
  orderInspection,
  proofOf,
  voidDraw,
} from '../support/dispatch'
import { expectFailure, expectRefused } from '../support/failures'
import { CAST_DAY, cast, staff } from '../support/people'
import { race } from '../support/races'
import { seedCast } from '../support/seedCast'

/** Proves that a draw is committed to before it is made, follows from its seed alone, and that a void hides nothing. */

const db = await createDatabase()
let pool: string[]
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
  const employer = await makeInstitution(db, { regionCode: '510100' })
  pool = (await makeSupervisors(db, 9, employer)).map(({ personId }) => personId)
  await db.admin(`update public.parameters set value = '0' where key = 'inspection_recent_visits'`)
})

/** Free again for the next draw of the same days. */
const release = (order: Order) =>
  db.admin(`update public.dispatches set status = 'released' where order_id = $1`, [order.id])
const sha = (...lines: string[]) => createHash('sha256').update(lines.join('\n')).digest('hex')
const seedOf = async (order: Order) =>
  (
    await db.admin<{ seed: string }>('select seed from private.dispatch_seeds where draw_id = $1', [
      order.draw_id,
    ])
  )[0]?.seed ?? ''

describe('a commitment', () => {
  test('freezes conditions and pool and publishes hashes only; the seed is nobody’s to read', async () => {
    const order = await commitDraw(db, await orderInspection(db))
    expect(order.status).toBe('committed')
    const proof = await proofOf(db, order)
    expect(proof.sequence).toBeNull()
    expect(JSON.stringify(proof)).not.toContain(await seedOf(order))
    expect(await verifyProof(proof)).toMatchObject({ difference: null, state: 'committed' })
    for (const who of Object.values(cast))
      await expectRefused(db.as(who, (session) => session.query('select * from private.dispatch_seeds')))
    await voidDraw(db, order, {}, staff.cityChengdu)
  })

  test('fixes the conditions: nothing is changed after it', async () => {
    const order = await commitDraw(db, await orderInspection(db))
    await expectFailure(
      db.rpc(staff.cityChengdu, 'change_inspection_order', {
        p_id: order.id,
        p_values: { supervisors: 1 },
        p_reason: '人手不足',
        p_expected_version: order.version,
        p_request_id: randomUUID(),
      }),
      409,
      'order_is_committed',
    )
    await expectFailure(commitDraw(db, order), 409, 'order_is_committed')
  })

  test('is refused where the pool is too small, and says how many there are', async () => {
    const order = await orderInspection(db, { supervisors: 10 })
    expect(await expectFailure(commitDraw(db, order), 409, 'pool_too_small')).toEqual({
      eligible: 9,
      wanted: 10,
    })
    expect(await db.rpc(staff.cityChengdu, 'preview_pool', { p_order_id: order.id })).toMatchObject({
      eligible: 9,
      wanted: 10,
      in_province: 10,
    })
  })

  test('is refused once the evaluation has other days, or is cancelled', async () => {
    const order = await orderInspection(db)
    await db.admin('update public.evaluations set ends_on = ends_on + 1 where id = $1', [order.evaluation_id])
    await expectFailure(commitDraw(db, order), 409, 'evaluation_moved')
    const taken = await db.rpc<Order>(staff.cityChengdu, 'change_inspection_order', {
      p_id: order.id,
      p_values: {},
      p_reason: '评价改期',
      p_expected_version: order.version,
      p_request_id: randomUUID(),
    })
    expect(taken.ends_on).toBe('2024-04-27')
    expect(await commitDraw(db, taken)).toMatchObject({ status: 'committed' })
  })
})

describe('a draw', () => {
  test('needs a commitment', async () => {
    await expectFailure(drawSupervisors(db, await orderInspection(db)), 409, 'order_not_committed')
  })

  test('follows from the seed: a third computation comes to the same people', async () => {
    const committed = await commitDraw(db, await orderInspection(db))
    const seed = await seedOf(committed)
    const members = await db.admin<{ pseudonym: string; person_id: string; hash: string }>(
      `select m.pseudonym, m.person_id, d.commitment_hash as hash from private.dispatch_members m
       join public.dispatch_draws d on d.id = m.draw_id where m.draw_id = $1 and m.problems = '{}'`,
      [committed.draw_id],
    )
    expect(members.map(({ person_id }) => person_id).sort()).toEqual([...pool].sort())
    // what the draw will be stands before anybody draws
    const expected = members
      .map(({ pseudonym, person_id, hash }) => ({
        person_id,
        key: sha('huanzheng-dispatch-v1', seed, '', hash, pseudonym),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
    const order = await db.at('2024-04-18', () => drawSupervisors(db, committed))
    const dispatched = await dispatchesOf(db, order)
    expect(dispatched.map(({ person_id, rank }) => [person_id, rank])).toEqual([
      [expected[0]?.person_id, 1],
      [expected[1]?.person_id, 2],
    ])
    expect(await verifyProof(await proofOf(db, order))).toMatchObject({ difference: null, state: 'drawn' })
    await release(order)
  })

  test('passes over who has become ineligible since, with the reason on the chain', async () => {
    const committed = await commitDraw(db, await orderInspection(db))
    const seed = await seedOf(committed)
    const [first] = await db.admin<{ person_id: string }>(
      `select m.person_id from private.dispatch_members m join public.dispatch_draws d on d.id = m.draw_id
       where m.draw_id = $1 and m.problems = '{}'
       order by private.dispatch_key($2, null, d.commitment_hash, m.pseudonym) collate "C" limit 1`,
      [committed.draw_id, seed],
    )
    await db.admin(`update public.cards set status = 'disqualified' where person_id = $1`, [first?.person_id])
    const order = await drawSupervisors(db, committed)
    expect((await dispatchesOf(db, order)).map(({ rank }) => rank)).toEqual([2, 3])
    const proof = await proofOf(db, order)
    expect(proof.chain.filter(({ kind }) => kind === 'skip').at(-1)?.body).toContain('reasons=card_not_live')
    expect(await verifyProof(proof)).toMatchObject({ difference: null })
    await db.admin(`update public.cards set status = 'active' where person_id = $1`, [first?.person_id])
    await release(order)
  })

  test('two officers at once make one draw; a request sent twice counts once', async () => {
    const committed = await commitDraw(db, await orderInspection(db))
    const p_request_id = randomUUID()
    const { done, failed } = await race([
      () => drawSupervisors(db, committed, { p_request_id }),
      () => drawSupervisors(db, committed, { p_request_id }),
      () => drawSupervisors(db, committed),
      () => drawSupervisors(db, committed),
    ])
    expect(done.length + failed.length).toBe(4)
    expect(failed.length).toBeGreaterThanOrEqual(2)
    expect(new Set(failed.map(({ message }) => message))).toEqual(new Set(['stale_version']))
    expect(JSON.parse(failed[0]?.detail ?? '{}')).toMatchObject({ by: staff.cityChengdu.name })
    expect(await dispatchesOf(db, committed)).toHaveLength(2)
    await release(committed)
  })

  test('waits for the public number that was named, and takes it in', async () => {
    const source = '福彩双色球第2024045期开奖号码'
    const order = await orderInspection(db)
    await expectFailure(
      commitDraw(db, order, { p_public_source: source, p_public_on: CAST_DAY }),
      422,
      'public_number_exists',
    )
    await expectFailure(
      commitDraw(db, order, { p_public_source: source, p_public_on: '2024-04-26' }),
      422,
      'public_number_late',
    )
    const committed = await commitDraw(db, order, { p_public_source: source, p_public_on: '2024-04-18' })
    await expectFailure(
      drawSupervisors(db, committed, { p_public_number: '1' }),
      409,
      'public_number_not_yet',
    )
    await db.at('2024-04-18', async () => {
      await expectFailure(drawSupervisors(db, committed), 422, 'public_number_missing')
      const result = await drawSupervisors(db, committed, { p_public_number: '03,08，12-19+07' })
      const proof = await proofOf(db, result)
      expect(
        proof.chain.find(({ kind, body }) => kind === 'draw' && body?.includes(committed.draw_id))?.body,
      ).toContain('public_number=03 08 12 19 07')
      expect(await verifyProof(proof)).toMatchObject({ difference: null })
      await release(result)
    })
  })

  test('asks for a public number wherever the parameter does', async () => {
    await db.admin(`update public.parameters set value = '1' where key = 'dispatch_public_number'`)
    await expectFailure(commitDraw(db, await orderInspection(db)), 422, 'public_source_missing')
    await db.admin(`update public.parameters set value = '0' where key = 'dispatch_public_number'`)
  })
})

describe('a void', () => {
  test('stays on record, is never by who drew, and the next draw counts as another attempt', async () => {
    const order = await drawn(db)
    const first = order.draw_id
    await expectFailure(voidDraw(db, order, {}, staff.cityChengdu), 403, 'void_needs_another')
    await expectFailure(voidDraw(db, order, { p_reason: '重抽' }), 422, 'void_reason_missing')
    const voided = await voidDraw(db, order)
    expect(voided).toMatchObject({ status: 'ordered', attempt: 2, draw_id: null })
    expect((await dispatchesOf(db, order)).map(({ status }) => status)).toEqual(['released', 'released'])
    expect(await verifyProof(await proofOf(db, { ...order, draw_id: first }))).toMatchObject({
      difference: null,
      state: 'void',
    })
    await expectFailure(
      db.rpc(staff.cityChengdu, 'cancel_inspection_order', {
        p_id: order.id,
        p_reason: '不再督导',
        p_expected_version: voided.version,
        p_request_id: randomUUID(),
      }),
      409,
      'order_is_committed',
    )
    const again = await drawSupervisors(db, await commitDraw(db, voided))
    const proof = await proofOf(db, again)
    expect(await verifyProof(proof)).toMatchObject({ difference: null, state: 'drawn' })
    expect(proof.conditions).toContain('attempt=2')
    // whoever recomputes the second sees the first and its void
    expect(proof.chain.some(({ kind, body }) => kind === 'void' && body?.includes(first))).toBe(true)
    await release(again)
  })

  test('of a provincial draw takes another provincial officer', async () => {
    const order = await orderInspection(db, {}, staff.reviewerOne)
    const committed = await commitDraw(db, order, {}, staff.reviewerOne)
    const result = await drawSupervisors(db, committed, {}, staff.reviewerOne)
    await expectFailure(voidDraw(db, result, {}, staff.reviewerOne), 403, 'void_needs_another')
    expect(await voidDraw(db, result, {}, staff.reviewerTwo)).toMatchObject({ status: 'ordered' })
  })
})
