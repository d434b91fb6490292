import { beforeAll, describe, expect, test } from 'vitest'
import { fillWorld } from '../bench/fillWorld'
import { type Sample, sampleOf } from '../bench/operation'
import { dashboards, reads } from '../bench/reads'
import { WORLD_DAY } from '../bench/worlds'
import { createDatabase } from '../support/database'
import { staff } from '../support/people'
import { nodesOf, type PlanNode, plansOf } from '../support/plans'
import { seedCast } from '../support/seedCast'
import { asSuperuser } from '../support/templates'

/**
 * The reads of the queues, registers and dashboards find their rows by an index, and their policies ask who the caller
 * is once per statement, not once per row. The statements are those that the bench times; the plans are of a world large
 * enough for the planner to know a table from a drawer.
 */

const db = await createDatabase()
let sample: Sample

beforeAll(async () => {
  await seedCast(db)
  await asSuperuser(db.server, db.name, async (client) => {
    // forms and documents lie outside of what lists read
    await fillWorld(client, 10_000, undefined, ['30'])
    await client.query('vacuum (analyze)')
  })
  await db.setClock(WORLD_DAY)
  sample = await sampleOf({ files: 10_000, db, bytes: 0 })
})

/** Tables that grow with the years and have rows in this world. */
const GROWING = [
  'applications',
  'application_events',
  'people',
  'cards',
  'activity_records',
  'summary_rows',
  'audit_log',
  'access_log',
]

/** Lists that are counted up to 10,001 rows: in a world of 10,000 files that is most of the table. */
const WHOLE = ['全部申报（省）计数', '人员名册 第一页', '工作记录 第一页与计数']

/** Functions that say who the caller is. */
const ASKS = /\b(?:my_\w+|uid|jwt|has_grant)\(/

const isOfGrowing = (node: PlanNode) => GROWING.includes(node['Relation Name'] ?? '')
const conditionsOf = (node: PlanNode) => [node.Filter, node['Index Cond'], node['Recheck Cond']].join(' ')

async function plansOfAll(): Promise<Map<string, PlanNode[]>> {
  const plans = new Map<string, PlanNode[]>()
  await asSuperuser(db.server, db.name, async (client) => {
    for (const { name, who, asRole } of [...reads(sample), ...dashboards(sample)]) {
      const explained = await plansOf(client, who, asRole)
      expect(explained.length, name).toBeGreaterThan(0)
      plans.set(
        name,
        explained.flatMap(({ plan }) => nodesOf(plan)),
      )
    }
  })
  return plans
}

describe('the reads of the screens', () => {
  let plans: Map<string, PlanNode[]>
  beforeAll(async () => {
    plans = await plansOfAll()
  })

  const offenders = (isWrong: (node: PlanNode) => boolean) =>
    [...plans].flatMap(([name, nodes]) =>
      nodes.filter(isWrong).map((node) => `${name}: ${node['Relation Name']} ${conditionsOf(node).trim()}`),
    )

  test('read no table that grows from end to end', () => {
    const found = offenders((node) => node['Node Type'] === 'Seq Scan' && isOfGrowing(node))
    expect(found.filter((line) => !WHOLE.some((name) => line.startsWith(name)))).toEqual([])
  })

  test('ask once who the caller is, not for every row', () => {
    expect(offenders((node) => isOfGrowing(node) && ASKS.test(conditionsOf(node)))).toEqual([])
  })

  test('a queue comes from its index in its order: nothing is sorted', () => {
    for (const name of ['城市队列 第一页', '全部申报（城市）第一页', '全部申报（省）第一页']) {
      const kinds = plans.get(name)?.map((node) => node['Node Type']) ?? []
      expect(
        kinds.filter((kind) => /Sort/.test(kind)),
        name,
      ).toEqual([])
      expect(kinds.filter((kind) => /^Index/.test(kind)).length, name).toBeGreaterThan(0)
    }
  })

  test('counting a queue touches no row of it', () => {
    const nodes = plans.get('城市队列 计数')?.filter(isOfGrowing) ?? []
    expect(new Set(nodes.map((node) => node['Node Type']))).toEqual(new Set(['Index Only Scan']))
  })
})

test('what reads the plans would see a table read from end to end, and a caller asked for every row', async () => {
  const text = 'select name_zh from public.regions r where r.kind = $1 or r.code = any (private.my_regions())'
  const explained = await asSuperuser(db.server, db.name, (client) =>
    plansOf(client, staff.cityChengdu, [{ text, values: ['province'] }]),
  )
  const nodes = explained
    .flatMap(({ plan }) => nodesOf(plan))
    .filter((node) => node['Relation Name'] === 'regions')
  expect(nodes.map((node) => node['Node Type'])).toContain('Seq Scan')
  expect(nodes.map(conditionsOf).join(' ')).toMatch(ASKS)
})
