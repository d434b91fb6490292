import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { fileRow } from '../support/files'
import { applicants, CAST_DAY, institutions } from '../support/people'
import { seedCast } from '../support/seedCast'

const db = await createDatabase()
beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

const cardOf = (personId: string) =>
  db.admin(
    `select kind, status, valid_from, valid_to from public.cards where person_id = $1 order by valid_from`,
    [personId],
  )

describe('a file goes from the draft to the collected card', () => {
  test('through the unit, the city and the province for an assessor of a 属地 unit', async () => {
    const id = await bringTo(db, applicants.lin, 'collected')
    expect(await fileRow(db, id)).toMatchObject({ status: 'collected', track: 'city', region_code: '510100' })
    expect(await cardOf(applicants.lin.personId)).toEqual([
      { kind: 'assessor', status: 'superseded', valid_from: '2021-05-01', valid_to: '2024-04-30' },
      { kind: 'assessor', status: 'active', valid_from: CAST_DAY, valid_to: '2027-04-14' },
    ])
  })

  test('through the unit and two officers of the province for a supervisor of a 省属 unit', async () => {
    const id = await bringTo(db, applicants.he, 'collected')
    expect(await fileRow(db, id)).toMatchObject({
      status: 'collected',
      track: 'province',
      region_code: '510000',
    })
    expect(await cardOf(applicants.he.personId)).toMatchObject([
      { kind: 'supervisor', status: 'superseded' },
      { kind: 'supervisor', status: 'active' },
    ])
  })
})

describe('a file leaves the straight way', () => {
  const stages = ['unit_review', 're_review', 'final_review'] as const
  const asides = ['returned', 'rejected', 'appealing'] as const
  const units = [institutions.mianyang, institutions.provincial]
  const cases = units.flatMap((unit) =>
    stages.flatMap((from) => asides.map((status) => ({ unit, attribution: unit.attribution, from, status }))),
  )
  test.each(cases)('$attribution: $status in $from', async ({ unit, from, status }) => {
    const applicant = await makeApplicant(db, { institution: unit })
    const id = await bringTo(db, applicant, status, { from })
    expect(await fileRow(db, id)).toMatchObject({ status, stage: from })
  })

  test.each(['expired_draft', 'expired_return'] as const)('%s when its time is over', async (status) => {
    const id = await bringTo(db, await makeApplicant(db), status)
    expect(await fileRow(db, id)).toMatchObject({ status, is_live: false })
  })

  test('withdrawn by its applicant', async () => {
    const id = await bringTo(db, await makeApplicant(db), 'withdrawn')
    expect(await fileRow(db, id)).toMatchObject({ status: 'withdrawn', is_live: false })
  })
})
