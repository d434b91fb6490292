import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeInstitution } from '../support/builders'
import { createDatabase } from '../support/database'
import { makeSupervisors, type Order, voidDraw } from '../support/dispatch'
import { accepted, type Sent, sentOf } from '../support/dispatchAnswers'
import { expectFailure, expectRefused } from '../support/failures'
import { CAST_DAY, type CastApplicant, cast, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves what the code of a task sheet says to whom and when, and when an institution is told who comes. */

const FIRST_DAY = '2024-04-25'

const db = await createDatabase()
let members: CastApplicant[]
let order: Order
let sent: Sent
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
  members = await makeSupervisors(db, 4, await makeInstitution(db, { regionCode: '510100' }))
  await db.admin(`update public.parameters set value = '0' where key = 'inspection_recent_visits'`)
})
beforeEach(async () => {
  await db.admin(`update public.dispatches set status = 'released', decline_reason = null where true`)
  ;({ order, sent } = await accepted(db, members))
})

interface Sheet {
  code: string
  number: string
  person_name: string
  people: unknown[]
}
const sheetOf = (who: Login | null, p_renew = false) =>
  db.rpc<Sheet>(who, 'task_sheet', { p_dispatch_id: sent.id, p_renew })
const check = (who: Login | null, p_code: string) =>
  db.rpc<{ state: string; person_name?: string }>(who, 'check_task_code', { p_code })
const onSite = <T>(what: () => Promise<T>) => db.at(`${FIRST_DAY}T09:00:00+08:00`, what)

describe('a task sheet', () => {
  test('is its supervisor’s alone', async () => {
    for (const who of Object.values(cast)) {
      if (!who) await expectRefused(sheetOf(who))
      else await expectFailure(sheetOf(who), 404, 'dispatch_not_found')
    }
    expect(await sheetOf(sent.who)).toMatchObject({ number: order.number, person_name: sent.who.name })
  })

  test('needs an acceptance', async () => {
    const [, second] = await sentOf(db, order, members)
    const call = db.rpc(second?.who as Login, 'task_sheet', { p_dispatch_id: second?.id, p_renew: false })
    await expectFailure(call, 409, 'dispatch_not_accepted')
  })

  test('keeps its code until a new one is asked for, and no table gives it away', async () => {
    const { code } = await sheetOf(sent.who)
    expect(code).toMatch(/^[0-9a-f]{32}$/)
    expect((await sheetOf(sent.who)).code).toBe(code)
    const renewed = (await sheetOf(sent.who, true)).code
    expect(renewed).not.toBe(code)
    await onSite(async () => {
      expect(await check(staff.officerChengdu, code)).toMatchObject({ state: 'replaced' })
      expect(await check(staff.officerChengdu, renewed)).toMatchObject({ state: 'valid' })
    })
    await expectRefused(db.as(sent.who, (session) => session.query('select * from private.task_codes')))
  })
})

