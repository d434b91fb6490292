import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { applicants, CAST_DAY, institutions, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'

interface Waiting {
  annex: number
  region_code: string
  institution_id: string | null
  waiting: number
}

interface ListRow {
  application_id: string
  annex: number
  by_city: boolean
  form: Record<string, unknown>
  new_card_number: string
  old_card: string | null
}

const db = await createDatabase()
const collected: Record<string, string> = {}

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
  const inspector = await makeApplicant(db, {
    institution: institutions.mianyang,
    card: { kind: 'supervisor', number: 'R51219901', validTo: '2024-05-31' },
  })
  collected.assessor = await bringTo(db, applicants.zhao, 'issued')
  collected.supervisor = await bringTo(db, inspector, 'collected')
  await bringTo(db, applicants.lin, 'awaiting_summary')
  await bringTo(db, applicants.he, 'awaiting_summary')
})

const waitingFor = (who: typeof outsider) => db.rpc<Waiting[]>(who, 'summary_waiting')
const listFor = (who: typeof outsider, ...ids: (string | undefined)[]) =>
  db.rpc<ListRow[]>(who, 'print_collection', { p_ids: ids })

describe('files that wait for a summary table', () => {
  test('are counted for the city that reports them', async () => {
    expect(await waitingFor(staff.cityChengdu)).toMatchObject([
      { annex: 2, region_code: '510100', institution_id: null, waiting: 1 },
    ])
    expect(await waitingFor(staff.cityMianyang)).toEqual([])
  })

  test('are counted for the 省属 unit that reports them, and not for a 属地 unit', async () => {
    expect(await waitingFor(staff.officerProvincial)).toMatchObject([
      { annex: 4, institution_id: institutions.provincial.id, waiting: 1 },
    ])
    expect(await waitingFor(staff.officerChengdu)).toEqual([])
  })

  test('are all seen by the province, and none by a stranger', async () => {
    expect(await waitingFor(staff.reviewerOne)).toHaveLength(2)
    expect(await waitingFor(outsider)).toEqual([])
  })
})

describe('the collection list', () => {
  test("an assessor's is the unit's, with the full number of the person", async () => {
    const [row] = await listFor(staff.officerMianyang, collected.assessor)
    expect(row).toMatchObject({
      annex: 2,
      by_city: false,
      old_card: null,
      form: { id_number: applicants.zhao.idNumber },
    })
    expect(row?.new_card_number).toMatch(/^G51/)
  })

  test("a supervisor's is the city's, also after the collection", async () => {
    const [row] = await listFor(staff.cityMianyang, collected.supervisor)
    expect(row).toMatchObject({ annex: 4, by_city: true, old_card: 'returned' })
  })

  test('nobody prints the list of another', async () => {
    for (const who of [staff.cityMianyang, staff.officerChengdu, staff.provinceAdmin, outsider]) {
      await expectFailure(listFor(who, collected.assessor), 403, 'not_collector')
    }
    await expectFailure(listFor(staff.officerMianyang, collected.supervisor), 403, 'not_collector')
  })

  test('one foreign file refuses the whole list', async () => {
    await expectFailure(
      listFor(staff.officerMianyang, collected.assessor, collected.supervisor),
      403,
      'not_collector',
    )
  })

  test('every list is in the access log, person by person', async () => {
    const seen = async () => {
      const rows = await db.admin<{ subject_id: string }>(
        `select subject_id from public.access_log
         where subject = 'collection' and actor = $1 and person_id is not null`,
        [staff.reviewerOne.id],
      )
      return rows.map(({ subject_id }) => subject_id)
    }
    expect(await seen()).toEqual([])
    await listFor(staff.reviewerOne, collected.assessor, collected.supervisor)
    expect((await seen()).sort()).toEqual([collected.assessor, collected.supervisor].sort())
  })
})
