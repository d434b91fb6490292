import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicants, publishRound } from '../support/builders'
import { advance, bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { decide, fileRow, versionOf } from '../support/files'
import { applicants, CAST_DAY, type CastStaff, institutions, staff } from '../support/people'
import { race, untilWaiting } from '../support/races'
import { seedCast } from '../support/seedCast'

const db = await createDatabase()
beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

interface RowOutcome {
  id: string
  outcome: string
  key: string | null
}

const reviewers: CastStaff[] = [staff.reviewerOne, staff.reviewerTwo, staff.reviewerThree]
const eventsOf = (id: string, action: string) =>
  db.admin('select actor from public.application_events where application_id = $1 and action = $2', [
    id,
    action,
  ])

async function bulk(who: CastStaff, ids: string[], action: string, p_request_id = randomUUID()) {
  const items = await Promise.all(ids.map(async (id) => ({ id, version: await versionOf(db, id) })))
  return (): Promise<RowOutcome[]> =>
    db.rpc(who, 'review_applications', {
      p_items: items,
      p_action: action,
      p_request_id,
      ...(action === 'approve' ? {} : { p_reason_codes: ['records_unproved'] }),
    })
}

/** Files of one summary table, received by the province. */
async function filesInFinalReview(count: number): Promise<string[]> {
  const people = await makeApplicants(db, Array(count).fill({ institution: institutions.mianyang }))
  const ids: string[] = []
  for (const person of people) ids.push(await bringTo(db, person, 'awaiting_summary'))
  const last = people.at(-1)
  if (last) await advance(db, last, ids.at(-1) ?? '', 'final_review')
  return ids
}

describe('several officers on one file', () => {
  test('only one decision counts, the others learn whose it was', async () => {
    const id = await bringTo(db, applicants.zhao, 'final_review')
    const version = await versionOf(db, id)
    const { done, failed } = await race(
      reviewers.map((who) => () => decide(db, who, id, 'approve', { p_expected_version: version })),
    )
    expect(done).toHaveLength(1)
    expect(failed.map(({ code, message }) => `${code} ${message}`)).toEqual(
      Array(2).fill('PT409 stale_version'),
    )
    const [decision] = await eventsOf(id, 'approve').then((events) => events.slice(-1))
    const names = failed.map(({ detail }) => JSON.parse(detail ?? '{}').by)
    expect(reviewers.find(({ id: reviewer }) => reviewer === decision?.actor)?.name).toBe(names[0])
  })

  test('who comes second waits for the first and is told of that decision', async () => {
    const [id = ''] = await filesInFinalReview(1)
    const p_expected_version = await versionOf(db, id)
    const first = await db.open(staff.reviewerTwo)
    await first.rpc('review_application', {
      p_id: id,
      p_action: 'approve',
      p_expected_version,
      p_request_id: randomUUID(),
    })
    const second = race([() => decide(db, staff.reviewerThree, id, 'approve', { p_expected_version })])
    await untilWaiting(db)
    await first.commit()
    const { failed } = await second
    expect(JSON.parse(failed[0]?.detail ?? '{}')).toMatchObject({
      by: staff.reviewerTwo.name,
      action: 'approve',
      status: 'awaiting_issue',
    })
  })

  test('a request sent twice at once is carried out once', async () => {
    const [id = ''] = await filesInFinalReview(1)
    const p_expected_version = await versionOf(db, id)
    const p_request_id = randomUUID()
    const again = () => decide(db, staff.reviewerTwo, id, 'approve', { p_expected_version, p_request_id })
    const { done, failed } = await race([again, again, again])
    expect(failed).toEqual([])
    expect(done.map(({ status }) => status)).toEqual(Array(3).fill('awaiting_issue'))
    expect(await eventsOf(id, 'approve')).toHaveLength(3)
  })
})

describe('several officers on one summary table', () => {
  test('bulk calls that overlap decide every row once', async () => {
    const ids = (await filesInFinalReview(12)).sort()
    const { done, failed } = await race([
      await bulk(staff.reviewerOne, ids, 'reject'),
      await bulk(staff.reviewerTwo, ids.slice(4), 'reject'),
      await bulk(staff.reviewerThree, ids.slice(8), 'reject'),
    ])
    expect(failed).toEqual([])
    const rows = done.flat()
    expect(
      rows
        .filter(({ outcome }) => outcome === 'done')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids)
    expect(new Set(rows.filter(({ outcome }) => outcome !== 'done').map(({ key }) => key))).toEqual(
      new Set(['stale_version']),
    )
    for (const id of ids) expect(await fileRow(db, id)).toMatchObject({ status: 'rejected' })
  })
})

describe('what falls due by itself', () => {
  test('passes over a file that an officer is deciding at the moment, and waits for nobody', async () => {
    const [id = ''] = await filesInFinalReview(1)
    await db.rpc(staff.reviewerTwo, 'claim_application', { p_id: id })
    await db.at('2024-04-16', async () => {
      const deciding = await db.open(staff.reviewerThree)
      await deciding.rpc('review_application', {
        p_id: id,
        p_action: 'approve',
        p_expected_version: await versionOf(db, id),
        p_request_id: randomUUID(),
      })
      await db.as(staff.provinceAdmin, async (session) => {
        await session.query(`set local lock_timeout = '5s'`)
        expect(await session.rpc('advance_due')).toMatchObject({ freed_claims: 0 })
      })
      await deciding.commit()
    })
  })
})