describe('a code', () => {
  const concerned = ['officerChengdu', 'cityChengdu', 'reviewerOne', 'reviewerTwo', 'reviewerThree']
  const readers = ['provinceAdmin', 'managerProvince', 'managerChengdu']

  test('shows on site who stands there, to the institution and both centers and to nobody else', async () => {
    const { code } = await sheetOf(sent.who)
    await onSite(async () => {
      for (const [name, who] of Object.entries(cast)) {
        if (!who) await expectRefused(check(who, code))
        else {
          const isConcerned = [...concerned, ...readers].includes(name)
          expect({ name, ...(await check(who, code)) }).toMatchObject(
            isConcerned ? { state: 'valid', person_name: sent.who.name } : { state: 'unknown' },
          )
        }
      }
    })
    expect(await check(staff.officerMianyang, code)).toEqual(
      await check(staff.officerChengdu, 'f'.repeat(32)),
    )
  })

  test('tells the institution nothing before its time, and the centers at any time', async () => {
    const { code } = await sheetOf(sent.who)
    const early = await check(staff.officerChengdu, code)
    expect(Object.keys(early).sort()).toEqual(['from', 'state'])
    expect(early.state).toBe('not_yet')
    expect(await check(staff.cityChengdu, code)).toMatchObject({ state: 'valid' })
  })

  test('says that the draw was voided, the acceptance taken back, the card lost, the evaluation over', async () => {
    const { code } = await sheetOf(sent.who)
    await db.at('2024-04-27', async () =>
      expect(await check(staff.officerChengdu, code)).toMatchObject({ state: 'over' }),
    )
    await db.admin(`update public.cards set status = 'disqualified' where person_id = $1`, [
      sent.who.personId,
    ])
    expect(await check(staff.cityChengdu, code)).toMatchObject({ state: 'withdrawn' })
    await db.admin(`update public.cards set status = 'active' where person_id = $1`, [sent.who.personId])
    await voidDraw(db, order)
    const voided = await check(staff.cityChengdu, code)
    expect(voided).toMatchObject({ state: 'void', number: order.number })
    expect(JSON.stringify(voided)).not.toContain(sent.who.name)
  })

  test('of who declined after all is worth nothing any more', async () => {
    const { code } = await sheetOf(sent.who)
    await db.rpc(sent.who, 'answer_dispatch', {
      p_id: sent.id,
      p_answer: 'decline',
      p_reason: '突发疾病',
      p_request_id: randomUUID(),
    })
    await onSite(async () =>
      expect(await check(staff.officerChengdu, code)).toMatchObject({ state: 'withdrawn' }),
    )
  })
})

describe('the institution', () => {
  interface Disclosure {
    from: string
    is_open: boolean
    supervisors: { person_name: string }[]
  }
  const disclosed = (who: Login | null, id = order.evaluation_id) =>
    db.rpc<Disclosure>(who, 'disclosed_supervisors', { p_evaluation_id: id })

  test('is told at midnight of the first day, or as many hours before as the parameter says', async () => {
    const minuteBefore = '2024-04-24T23:59:00+08:00'
    expect(await db.at(minuteBefore, () => disclosed(staff.officerChengdu))).toMatchObject({
      is_open: false,
      supervisors: [],
    })
    await db.at(`${FIRST_DAY}T00:00:00+08:00`, async () =>
      expect((await disclosed(staff.officerChengdu)).supervisors).toEqual([
        { person_name: sent.who.name, card_number: sent.who.card.number },
      ]),
    )
    await db.admin(`update public.parameters set value = '36' where key = 'dispatch_disclosure_hours'`)
    const times = [
      ['2024-04-23T11:59:00+08:00', 0],
      ['2024-04-23T12:00:00+08:00', 1],
    ] as const
    for (const [at, count] of times)
      expect((await db.at(at, () => disclosed(staff.officerChengdu))).supervisors).toHaveLength(count)
    await db.admin(`update public.parameters set value = '0' where key = 'dispatch_disclosure_hours'`)
  })

  test('cannot tell an inspected evaluation from another before that', async () => {
    const other = await db.rpc<{ id: string }>(staff.officerChengdu, 'report_evaluation', {
      p_institution_id: order.institution_id,
      p_values: {
        kind: 'skill_level',
        occupation_code: '6-31-01-03',
        levels: ['level_4'],
        site: '成都市锦城技工学校二号实训楼',
        starts_on: FIRST_DAY,
        ends_on: FIRST_DAY,
        head_count: 10,
        batch: randomUUID().slice(0, 8),
      },
      p_request_id: randomUUID(),
    })
    expect(await disclosed(staff.officerChengdu)).toEqual(await disclosed(staff.officerChengdu, other.id))
  })

  test('is the only one who asks so, and reads neither orders nor dispatches nor pools', async () => {
    for (const [name, who] of Object.entries(cast)) {
      if (!who) await expectRefused(disclosed(who))
      else if (name !== 'officerChengdu') await expectFailure(disclosed(who), 404, 'evaluation_not_found')
    }
    await onSite(async () => {
      for (const table of ['inspection_orders', 'dispatches', 'dispatch_draws', 'dispatch_check_ins'])
        expect(
          await db.as(staff.officerChengdu, (session) => session.query(`select 1 from public.${table}`)),
        ).toEqual([])
      const pool = db.rpc(staff.officerChengdu, 'dispatch_pool', { p_draw_id: order.draw_id })
      await expectFailure(pool, 404, 'draw_not_found')
    })
  })
})
