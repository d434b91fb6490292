import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { makeInstitution } from '../support/builders'
import { createDatabase } from '../support/database'
import { drawn, makeSupervisors, type Order } from '../support/dispatch'
import { accept, sentOf } from '../support/dispatchAnswers'
import { reportEvaluation } from '../support/evaluations'
import { expectFailure, expectRefused } from '../support/failures'
import { CAST_DAY, type CastApplicant, cast, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login, Row } from '../support/session'

/** Proves that each number of the fair-use view is that of the rows behind it, and who sees which. */

interface Use {
  regions: { region_code: string; held: number; drawn: number; inspected: number }[]
  institutions: (Row & { institution_id: string; held: number; drawn: number; inspected: number })[]
  supervisors: (Row & { person_id: string; dispatched: number; accepted: number; declined: number })[]
}

const db = await createDatabase()
let members: CastApplicant[]
let orders: Order[]
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
  members = await makeSupervisors(db, 5, await makeInstitution(db, { regionCode: '510100' }))
  await db.admin(`update public.parameters set value = '0' where key = 'inspection_recent_visits'`)
  // the first is inspected; of the second somebody declines and nobody arrives; a third evaluation has no order
  const first = await drawn(db, { supervisors: 1 })
  const second = await drawn(db, { supervisors: 1 })
  orders = [first, second]
  const [sent] = await sentOf(db, first, members)
  if (!sent) throw new Error('nobody was drawn')
  await accept(db, sent)
  await db.at('2024-04-25T09:00:00+08:00', () => db.rpc(sent.who, 'check_in', { p_dispatch_id: sent.id }))
  const [other] = await sentOf(db, second, members)
  await db.rpc(other?.who as Login, 'answer_dispatch', {
    p_id: other?.id,
    p_answer: 'decline',
    p_reason: '当日因病住院',
    p_request_id: randomUUID(),
  })
  await reportEvaluation(db)
  await reportEvaluation(db, {}, staff.officerMianyang, institutions.mianyang)
  await db.setClock('2024-05-10')
})

const use = (who: Login | null, region: string | null = null, from = '2024-04-01', to = '2024-04-30') =>
  db.rpc<Use>(who, 'dispatch_use', { p_from: from, p_to: to, p_region_code: region })

test('a city sees evaluations held, orders drawn and inspections made of its own', async () => {
  const seen = await use(staff.cityChengdu)
  expect(seen.regions).toEqual([{ region_code: '510100', held: 3, drawn: 2, inspected: 1 }])
  expect(seen.institutions).toMatchObject([
    { institution_id: institutions.chengdu.id, held: 3, drawn: 2, inspected: 1 },
  ])
})

test('the province sees all, or one city where it asks', async () => {
  expect((await use(staff.reviewerOne)).regions.map(({ region_code }) => region_code)).toEqual([
    '510100',
    '510700',
  ])
  expect((await use(staff.reviewerOne, '510700')).regions).toEqual([
    { region_code: '510700', held: 1, drawn: 0, inspected: 0 },
  ])
  expect((await use(staff.cityChengdu, '510700')).regions).toEqual([])
})

test('each supervisor’s numbers are those of the orders behind them, the never dispatched included', async () => {
  const { supervisors } = await use(staff.cityChengdu)
  const own = supervisors.filter(({ person_id }) => members.some(({ personId }) => personId === person_id))
  expect(own).toHaveLength(members.length)
  for (const row of own) {
    const counted = await db.as(staff.cityChengdu, (session) =>
      session.query<{ status: string; orders: number }>(
        `select status, count(distinct order_id) as orders from public.dispatches where person_id = $1 group by status`,
        [row.person_id],
      ),
    )
    const of = (status: string) => counted.find((each) => each.status === status)?.orders ?? 0
    expect(row).toMatchObject({ accepted: of('accepted'), declined: of('declined') })
  }
  const total = await db.admin<{ n: number }>(
    'select count(distinct (order_id, person_id)) as n from public.dispatches where order_id = any ($1)',
    [orders.map(({ id }) => id)],
  )
  expect(own.reduce((sum, row) => sum + row.dispatched, 0)).toBe(total[0]?.n)
  expect(own.some(({ dispatched }) => dispatched === 0)).toBe(true)
})

test('a span in which nothing was held counts nothing; one that ends before it begins is refused', async () => {
  const nothing = await use(staff.cityChengdu, null, '2024-01-01', '2024-01-31')
  expect(nothing).toMatchObject({ regions: [], institutions: [] })
  expect(nothing.supervisors.every(({ dispatched }) => dispatched === 0)).toBe(true)
  await expectFailure(
    use(staff.cityChengdu, null, '2024-02-01', '2024-01-31'),
    422,
    'evaluation_days_reversed',
  )
})

test('is for centers and who reads with them, and for nobody else', async () => {
  const readers = ['cityChengdu', 'cityMianyang', 'reviewerOne', 'reviewerTwo', 'reviewerThree']
  const others = ['provinceAdmin', 'managerProvince', 'managerChengdu']
  for (const [name, who] of Object.entries(cast)) {
    if (!who) await expectRefused(use(who))
    else if ([...readers, ...others].includes(name)) expect(await use(who)).toHaveProperty('regions')
    else await expectFailure(use(who), 403, 'not_permitted')
  }
})
