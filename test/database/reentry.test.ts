import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound, type Round } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { decide, fileRow, submit, versionOf } from '../support/files'
import { CAST_DAY, institutions, staff } from '../support/people'
import { insertRows, seedCast } from '../support/seedCast'

/** Proves that a file which comes back late in the round, or whose unit has closed meanwhile, can still go its way. */

const db = await createDatabase()
let round: Round

beforeAll(async () => {
  await seedCast(db)
  round = await publishRound(db)
  await db.setClock(CAST_DAY)
})

describe('the term of a step', () => {
  test('is the round’s day for a file on its way', async () => {
    const id = await bringTo(db, await makeApplicant(db), 're_review')
    const [row] = await db.admin<{ due: string; wanted: string }>(
      `select a.due_on::text as due, r.city_report_due_on::text as wanted
       from public.applications a join public.rounds r on r.id = a.round_id where a.id = $1`,
      [id],
    )
    expect(row?.due).toBe(row?.wanted)
    expect(String(round.city_report_due_on) < '2024-06-20').toBe(true)
  })

  test('is five working days for one that was mended after that day, so that nobody is late at once', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 're_review')
    await db.at('2024-06-20', async () => {
      await decide(db, staff.cityChengdu, id, 'return', {
        p_reason_codes: ['incomplete'],
        p_documents: ['card_scan'],
      })
      await submit(db, applicant, id)
    })
    expect(await fileRow(db, id)).toMatchObject({ status: 're_review', due_on: '2024-06-27' })
  })
})

describe('a unit that closed after the submission', () => {
  test('keeps nobody from correcting the file, which its city goes on with', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'returned')
    const setStatus = (status: string) =>
      db.admin('update public.institutions set status = $1 where id = $2', [status, institutions.chengdu.id])
    await setStatus('cancelled')
    await submit(db, applicant, id)
    await decide(db, staff.cityChengdu, id, 'approve', {
      p_opinion: '履职良好，同意。',
      p_note: '单位已注销，由中心代行初审。',
    })
    await setStatus('active')
    expect(await fileRow(db, id)).toMatchObject({ status: 'awaiting_seal' })
  })
})

describe('a move to another unit', () => {
  test('of the own file is another officer’s', async () => {
    const person = await makeApplicant(db)
    const id = await bringTo(db, person, 'unit_review')
    await insertRows(db.admin, 'public.staff', [
      {
        user_id: person.id,
        role: 'province_reviewer',
        region_code: '510000',
        name: person.name,
        email: person.email,
      },
    ])
    const reroute = async (p_request_id: string | null) =>
      db.rpc(person, 'reroute_application', {
        p_id: id,
        p_institution_id: institutions.mianyang.id,
        p_reason_codes: ['wrong_unit'],
        p_note: null,
        p_expected_version: await versionOf(db, id),
        p_request_id,
      })
    await expectFailure(reroute(crypto.randomUUID()), 403, 'own_application')
    await expectFailure(reroute(null), 422, 'request_id_missing')
  })
})

describe('a 省属 unit that has gone over to a city since', () => {
  test('still reports the files that it sealed as 省属', async () => {
    const person = await makeApplicant(db, { institution: institutions.provincial })
    const id = await bringTo(db, person, 'awaiting_summary')
    await db.admin(
      `update public.institutions set attribution = 'city', region_code = '510100' where id = $1`,
      [institutions.provincial.id],
    )
    const batch = await db.rpc<string>(staff.officerProvincial, 'generate_batch', {
      p_round_id: round.id,
      p_annex: 2,
      p_institution_id: institutions.provincial.id,
    })
    const rows = await db.admin(
      'select application_id, region_code from public.summary_rows where batch_id = $1',
      [batch],
    )
    expect(rows).toEqual([{ application_id: id, region_code: '510000' }])
  })
})
