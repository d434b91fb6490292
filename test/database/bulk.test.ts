import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, makeApplicants, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { copyFile } from '../support/copies'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { decide, fileRow, versionOf } from '../support/files'
import { CAST_DAY, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'

/** Proves that one call decides hundreds of files, each with an outcome of its own, and that a retry is harmless. */

const COUNT = 500
const db = await createDatabase()
const unit = staff.officerChengdu
let ids: string[]

interface RowOutcome {
  id: string
  outcome: string
  key: string | null
  status: string | null
}

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
  const template = await bringTo(db, await makeApplicant(db), 'unit_review')
  ids = await copyFile(db, template, await makeApplicants(db, Array(COUNT).fill({})))
})

const approve = (items: { id: string; version: number | null }[], p_request_id: string, more = {}) =>
  db.rpc<RowOutcome[]>(unit, 'review_applications', {
    p_items: items,
    p_action: 'approve',
    p_opinion: '履职情况良好，同意申报。',
    p_request_id,
    ...more,
  })
const itemsOf = (files: string[]) =>
  Promise.all(files.map(async (id) => ({ id, version: await versionOf(db, id) })))
function tally(rows: RowOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { outcome, key } of rows) counts[key ?? outcome] = (counts[key ?? outcome] ?? 0) + 1
  return counts
}
const eventCount = async () =>
  (await db.admin(`select count(*) from public.application_events where action = 'approve'`))[0]?.count

test('five hundred files, some stale, some claimed, some not ours: each has its own outcome, once', async () => {
  const items = await itemsOf(ids)
  const stale = ids.slice(0, 7)
  const claimed = ids.slice(7, 10)
  const foreign = await bringTo(
    db,
    await makeApplicant(db, { institution: institutions.mianyang }),
    'unit_review',
  )
  await db.admin('update public.applications set version = version + 1 where id = any ($1)', [stale])
  await db.admin(
    `update public.applications set claimed_by = $1, claimed_by_name = '同事', claimed_until = private.now() + interval '5 min'
     where id = any ($2)`,
    [staff.cityChengdu.id, claimed],
  )
  items.push({ id: foreign, version: 3 }, { id: randomUUID(), version: 1 })

  const request = randomUUID()
  const first = await approve(items, request)
  expect(tally(first)).toEqual({
    done: COUNT - 10,
    stale_version: 7,
    claimed_by_other: 3,
    application_not_found: 2,
  })
  expect(first).toHaveLength(items.length)
  const statuses = await db.admin(
    `select status, count(*) from public.applications where id = any ($1) group by status order by status`,
    [ids],
  )
  expect(statuses).toEqual([
    { status: 'awaiting_seal', count: COUNT - 10 },
    { status: 'unit_review', count: 10 },
  ])
  expect(await eventCount()).toBe(COUNT - 10)

  // The answer was lost on the way, and the call is repeated as it was.
  expect(tally(await approve(items, request))).toEqual(tally(first))
  expect(await eventCount()).toBe(COUNT - 10)
  // Sent with a new request it finds everything decided.
  expect(tally(await approve(items, randomUUID()))).toMatchObject({ stale_version: COUNT - 3 })
  expect(await eventCount()).toBe(COUNT - 10)
})

describe('a call', () => {
  test.each([0, 1001])('of %i files is refused as a whole', async (count) => {
    const items = Array.from({ length: count }, () => ({ id: randomUUID(), version: 1 }))
    await expectFailure(approve(items, randomUUID()), 422, 'bulk_size')
    const issue = db.rpc(staff.reviewerOne, 'issue_cards', { p_items: items, p_request_id: randomUUID() })
    await expectFailure(issue, 422, 'bulk_size')
  })

  test('without a request id is refused, single or bulk', async () => {
    const item = (await itemsOf(ids.slice(0, 1)))[0]
    const missing = { p_request_id: null }
    await expectFailure(approve(item ? [item] : [], '', missing), 422, 'request_id_missing')
    await expectFailure(
      decide(db, unit, ids[0] ?? '', 'approve', missing as never),
      422,
      'request_id_missing',
    )
  })

  test('that names a file twice decides it once', async () => {
    const id = await bringTo(db, await makeApplicant(db), 'unit_review')
    const [item] = await itemsOf([id])
    if (!item) throw new Error('one file was asked for')
    expect(tally(await approve([item, item], randomUUID()))).toEqual({ done: 2 })
    const events = await db.admin(
      `select 1 from public.application_events where application_id = $1 and action = 'approve'`,
      [id],
    )
    expect(events).toHaveLength(1)
  })

  test('of a reviewer whose own file is among them leaves that one out', async () => {
    const id = await bringTo(db, await makeApplicant(db), 'unit_review')
    const { person_id } = await fileRow(db, id)
    await db.admin('update public.people set user_id = $1 where id = $2', [unit.id, person_id])
    expect(tally(await approve(await itemsOf([id]), randomUUID()))).toEqual({ own_application: 1 })
  })
})
