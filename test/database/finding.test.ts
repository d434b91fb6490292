import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { fileRow } from '../support/files'
import { applicants, CAST_DAY, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

const db = await createDatabase()
let lin: string
beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
  lin = await bringTo(db, applicants.lin, 'unit_review')
  await bringTo(db, applicants.zhao, 'unit_review')
  await bringTo(db, await makeApplicant(db, { institution: institutions.mianyang }), 'draft')
})

async function find(who: Login, text: string): Promise<unknown[]> {
  const rows = await db.rpc<{ person_name: string }[]>(who, 'search_applications', { p_text: text })
  return rows.map((row) => row.person_name)
}

describe('files are found by the beginning of what is on them', () => {
  test('the name', async () => {
    expect(await find(staff.cityChengdu, '林')).toEqual(['林静'])
  })

  test('the number of the file', async () => {
    const { number } = await fileRow(db, lin)
    expect(await find(staff.cityChengdu, String(number))).toEqual(['林静'])
  })

  test('the number of the card', async () => {
    expect(await find(staff.reviewerOne, '川考2021')).toEqual(['林静'])
  })

  test.each(['', '  ', '%', '_静', '静'])('but not by %j', async (text) => {
    expect(await find(staff.reviewerOne, text)).toEqual([])
  })
})

describe('only files of the own scope are found', () => {
  test('a city finds nothing of another city', async () => {
    expect(await find(staff.cityMianyang, '林')).toEqual([])
  })

  test('a unit finds its own people', async () => {
    expect(await find(staff.officerChengdu, '林')).toEqual(['林静'])
    expect(await find(staff.officerMianyang, '林')).toEqual([])
  })

  test('nobody finds the draft that somebody is still filling in', async () => {
    const [draft] = await db.admin<{ person_name: string }>(
      `select person_name from public.applications where status = 'draft'`,
    )
    expect(await find(staff.cityMianyang, draft?.person_name ?? '?')).toEqual([])
    expect(await find(staff.officerMianyang, draft?.person_name ?? '?')).toEqual([])
  })

  test('an auditor and an applicant find nothing', async () => {
    expect(await find(staff.auditor, '林')).toEqual([])
    expect(await find(applicants.lin, '林')).toEqual([])
  })
})
