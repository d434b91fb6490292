import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicants, makeInstitution, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { DecisionStorm } from '../support/decisionStorm'
import { makeSupervisors } from '../support/dispatch'
import { expectFailure } from '../support/failures'
import { decide, versionOf } from '../support/files'
import { CAST_DAY, institutions, outsider, staff } from '../support/people'
import { race, untilWaiting } from '../support/races'
import { Random } from '../support/random'
import { seedCast } from '../support/seedCast'

/** Proves that the counters of the statistics never drift from a full recount. */

const db = await createDatabase()
const storm = new DecisionStorm(db, new Random(20260705))
beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
  await makeSupervisors(db, 6, await makeInstitution(db))
  await storm.begin(12)
})

/** Cells that the counters have wrong, before they are mended. */
const wrongCells = async () => {
  const before = await db.admin<{ n: number }>('select count(*)::integer as n from private.statistic_deltas')
  const [row] = await db.admin<{ wrong: number }>('select private.mend_statistics() as wrong')
  if (row?.wrong === 0) return []
  return db.admin('select * from private.statistic_deltas order by id offset $1', [before[0]?.n])
}

/** The counters as their readers add them up. */
const sums = () =>
  db.admin(
    `select figure, region_code, round_id, on_day::text, card_kind, aspect, item, measure, sum(n)::integer as n
     from private.statistic_cells group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(n) <> 0
     order by 1, 2, 3, 4, 5, 6, 7, 8`,
  )

describe('after whatever happens, a recount finds nothing to mend', () => {
  test.each([1, 2, 3, 4, 5, 6])('storm %i of seventy attempts', async () => {
    for (let attempt = 0; attempt < 70; attempt += 1) await storm.step()
    expect(await wrongCells()).toEqual([])
  })

  test('in which enough was done, undone and refused, of every kind', () => {
    expect(Object.keys({ ...storm.done, ...storm.refused }).length).toBe(17)
    expect(storm.done).toMatchObject({
      onward: expect.any(Number),
      decide: expect.any(Number),
      reroute: expect.any(Number),
    })
    const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, n) => sum + n, 0)
    expect(total(storm.done)).toBeGreaterThan(100)
    expect(total(storm.refused)).toBeGreaterThan(50)
  })

  test('every figure has something to count', async () => {
    const figures = await db.admin('select distinct figure from private.statistic_cells order by 1')
    expect(figures.map(({ figure }) => figure)).toEqual([
      'answers',
      'cards',
      'cases',
      'days',
      'decisions',
      'dispatches',
      'evaluations',
      'files',
      'occupations',
      'orders',
      'reasons',
      'waiting',
    ])
  })
})

describe('many at once', () => {
  beforeAll(() => db.setClock(CAST_DAY))

  test('decisions, rollbacks, compactions and recounts beside each other', async () => {
    const people = await makeApplicants(db, Array(16).fill({ institution: institutions.chengdu }))
    const ids: string[] = []
    for (const person of people) ids.push(await bringTo(db, person, 'unit_review'))
    const reject = async (id: string, isKept: boolean) => {
      const session = await db.open(staff.officerChengdu)
      await session.rpc('review_application', {
        p_id: id,
        p_action: 'reject',
        p_reason_codes: ['records_unproved'],
        p_expected_version: await versionOf(db, id),
        p_request_id: randomUUID(),
      })
      await (isKept ? session.commit() : session.rollback())
    }
    const { failed } = await race<unknown>([
      ...ids.map((id, index) => () => reject(id, index % 3 > 0)),
      ...Array.from({ length: 6 }, () => () => db.admin('select private.compact_statistics(1)')),
      ...Array.from({ length: 3 }, () => () => db.admin('select private.mend_statistics()')),
    ])
    expect(failed).toEqual([])
    expect(await wrongCells()).toEqual([])
  })

  test('who decides waits neither for another decision, nor for a compaction, nor for a recount', async () => {
    const people = await makeApplicants(db, Array(2).fill({ institution: institutions.chengdu }))
    const [one = '', two = ''] = await Promise.all(people.map((person) => bringTo(db, person, 'unit_review')))
    const undecided = await db.open(staff.officerChengdu)
    await undecided.rpc('review_application', {
      p_id: one,
      p_action: 'reject',
      p_reason_codes: ['records_unproved'],
      p_expected_version: await versionOf(db, one),
      p_request_id: randomUUID(),
    })
    await db.admin('select private.compact_statistics(1)')
    expect(await wrongCells()).toEqual([])
    await decide(db, staff.officerChengdu, two, 'reject', { p_reason_codes: ['records_unproved'] })
    await undecided.commit()
    expect(await wrongCells()).toEqual([])
  })

  test('a file that moves while it is decided takes that decision along', async () => {
    const [person] = await makeApplicants(db, [{ institution: institutions.chengdu }])
    if (!person) throw new Error('nobody')
    const id = await bringTo(db, person, 'unit_review')
    const version = await versionOf(db, id)
    const deciding = await db.open(staff.officerChengdu)
    await deciding.rpc('review_application', {
      p_id: id,
      p_action: 'return',
      p_reason_codes: ['fields_wrong'],
      p_fields: ['phone'],
      p_expected_version: version,
      p_request_id: randomUUID(),
    })
    const moving = db.rpc(staff.reviewerOne, 'reroute_application', {
      p_id: id,
      p_institution_id: institutions.mianyang.id,
      p_reason_codes: ['wrong_unit'],
      p_note: null,
      p_expected_version: version + 1,
      p_request_id: randomUUID(),
    })
    await untilWaiting(db)
    await deciding.commit()
    await moving
    expect(await wrongCells()).toEqual([])
  })
})

describe('the recount', () => {
  test('mends what was lost or counted twice, and nothing the second time', async () => {
    const right = await sums()
    await db.admin('select private.compact_statistics(1)')
    await db.admin(`update private.statistic_counts set n = n + 1 where figure = 'files'`)
    await db.admin(`delete from private.statistic_counts where figure = 'cards'`)
    expect(await db.rpc<number>(staff.provinceAdmin, 'recount_statistics')).toBeGreaterThan(1)
    expect(await sums()).toEqual(right)
    expect(await db.rpc<number>(staff.provinceAdmin, 'recount_statistics')).toBe(0)
  })

  test('fills empty counters, and compaction changes no sum', async () => {
    const right = await sums()
    await db.admin('delete from private.statistic_counts where true')
    await db.admin('delete from private.statistic_deltas where true')
    await db.admin('select private.mend_statistics()')
    expect(await sums()).toEqual(right)
    await db.admin('select private.compact_statistics(1)')
    expect(await sums()).toEqual(right)
    expect(await db.admin('select from private.statistic_deltas')).toEqual([])
    expect(await db.admin('select from private.statistic_counts where n <= 0')).toEqual([])
  })

  test.each([
    ['a reviewer', staff.reviewerOne],
    ['a manager', staff.managerProvince],
    ['a city', staff.cityChengdu],
    ['the auditor', staff.auditor],
    ['somebody without a role', outsider],
  ])('is not for %s', async (_, who) => {
    await expectFailure(db.rpc(who, 'recount_statistics'), 403, 'not_permitted')
  })
})
