import { beforeAll, describe, expect, test } from 'vitest'
import { publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { applicants, CAST_DAY, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Row } from '../support/session'

/** Proves who reads the statistics, of which regions, and what is laid beside what. */

const db = await createDatabase()
beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
  await bringTo(db, applicants.zhao, 'returned')
})

type Figures = Record<string, Row[]>

const CALLS = [
  ...(['statistics_renewals', 'statistics_funnel', 'statistics_reasons', 'statistics_lateness'] as const),
  ...(['statistics_expiry', 'statistics_discipline', 'statistics_dispatch', 'list_decisions'] as const),
]

describe.each(CALLS)('%s', (name) => {
  test.each([
    ['an applicant', applicants.lin],
    ['an institution', staff.officerChengdu],
    ['the security administration', staff.securityAdmin],
    ['the auditor', staff.auditor],
    ['somebody dismissed', staff.dismissed],
    ['an outsider', outsider],
  ])('is not for %s', async (_, who) => {
    await expectFailure(db.rpc(who, name), 403, 'not_permitted')
  })

  test('shows a city nothing of another one', async () => {
    const args = name === 'list_decisions' ? { p_filters: { region: '510700' } } : { p_region: '510700' }
    const answer = await db.rpc<Record<string, unknown>>(staff.cityChengdu, name, args)
    const rows = Object.entries(answer).filter(([key, value]) => Array.isArray(value) && key !== 'bases')
    expect(rows.map(([, value]) => value)).toEqual(rows.map(() => []))
  })
})

test('a round is laid beside the one before and that of the year before', async () => {
  const plan = (year: number, month: number) => ({
    year,
    month,
    name: `${year}年${month}月复核换证`,
    opens_on: `${year}-${String(month).padStart(2, '0')}-10`,
    window_from: `${year}-01-01`,
    window_to: `${year}-12-31`,
  })
  const bases = async (args: Row) => {
    const answer = await db.rpc<Figures>(staff.reviewerOne, 'statistics_renewals', args)
    return answer.bases?.map(({ basis, round_name, from, to, shift_months }) => [
      basis,
      round_name ?? from,
      to,
      shift_months,
    ])
  }
  const ids = new Map<number, string>()
  for (const [year, month] of [
    [2025, 7],
    [2025, 4],
    [2024, 7],
  ] as const) {
    ids.set(year * 100 + month, (await publishRound(db, plan(year, month))).id)
  }
  expect(await bases({ p_round: ids.get(202507) })).toEqual([
    ['this', '2025年7月复核换证', null, 0],
    ['before', '2025年4月复核换证', null, 3],
    ['year_before', '2024年7月复核换证', null, 12],
  ])
  expect(await bases({ p_from: '2024-03-15', p_to: '2024-05-02' })).toEqual([
    ['this', '2024-03-01', '2024-05-31', 0],
    ['before', '2023-12-01', '2024-02-29', 3],
    ['year_before', '2023-03-01', '2023-05-31', 12],
  ])
  expect(await bases({ p_by: 'round' })).toEqual([['this', null, null, 0]])
})
