import { beforeAll, describe, expect, test } from 'vitest'
import { makeInstitution, publishRound } from '../support/builders'
import { createDatabase } from '../support/database'
import { DecisionStorm } from '../support/decisionStorm'
import { makeSupervisors } from '../support/dispatch'
import { applicants, CAST_DAY, type CastStaff, staff } from '../support/people'
import { Random } from '../support/random'
import { seedCast } from '../support/seedCast'
import type { Row } from '../support/session'

/** Proves that each figure is the count of the list that it opens, for the province, a city and managers. */

const db = await createDatabase()
const MONTHS = { p_from: '2024-01-01', p_to: '2024-12-31' }
let round: string
beforeAll(async () => {
  await seedCast(db)
  round = (await publishRound(db)).id
  await db.setClock(CAST_DAY)
  await makeSupervisors(db, 6, await makeInstitution(db))
  const storm = new DecisionStorm(db, new Random(7))
  await storm.begin(15)
  for (let attempt = 0; attempt < 260; attempt += 1) await storm.step()
})

type Figures = Record<string, Row[]>
const READERS: [string, CastStaff][] = [
  ['a reviewer of the province', staff.reviewerOne],
  ['the administration', staff.provinceAdmin],
  ['a city', staff.cityChengdu],
  ['the manager of the province', staff.managerProvince],
  ['the manager of a city', staff.managerChengdu],
]

/** How many rows of a table the caller's list has, under the caller's policies. */
const listed = async (who: CastStaff, table: string, condition: string, values: unknown[]) => {
  const [row] = await db.read<{ n: number }>(
    who,
    `select count(*)::integer as n from public.${table} where ${condition}`,
    values,
  )
  return row?.n
}
const steps = async (who: CastStaff, p_filters: Row) =>
  (await db.rpc<{ total: number }>(who, 'list_decisions', { p_filters, p_limit: 1000 })).total

const OUTCOMES: Record<string, string[]> = {
  open: 'unit_review awaiting_seal re_review awaiting_summary awaiting_receipt final_review returned'.split(
    ' ',
  ),
  passed: ['awaiting_issue', 'issued', 'collected'],
  refused: ['rejected', 'appealing'],
  ended: ['withdrawn', 'expired_return'],
}
const RENEWALS: [by: string, condition: string][] = [
  ['total', `$1 = ''`],
  ['round', 'round_id::text = $1'],
  ['region', 'region_code = $1'],
  ['kind', 'card_kind = $1'],
  ['level', `coalesce(card_level, '') = $1`],
  ['occupation', 'occupations @> array[$1]'],
  ['month', `submitted_at >= $1::date and submitted_at < $1::date + interval '1 month'`],
]

