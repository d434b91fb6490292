import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { attachAll, fileRow, startFile, versionOf } from '../support/files'
import { CAST_DAY, institutions, staff } from '../support/people'
import { race } from '../support/races'
import { seedCast } from '../support/seedCast'

/** Proves on many connections at once that a second click, a second tab or a second officer changes nothing twice. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

const keysOf = (failed: { code?: string; message: string }[]) =>
  failed.map(({ code, message }) => `${code} ${message}`)
const eventsOf = async (id: string, action: string) =>
  (
    await db.admin('select 1 from public.application_events where application_id = $1 and action = $2', [
      id,
      action,
    ])
  ).length

/** The same call three times at once: with one request id as a retry sends it, or each with its own as tabs do. */
const thrice = (call: (request: string) => Promise<unknown>, isRetry: boolean) => {
  const request = randomUUID()
  return race(Array.from({ length: 3 }, () => () => call(isRetry ? request : randomUUID())))
}

test('a draft begun in three tabs at once is one draft', async () => {
  const applicant = await makeApplicant(db)
  const { done, failed } = await race(Array.from({ length: 3 }, () => () => startFile(db, applicant)))
  expect(done).toHaveLength(1)
  expect(keysOf(failed)).toEqual(Array(2).fill('PT409 application_exists'))
})

describe.each([
  ['a retry', true],
  ['three tabs', false],
])('%s of', (_name, isRetry) => {
  const stale = isRetry ? [] : Array(2).fill('PT409 stale_version')

  test('a submission submits once and takes one number', async () => {
    const applicant = await makeApplicant(db)
    const id = await startFile(db, applicant)
    await attachAll(db, applicant, applicant, id)
    const version = await versionOf(db, id)
    const { failed } = await thrice(
      (request) =>
        db.rpc(applicant, 'submit_application', {
          p_id: id,
          p_expected_version: version,
          p_request_id: request,
        }),
      isRetry,
    )
    expect(keysOf(failed)).toEqual(stale)
    expect(await eventsOf(id, 'submit')).toBe(1)
    const { number } = await fileRow(db, id)
    const next = await bringTo(db, await makeApplicant(db), 'unit_review')
    const serial = (text: unknown) => Number(String(text).slice(-5))
    expect(serial((await fileRow(db, next)).number)).toBe(serial(number) + 1)
  })

  test('a withdrawal takes back once', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'unit_review')
    const version = await versionOf(db, id)
    const { failed } = await thrice(
      (request) =>
        db.rpc(applicant, 'withdraw_application', {
          p_id: id,
          p_expected_version: version,
          p_request_id: request,
        }),
      isRetry,
    )
    expect(keysOf(failed)).toEqual(stale)
    expect(await eventsOf(id, 'withdraw')).toBe(1)
  })

  test('an issue issues one card', async () => {
    const person = await makeApplicant(db, { institution: institutions.mianyang })
    const id = await bringTo(db, person, 'awaiting_issue')
    const items = [{ id, version: await versionOf(db, id) }]
    const { done, failed } = await thrice(
      (request) => db.rpc(staff.reviewerOne, 'issue_cards', { p_items: items, p_request_id: request }),
      isRetry,
    )
    expect(failed).toEqual([])
    const rows = (done as { outcome: string; key: string | null }[][]).flat()
    expect(rows.map(({ outcome, key }) => key ?? outcome).sort()).toEqual(
      isRetry ? ['done', 'done', 'done'] : ['done', 'stale_version', 'stale_version'],
    )
    const cards = await db.admin('select 1 from public.cards where person_id = $1', [person.personId])
    expect(cards).toHaveLength(2)
  })
})

test('three reviewers who take one file at once: one has it, the others learn who', async () => {
  const id = await bringTo(
    db,
    await makeApplicant(db, { institution: institutions.mianyang }),
    'final_review',
  )
  const { done, failed } = await race(
    [staff.reviewerOne, staff.reviewerTwo, staff.reviewerThree].map(
      (who) => () => db.rpc(who, 'claim_application', { p_id: id }),
    ),
  )
  expect(done).toHaveLength(1)
  expect(keysOf(failed)).toEqual(Array(2).fill('PT409 claimed_by_other'))
  const { claimed_by_name } = await fileRow(db, id)
  for (const { detail } of failed) expect(JSON.parse(detail ?? '{}').name).toBe(claimed_by_name)
})

test('a draft that two tabs save at once keeps the first and tells the second', async () => {
  const applicant = await makeApplicant(db)
  const id = await startFile(db, applicant)
  const version = await versionOf(db, id)
  const { done, failed } = await race(
    ['焊接', '电工'].map(
      (speciality) => () =>
        db.rpc(applicant, 'save_draft', { p_id: id, p_form: { speciality }, p_expected_version: version }),
    ),
  )
  expect(done).toHaveLength(1)
  expect(keysOf(failed)).toEqual(['PT409 stale_version'])
})
