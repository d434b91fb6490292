import { beforeAll, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { createDatabase } from '../support/database'
import { act, assignTo, drawUp, penalise, propose } from '../support/discipline'
import { CAST_DAY, type CastApplicant, cast, institutions, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that the desk of 资格管理 counts what waits for the caller, as the lists do, and that decisions show in the menu of whom they concern. */

const db = await createDatabase()
let person: CastApplicant
let elsewhere: CastApplicant

const desk = (who: Login) => db.rpc<Record<string, number>>(who, 'my_discipline_desk')
const hasDecisions = async (who: Login) =>
  (await db.rpc<{ has_decisions: boolean }>(who, 'my_profile')).has_decisions

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
  person = await makeApplicant(db, { institution: institutions.chengdu })
  elsewhere = await makeApplicant(db, { institution: institutions.mianyang })
})

test('counts cases for who decides, not for who drew them up', async () => {
  const before = await desk(staff.reviewerTwo)
  await propose(db, person)
  const own = await drawUp(db, staff.reviewerTwo, person.personId)
  await drawUp(db, staff.cityChengdu, person.personId)
  expect(await desk(staff.reviewerTwo)).toMatchObject({
    cases: (before.cases ?? 0) + 1,
    case_drafts: (before.case_drafts ?? 0) + 1,
  })
  expect((await desk(staff.cityChengdu)).cases).toBeUndefined()
  expect((await desk(staff.cityChengdu)).case_drafts).toBe(1)
  expect((await desk(staff.cityMianyang)).case_drafts).toBe(0)
  await act(db, staff.reviewerTwo, own.id, 'withdraw')
})

test('counts an appeal for who did not decide', async () => {
  const id = await penalise(db, elsewhere)
  await act(db, elsewhere, id, 'appeal')
  expect((await desk(staff.reviewerTwo)).case_appeals).toBe(0)
  expect((await desk(staff.reviewerThree)).case_appeals).toBe(1)
})

test('counts findings of the own region, open ones and those past their term', async () => {
  const who = await makeApplicant(db, { institution: institutions.chengdu, card: { validTo: '2024-04-09' } })
  await assignTo(db, who, '2024-04-10')
  await db.admin('select private.raise_findings($1, $2)', ['2024-04-01', CAST_DAY])
  expect(await desk(staff.cityChengdu)).toMatchObject({ findings: 1, findings_late: 0 })
  expect(await desk(staff.cityMianyang)).toMatchObject({ findings: 0 })
  await db.admin(
    `update public.findings set status = 'rectifying', rectify_by = '2024-04-20', note = '请整改' where person_id = $1`,
    [who.personId],
  )
  expect(await desk(staff.cityChengdu)).toMatchObject({ findings: 0, findings_late: 0 })
  await db.at('2024-04-21', async () => {
    expect(await desk(staff.cityChengdu)).toMatchObject({ findings: 0, findings_late: 1 })
  })
})

test('counts the lapses that the list shows, for the province alone', async () => {
  await db.at('2024-05-20', async () => {
    const listed = await db.rpc<unknown[]>(staff.reviewerOne, 'lapse_candidates')
    expect(listed.length).toBeGreaterThan(0)
    expect((await desk(staff.reviewerOne)).lapses).toBe(listed.length)
    expect((await desk(staff.cityChengdu)).lapses).toBeUndefined()
  })
})

test('is empty for everybody who is no officer of a center', async () => {
  const centers: (Login | null)[] = Object.values(staff).filter(({ role }) =>
    ['city_officer', 'province_reviewer'].includes(role),
  )
  for (const [name, who] of Object.entries(cast)) {
    if (!who || centers.includes(who)) continue
    expect({ name, desk: await desk(who) }).toEqual({ name, desk: {} })
  }
  expect(await desk(outsider)).toEqual({})
})

test('处理决定 stands in the menu of the person once it is proposed, and of the unit once it is decided', async () => {
  const concerned = await makeApplicant(db, { institution: institutions.provincial })
  const stranger = await makeApplicant(db, { institution: institutions.provincial })
  expect(await hasDecisions(concerned)).toBe(false)
  const id = await propose(db, concerned)
  expect(await hasDecisions(concerned)).toBe(true)
  expect(await hasDecisions(staff.officerProvincial)).toBe(false)
  await act(db, staff.reviewerTwo, id, 'decide')
  expect(await hasDecisions(staff.officerProvincial)).toBe(true)
  expect(await hasDecisions(stranger)).toBe(false)
  expect(await hasDecisions(outsider)).toBe(false)
})