describe.each(READERS)('to %s', (_, who) => {
  const figures = (name: string, args: Row = {}) => db.rpc<Figures>(who, name, args)
  const rowsOf = async (name: string, key: string, args: Row = {}) => {
    const rows = (await figures(name, args))[key] ?? []
    expect(rows.length).toBeGreaterThan(0)
    return rows
  }

  test.each(RENEWALS)('renewals by %s', async (by, condition) => {
    for (const row of await rowsOf('statistics_renewals', 'rows', { p_by: by, p_round: round })) {
      const inAll = `reached >= 1 and round_id = '${round}' and ${condition}`
      expect(row.files).toBe(await listed(who, 'applications', inAll, [row.key]))
      for (const [outcome, statuses] of Object.entries(OUTCOMES)) {
        const found = await listed(who, 'applications', `${inAll} and status = any ($2)`, [row.key, statuses])
        expect({ by, key: row.key, outcome, n: row[outcome] }).toEqual({
          by,
          key: row.key,
          outcome,
          n: found,
        })
      }
    }
  })

  test('the funnel', async () => {
    for (const row of await rowsOf('statistics_funnel', 'steps', {
      p_by: 'region',
      p_kind: 'assessor',
      ...MONTHS,
    })) {
      const found = await listed(
        who,
        'applications',
        `region_code = $1 and reached >= $2 and card_kind = 'assessor'`,
        [row.key, row.reached],
      )
      expect(row.files).toBe(found)
    }
  })

  test('times per step, with the half that took longest', async () => {
    for (const row of await rowsOf('statistics_funnel', 'times', { p_by: 'region' })) {
      const left = { left: row.status, region: row.key }
      expect(Number(row.passes) + Number(row.unknown)).toBe(await steps(who, left))
      expect(row.passes).toBe(await steps(who, { ...left, days_min: 0 }))
      const upTo = Number(row.passes) - (await steps(who, { ...left, days_min: Number(row.median) + 1 }))
      const below = Number(row.passes) - (await steps(who, { ...left, days_min: Number(row.median) }))
      expect(upTo * 2).toBeGreaterThanOrEqual(Number(row.passes))
      expect(below * 2).toBeLessThan(Number(row.passes))
    }
  })

  test('reasons and decisions', async () => {
    for (const row of await rowsOf('statistics_reasons', 'rows', MONTHS)) {
      const { action, stage: left, reason, region } = row
      expect(row.n).toBe(
        await steps(who, { action, left, reason, region, from: MONTHS.p_from, to: MONTHS.p_to }),
      )
    }
    for (const row of await rowsOf('statistics_reasons', 'decisions', {
      p_round: round,
      p_action: 'return',
    })) {
      const { action, stage: left, region } = row
      expect(action).toBe('return')
      expect(row.n).toBe(await steps(who, { action, left, region, round }))
    }
  })

  test('what waits and what is late, today and in three weeks', async () => {
    for (const day of [CAST_DAY, '2024-05-20', '2024-06-20']) {
      await db.at(day, async () => {
        for (const row of await rowsOf('statistics_lateness', 'rows', { p_round: round })) {
          const of = 'status = $1 and region_code = $2'
          expect(row.waiting).toBe(await listed(who, 'applications', of, [row.status, row.region]))
          expect(row.late).toBe(
            await listed(who, 'applications', `${of} and due_on < $3`, [row.status, row.region, day]),
          )
        }
        for (const row of await rowsOf('statistics_lateness', 'league')) {
          const isProvincial = row.region === '510000'
          const city = isProvincial ? ['awaiting_summary'] : ['re_review', 'awaiting_summary']
          const late = 'region_code = $1 and status = any ($2) and due_on < $3'
          const found = {
            files: await listed(who, 'applications', 'region_code = $1 and reached >= 1', [row.region]),
            done: await listed(who, 'applications', 'region_code = $1 and reached >= 5', [row.region]),
            late_unit: await listed(who, 'applications', late, [
              row.region,
              ['unit_review', 'awaiting_seal'],
              day,
            ]),
            late_city: await listed(who, 'applications', late, [row.region, city, day]),
          }
          expect(row).toMatchObject(found)
        }
      })
    }
  })

  test('cards that expire, and those that have', async () => {
    const args = { p_by: 'kind', p_months: 24 }
    const total = async (filters: Row) =>
      (await db.rpc<{ total: number }>(who, 'list_cards', { p_filters: { status: 'active', ...filters } }))
        .total
    for (const row of await rowsOf('statistics_expiry', 'rows', args)) {
      const [end] = await db.admin<{ day: string }>(
        `select ($1::date + interval '1 month - 1 day')::date::text as day`,
        [row.month],
      )
      expect(row.cards).toBe(await total({ kind: row.key, valid_to: row.month, valid_to_to: end?.day }))
    }
    for (const row of (await figures('statistics_expiry', args)).expired ?? []) {
      expect(row.cards).toBe(await total({ kind: row.key, valid_to_to: '2024-03-31' }))
    }
  })

  test('decided cases and lapses by ground', async () => {
    for (const row of await rowsOf('statistics_discipline', 'cases', { p_by: 'region', ...MONTHS })) {
      const of = `outcome = $1 and ground = $2 and region_code = $3 and decided_at >= '2024-01-01+08'`
      const values = [row.outcome, row.ground, row.key]
      expect(row.standing).toBe(
        await listed(
          who,
          'discipline_cases',
          `${of} and status in ('decided', 'appealing', 'upheld')`,
          values,
        ),
      )
      expect(row.revoked).toBe(await listed(who, 'discipline_cases', `${of} and status = 'revoked'`, values))
    }
    await db.admin(
      `insert into public.lapses (card_id, person_id, person_name, card_kind, card_number, valid_to, ground, basis,
         confirmed_by_name, request_id, region_code, status)
       select c.id, c.person_id, c.holder_name, c.kind, c.number, c.valid_to, 'not_renewed', '{}', '吴倩', gen_random_uuid(),
         c.region_code, 'undone'
       from public.cards c where c.id = any ($1)`,
      [[applicants.lin.card.id, applicants.zhao.card.id]],
    )
    for (const row of await rowsOf('statistics_discipline', 'lapses', { p_by: 'total' })) {
      const of = 'ground = $1'
      expect(row.undone).toBe(await listed(who, 'lapses', `${of} and status = 'undone'`, [row.ground]))
      expect(row.standing).toBe(await listed(who, 'lapses', `${of} and status <> 'undone'`, [row.ground]))
    }
  })

  test('evaluations, orders, dispatches, findings and rectifications', async () => {
    await db.admin(
      `insert into public.findings (key, kind, source, institution_name, region_code, person_name, occurred_on, status,
         rectify_by, note, answered_at, answer)
       select gen_random_uuid()::text, 'no_card', 'center', '某校', '510100', '某人', '2024-04-02', x.status, x.rectify_by, '整改',
         x.answered_at, '已改'
       from (values ('rectifying', date '2024-04-30', null), ('rectifying', '2024-04-10', null),
         ('answered', '2024-04-10', timestamptz '2024-04-10 23:30+08'), ('closed', '2024-04-10', '2024-04-11 00:30+08'),
         ('closed', '2024-04-10', null)) x (status, rectify_by, answered_at)`,
    )
    const [evaluations] = await rowsOf('statistics_dispatch', 'evaluations', { p_by: 'total', ...MONTHS })
    expect(evaluations).toEqual({
      key: '',
      held: await listed(who, 'evaluations', `status = 'reported'`, []),
      ordered: await listed(who, 'inspection_orders', `status <> 'cancelled'`, []),
      drawn: await listed(who, 'inspection_orders', `status = 'drawn'`, []),
    })
    const [dispatches] = await rowsOf('statistics_dispatch', 'dispatches', { p_by: 'region' })
    const [answers] = await rowsOf('statistics_dispatch', 'answers', { p_by: 'region' })
    for (const status of ['asked', 'accepted', 'declined', 'unanswered', 'withdrawn', 'released']) {
      expect(dispatches?.[status]).toBe(await listed(who, 'dispatches', 'status = $1', [status]))
      expect(answers?.[status]).toBe(await listed(who, 'inspection_orders', 'answers @> array[$1]', [status]))
    }
    for (const row of await rowsOf('statistics_dispatch', 'findings', { p_by: 'month' })) {
      const of = `kind = $1 and status = $2 and occurred_on >= $3::date and occurred_on < $3::date + interval '1 month'`
      expect(row.n).toBe(await listed(who, 'findings', of, [row.kind, row.status, row.key]))
    }
    const [rectification] = await rowsOf('statistics_dispatch', 'rectification', { p_by: 'total' })
    const today = (await figures('statistics_dispatch')).today
    const counted = (condition: string) => listed(who, 'findings', condition, [])
    expect(rectification).toEqual({
      key: '',
      on_time: await counted(`rectification = 'on_time'`),
      late: await counted(`rectification = 'late'`),
      closed: await counted(`rectification = 'closed'`),
      open: await counted(`rectification = 'open' and rectify_by >= '${today}'`),
      overdue: await counted(`rectification = 'open' and rectify_by < '${today}'`),
    })
    expect(Number(rectification?.on_time)).toBe(Number(rectification?.late))
  })
})
