import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyProof } from '../../src/domain/dispatchProof.ts'
import { makeInstitution } from '../support/builders'
import { createDatabase } from '../support/database'
import { dispatchesOf, drawn, makeSupervisors, type Order, proofOf } from '../support/dispatch'
import { expectFailure, expectRefused } from '../support/failures'
import { applicants, CAST_DAY, type CastApplicant, cast, staff } from '../support/people'
import { race } from '../support/races'
import { seedCast } from '../support/seedCast'
import type { Login, Row } from '../support/session'

/** Proves that supervisors answer for themselves and in time, and that replacements follow the one order of the draw. */

const db = await createDatabase()
let members: CastApplicant[]
let order: Order
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
  members = await makeSupervisors(db, 5, await makeInstitution(db, { regionCode: '510100' }))
  await db.admin(`update public.parameters set value = '0' where key = 'inspection_recent_visits'`)
})
beforeEach(async () => {
  await db.admin(`update public.dispatches set status = 'released', decline_reason = null where true`)
  order = await drawn(db)
})

const sent = async () => {
  const rows = await db.admin<{ id: string; rank: number; status: string; person_id: string }>(
    'select id, rank, status, person_id from public.dispatches where draw_id = $1 order by rank',
    [order.draw_id],
  )
  return rows.map((row) => ({
    ...row,
    who: members.find(({ personId }) => personId === row.person_id) as CastApplicant,
  }))
}
const answer = (who: Login | null, id: string | undefined, args: Row) =>
  db.rpc<Row>(who, 'answer_dispatch', { p_id: id, p_reason: null, p_request_id: randomUUID(), ...args })
const accept = { p_answer: 'accept' }
const decline = { p_answer: 'decline', p_reason: '当日因病住院' }
const statuses = async () => (await dispatchesOf(db, order)).map(({ rank, status }) => `${rank} ${status}`)
const advance = () => db.rpc(staff.cityChengdu, 'advance_due')
const isConsistent = async () => expect((await verifyProof(await proofOf(db, order))).difference).toBeNull()

describe('an answer', () => {
  test('is the supervisor’s own to give', async () => {
    const [first, second] = await sent()
    for (const [name, who] of Object.entries(cast)) {
      if (!who) await expectRefused(answer(who, first?.id, accept))
      else
        await expectFailure(answer(who, first?.id, accept), 404, 'dispatch_not_found').catch((error) => {
          throw new Error(`${name}: ${error.message}`)
        })
    }
    await expectFailure(answer(second?.who as Login, first?.id, accept), 404, 'dispatch_not_found')
    expect(await answer(first?.who as Login, first?.id, accept)).toMatchObject({ status: 'accepted' })
    expect(await statuses()).toEqual(['1 accepted', '2 asked'])
    await isConsistent()
  })

  test('that declines gives its reason and takes the next in order', async () => {
    const [first] = await sent()
    const who = first?.who as Login
    await expectFailure(answer(who, first?.id, { p_answer: 'decline', p_reason: ' ' }), 422, 'reason_missing')
    await expectFailure(answer(who, first?.id, { p_answer: 'later' }), 422, 'field_required')
    await answer(who, first?.id, decline)
    expect(await statuses()).toEqual(['1 declined', '2 asked', '3 asked'])
    await isConsistent()
  })

  test('publishes neither the reason nor who gave it', async () => {
    const [first] = await sent()
    await answer(first?.who as Login, first?.id, decline)
    const text = JSON.stringify(await proofOf(db, order))
    expect(text).not.toContain('当日因病住院')
    for (const { name } of members) expect(text).not.toContain(`by=${name}`)
    expect(text).toContain('by=督导员')
  })

  test('that accepted may still be taken back, one that declined not', async () => {
    const [first] = await sent()
    const who = first?.who as Login
    await answer(who, first?.id, accept)
    await expectFailure(answer(who, first?.id, accept), 409, 'dispatch_is_answered')
    await answer(who, first?.id, decline)
    await expectFailure(answer(who, first?.id, accept), 409, 'dispatch_is_answered')
    expect(await statuses()).toEqual(['1 declined', '2 asked', '3 asked'])
    await isConsistent()
  })

  test('sent twice counts once, also at once', async () => {
    const [first] = await sent()
    const args = { ...decline, p_request_id: randomUUID() }
    const again = () => answer(first?.who as Login, first?.id, args)
    const { done, failed } = await race([again, again, again])
    expect(failed).toEqual([])
    expect(done.map(({ status }) => status)).toEqual(Array(3).fill('declined'))
    expect(await statuses()).toEqual(['1 declined', '2 asked', '3 asked'])
  })

  test('is taken until the deadline', async () => {
    const [first] = await sent()
    await db.at('2024-04-16T09:01:00+08:00', () =>
      expectFailure(answer(first?.who as Login, first?.id, accept), 409, 'dispatch_answer_late'),
    )
    await db.at('2024-04-16T08:59:00+08:00', () => answer(first?.who as Login, first?.id, accept))
  })

  test('by everybody declined uses the order up, and is said to be short', async () => {
    for (let rank = 1; rank <= 6; rank += 1) {
      const next = (await sent()).find(({ status }) => status === 'asked')
      if (next?.who) await answer(next.who, next.id, decline)
      // 何平 of the 省属 unit is not in the city's pool
      else expect(rank).toBe(6)
    }
    expect(await statuses()).toEqual([1, 2, 3, 4, 5].map((rank) => `${rank} declined`))
    await isConsistent()
  })
})

describe('what falls due', () => {
  test('no answer by the deadline takes the next, once, however often it is asked', async () => {
    const [first] = await sent()
    await answer(first?.who as Login, first?.id, accept)
    await advance()
    expect(await statuses()).toEqual(['1 accepted', '2 asked'])
    await db.at('2024-04-16T09:01:00+08:00', async () => {
      await race([advance, advance, advance])
      expect(await statuses()).toEqual(['1 accepted', '2 unanswered', '3 asked'])
      await advance()
      expect(await statuses()).toEqual(['1 accepted', '2 unanswered', '3 asked'])
    })
    await isConsistent()
  })

  test('nobody is sent to an evaluation that is over', async () => {
    await db.at('2024-04-27', async () => {
      await advance()
      expect(await statuses()).toEqual(['1 unanswered', '2 unanswered'])
      const [first] = await sent()
      await expectFailure(answer(first?.who as Login, first?.id, accept), 409, 'dispatch_is_answered')
    })
    await isConsistent()
  })

  test('who loses the card is withdrawn and replaced, an acceptance notwithstanding', async () => {
    const [first] = await sent()
    await answer(first?.who as Login, first?.id, accept)
    await db.admin(`update public.cards set status = 'disqualified' where person_id = $1`, [first?.person_id])
    await advance()
    expect(await statuses()).toEqual(['1 withdrawn', '2 asked', '3 asked'])
    await isConsistent()
    await db.admin(`update public.cards set status = 'active' where person_id = $1`, [first?.person_id])
  })
})

test('whoever is dispatched is told of it', async () => {
  const [first] = await sent()
  const told = await db.read<Row>(
    first?.who as Login,
    `select params from public.notifications where kind = 'dispatch_asked' order by created_at desc limit 1`,
  )
  expect(told).toEqual([{ params: { institution: '成都市锦城技工学校', starts_on: '2024-04-25' } }])
  expect(
    await db.read(applicants.lin, `select from public.notifications where kind = 'dispatch_asked'`),
  ).toEqual([])
})
