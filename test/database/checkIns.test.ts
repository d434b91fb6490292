import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeInstitution } from '../support/builders'
import { createDatabase } from '../support/database'
import { makeSupervisors, type Order } from '../support/dispatch'
import { accepted, type Sent, sentOf } from '../support/dispatchAnswers'
import { expectFailure, expectRefused } from '../support/failures'
import { CAST_DAY, type CastApplicant, cast, staff } from '../support/people'
import { race } from '../support/races'
import { seedCast } from '../support/seedCast'
import type { Login, Row } from '../support/session'

/** Proves that a supervisor checks in alone, on site's days only and once a day, and reports there who is not whom the card names. */

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

const checkIn = (who: Login | null, p_position: Row | null = null, id = sent.id) =>
  db.rpc<Row>(who, 'check_in', { p_dispatch_id: id, p_position })
const standIn = (who: Login | null, values: Row, p_request_id = randomUUID()) =>
  db.rpc<string>(who, 'report_stand_in', { p_dispatch_id: sent.id, p_values: values, p_request_id })
const onFirstDay = <T>(what: () => Promise<T>) => db.at('2024-04-25T09:00:00+08:00', what)
const found = { person_name: '张冒名', note: '所持证卡照片与本人不符' }

describe('a check-in', () => {
  test('is the dispatched supervisor’s own', async () => {
    await onFirstDay(async () => {
      for (const who of Object.values(cast)) {
        if (!who) await expectRefused(checkIn(who))
        else await expectFailure(checkIn(who), 404, 'dispatch_not_found')
      }
      const [, second] = await sentOf(db, order, members)
      await expectFailure(checkIn(second?.who as Login), 404, 'dispatch_not_found')
      await expectFailure(checkIn(second?.who as Login, null, second?.id), 409, 'dispatch_not_accepted')
      expect(await checkIn(sent.who)).toMatchObject({ checked_on: '2024-04-25', latitude: null })
    })
  })

  test.each([
    ['2024-04-24T23:59:00+08:00', false],
    ['2024-04-25T00:00:00+08:00', true],
    ['2024-04-26T23:59:00+08:00', true],
    ['2024-04-27T00:00:00+08:00', false],
  ])('at %s in Shanghai is taken: %s', async (at, isTaken) => {
    await db.at(at, async () => {
      if (isTaken) expect(await checkIn(sent.who)).toMatchObject({ dispatch_id: sent.id })
      else
        expect(await expectFailure(checkIn(sent.who), 409, 'check_in_not_today')).toEqual({
          from: '2024-04-25',
          to: '2024-04-26',
        })
    })
  })

  test('counts once a day, also at once, and again the next day', async () => {
    const { done } = await onFirstDay(() =>
      race([() => checkIn(sent.who), () => checkIn(sent.who), () => checkIn(sent.who)]),
    )
    expect(new Set(done.map(({ id }) => id)).size).toBe(1)
    await db.at('2024-04-26T10:00:00+08:00', () => checkIn(sent.who))
    const rows = await db.as(staff.cityChengdu, (session) =>
      session.query('select checked_on from public.dispatch_check_ins where order_id = $1 order by 1', [
        order.id,
      ]),
    )
    expect(rows).toEqual([{ checked_on: '2024-04-25' }, { checked_on: '2024-04-26' }])
  })

  test('keeps a position only roughly, and refuses what is none', async () => {
    await onFirstDay(async () => {
      for (const position of [{ latitude: 91, longitude: 104 }, { latitude: '30', longitude: 104 }, {}])
        await expectFailure(checkIn(sent.who, position), 422, 'position_invalid')
      expect(await checkIn(sent.who, { latitude: 30.657891, longitude: 104.065712 })).toMatchObject({
        latitude: 30.658,
        longitude: 104.066,
      })
    })
  })

  test('is never changed, by nobody', async () => {
    await onFirstDay(() => checkIn(sent.who))
    for (const who of [sent.who, staff.cityChengdu, staff.reviewerOne])
      await expectRefused(
        db.as(who, (session) =>
          session.query(`update public.dispatch_check_ins set latitude = 1 where true`),
        ),
      )
    await expect(db.superuser('delete from public.dispatch_check_ins')).rejects.toThrow()
  })
})

describe('人证不符 met on site', () => {
  test('becomes a finding for the center, once, after the check-in', async () => {
    await onFirstDay(async () => {
      await expectFailure(standIn(sent.who, found), 409, 'check_in_first')
      await checkIn(sent.who)
      for (const who of Object.values(cast)) {
        if (!who) await expectRefused(standIn(who, found))
        else await expectFailure(standIn(who, found), 404, 'dispatch_not_found')
      }
      await expectFailure(standIn(sent.who, { ...found, person_name: ' ' }), 422, 'stand_in_name_missing')
      await expectFailure(standIn(sent.who, { ...found, note: '不符' }), 422, 'stand_in_note_length')
      const request = randomUUID()
      const id = await standIn(sent.who, found, request)
      expect(await standIn(sent.who, found, request)).toBe(id)
      const [row] = await db.as(staff.cityChengdu, (session) =>
        session.query('select * from public.findings where id = $1', [id]),
      )
      expect(row).toMatchObject({
        kind: 'person_mismatch',
        source: 'inspection',
        status: 'open',
        person_id: null,
        person_name: '张冒名',
        evaluation_id: order.evaluation_id,
        occurred_on: '2024-04-25',
      })
      const elsewhere = await db.as(staff.cityMianyang, (session) =>
        session.query('select 1 from public.findings where id = $1', [id]),
      )
      expect(elsewhere).toEqual([])
    })
  })

  test('of somebody on the list names that person', async () => {
    const assessor = cast.lin as CastApplicant
    await db.admin(
      `insert into public.evaluation_assignments (evaluation_id, person_id, card_id, role, person_name, card_number,
         institution_id, region_code, created_by_name)
       values ($1, $2, $3, 'assessor', $4, $5, $6, '510100', '王敏')`,
      [
        order.evaluation_id,
        assessor.personId,
        assessor.card.id,
        assessor.name,
        assessor.card.number,
        order.institution_id,
      ],
    )
    await onFirstDay(async () => {
      await checkIn(sent.who)
      const sheet = await db.rpc<{ people: { id: string; name: string }[] }>(sent.who, 'task_sheet', {
        p_dispatch_id: sent.id,
      })
      expect(sheet.people).toMatchObject([{ name: assessor.name, card_number: assessor.card.number }])
      const id = await standIn(sent.who, { assignment_id: sheet.people[0]?.id, note: found.note })
      expect(
        await db.admin('select person_id, person_name from public.findings where id = $1', [id]),
      ).toEqual([{ person_id: assessor.personId, person_name: assessor.name }])
    })
  })
})
