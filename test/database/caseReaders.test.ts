import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant } from '../support/builders'
import { createDatabase } from '../support/database'
import { act, attachEvidence, drawUp, penalise, propose } from '../support/discipline'
import { expectFailure } from '../support/failures'
import { applicants, CAST_DAY, cast, institutions, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves who reads a case, its evidence and its history, and that nobody rewrites it. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

describe('who reads', () => {
  test('a case: its center the whole, the person and the unit what concerns them', async () => {
    const person = await makeApplicant(db)
    const id = await propose(db, person)
    const read = (who: Login) => db.rpc<Record<string, unknown>>(who, 'get_case', { p_id: id })
    for (const who of [staff.cityChengdu, staff.reviewerThree, staff.provinceAdmin, staff.managerChengdu])
      expect((await read(who)).files).toHaveLength(1)
    expect(await read(person)).toMatchObject({ is_center: false, files: [], events: [] })
    expect(JSON.stringify(await read(person))).not.toContain('李娜')
    for (const who of [
      staff.officerChengdu,
      staff.cityMianyang,
      staff.auditor,
      staff.securityAdmin,
      outsider,
    ])
      await expectFailure(read(who), 404, 'case_not_found')
    await act(db, staff.reviewerTwo, id, 'decide')
    expect((await read(staff.officerChengdu)).is_center).toBe(false)
    await expectFailure(read(staff.officerMianyang), 404, 'case_not_found')
  })

  test('evidence: officers of its center after a logged look, nobody else', async () => {
    const { id } = await drawUp(db, staff.cityChengdu, applicants.lin.personId)
    const file = await attachEvidence(db, staff.cityChengdu, id)
    const sees = async (who: Login) =>
      (await db.read(who, 'select 1 from storage.objects where name = $1', [file.path])).length > 0
    const open = (who: Login) => db.rpc(who, 'open_case_file', { p_id: file.id })
    for (const who of Object.values(cast)) if (who) expect(await sees(who)).toBe(false)
    await open(staff.reviewerTwo)
    expect(await sees(staff.reviewerTwo)).toBe(true)
    await db.at('2024-04-16', async () => expect(await sees(staff.reviewerTwo)).toBe(false))
    for (const who of [
      applicants.lin,
      staff.officerChengdu,
      staff.cityMianyang,
      staff.provinceAdmin,
      staff.managerProvince,
      outsider,
    ])
      await expectFailure(open(who), 404, 'document_not_found')
    const [logged] = await db.admin(`select * from public.access_log where subject_id = $1`, [file.id])
    expect(logged).toMatchObject({
      kind: 'open',
      person_id: applicants.lin.personId,
      actor: staff.reviewerTwo.id,
    })
  })

  test('the history, which nobody rewrites', async () => {
    const id = await penalise(db, await makeApplicant(db, { institution: institutions.chengdu }))
    const events = await db.read(
      staff.cityChengdu,
      'select action from public.discipline_events where case_id = $1 order by id',
      [id],
    )
    expect(events.map(({ action }) => action)).toEqual(['draw_up', 'propose', 'decide'])
    await expectFailure(db.admin('update public.discipline_events set note = $1', ['x']), 403, 'append_only')
    await expectFailure(db.admin('delete from public.discipline_events'), 403, 'append_only')
  })
})
