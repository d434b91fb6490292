import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { decide } from '../support/files'
import { CAST_DAY, type CastStaff, institutions, staff } from '../support/people'
import { insertLogins, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves who stands in for a unit's officer, for how long, and that nobody decides at two levels by it. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

async function signUp(): Promise<Login> {
  const login = { id: randomUUID(), email: `${randomUUID()}@example.cn` }
  await insertLogins(db.admin, [login])
  return login
}

describe('a deputy', () => {
  const appoint = (by: CastStaff, email: string, p_from: string, p_to: string, more = {}) =>
    db.rpc(by, 'appoint_deputy', {
      p_email: email,
      p_institution_id: institutions.chengdu.id,
      p_from,
      p_to,
      p_reason: '经办人休假',
      p_name: '代为办',
      ...more,
    })

  test('acts for the unit from the first day to the last, and not outside', async () => {
    const who = await signUp()
    const id = await bringTo(db, await makeApplicant(db), 'unit_review')
    await appoint(staff.cityChengdu, who.email, '2024-04-16', '2024-04-18')
    const mayAt = (when: string) =>
      db.at(
        when,
        async () => (await db.read(who, 'select 1 from public.applications where id = $1', [id])).length,
      )
    expect(await mayAt('2024-04-15T23:59:00+08:00')).toBe(0)
    expect(await mayAt('2024-04-16T00:00:00+08:00')).toBe(1)
    expect(await mayAt('2024-04-18T23:59:00+08:00')).toBe(1)
    expect(await mayAt('2024-04-19T00:00:00+08:00')).toBe(0)
    await db.at('2024-04-18', () => decide(db, who, id, 'approve', { p_opinion: '同意申报。' }))
  })

  test('has the officer’s desk, queue and bench for those days, and nothing outside them', async () => {
    const who = await signUp()
    const id = await bringTo(db, await makeApplicant(db), 'unit_review')
    await appoint(staff.cityChengdu, who.email, '2024-04-16', '2024-04-18')
    const profile = () =>
      db.rpc<{ staff: unknown; deputy_for: string[]; deputyships: Record<string, unknown>[] }>(
        who,
        'my_profile',
      )
    const unit = institutions.chengdu
    for (const day of ['2024-04-15', '2024-04-19']) {
      await db.at(day, async () => {
        expect(await profile()).toMatchObject({
          staff: null,
          deputy_for: [],
          deputyships: [],
          institutions: [],
        })
        const { queues } = await db.rpc<{ queues: { n: number }[] }>(who, 'my_workbench')
        expect(queues.reduce((sum, { n }) => sum + n, 0)).toBe(0)
        await expectFailure(db.rpc(who, 'claim_application', { p_id: id }), 404, 'application_not_found')
        await expectFailure(decide(db, who, id, 'approve'), 404, 'application_not_found')
      })
    }
    await db.at('2024-04-17', async () => {
      expect(await profile()).toMatchObject({
        staff: null,
        deputy_for: [unit.id],
        deputyships: [
          {
            name: '代为办',
            institution_id: unit.id,
            institution_name: unit.name,
            attribution: 'city',
            region_code: '510100',
            ends_on: '2024-04-18',
          },
        ],
      })
      const { queues } = await db.rpc<{ queues: { status: string; n: number }[] }>(who, 'my_workbench')
      expect(queues.find(({ status }) => status === 'unit_review')?.n).toBeGreaterThan(0)
      await db.rpc(who, 'claim_application', { p_id: id })
      const [row] = await db.admin('select claimed_by_name from public.applications where id = $1', [id])
      expect(row).toEqual({ claimed_by_name: '代为办' })
      // Another unit's files stay another unit's.
      const elsewhere = await bringTo(
        db,
        await makeApplicant(db, { institution: institutions.mianyang }),
        'unit_review',
      )
      await expectFailure(decide(db, who, elsewhere, 'approve'), 404, 'application_not_found')
    })
  })

  test('is known by name: given at the appointment, or as staff or person on record', async () => {
    const { email } = await signUp()
    const nameless = appoint(staff.cityChengdu, email, CAST_DAY, CAST_DAY, { p_name: ' ' })
    expect(await expectFailure(nameless, 422, 'field_required')).toEqual({ field: 'name' })
    const person = await makeApplicant(db)
    for (const { email: known, name } of [staff.officerMianyang, person]) {
      const id = await appoint(staff.cityChengdu, known, CAST_DAY, CAST_DAY, { p_name: null })
      expect(await db.admin('select name from public.deputies where id = $1', [id])).toEqual([{ name }])
      await db.rpc(staff.cityChengdu, 'end_deputy', { p_id: id })
    }
  })

  test('is let go by the unit’s city or the security administration, and by nobody else', async () => {
    const who = await signUp()
    const id = await appoint(staff.cityChengdu, who.email, CAST_DAY, '2024-05-01')
    const end = (by: Login) => db.rpc(by, 'end_deputy', { p_id: id })
    await expectFailure(end(staff.cityMianyang), 404, 'deputy_not_found')
    for (const by of [staff.officerChengdu, staff.reviewerOne, staff.provinceAdmin, staff.auditor, who]) {
      await expectFailure(end(by), 403, 'not_permitted')
    }
    await end(staff.securityAdmin)
    expect(await db.rpc(who, 'my_profile')).toMatchObject({ institutions: [], deputy_for: [] })
  })

  test('is appointed by the unit’s city, with a reason, for three months at most', async () => {
    const { email } = await signUp()
    await expectFailure(appoint(staff.cityMianyang, email, CAST_DAY, CAST_DAY), 404, 'institution_not_found')
    for (const to of ['2024-04-14', '2024-07-17']) {
      await expectFailure(appoint(staff.cityChengdu, email, CAST_DAY, to), 422, 'deputy_period')
    }
    await expectFailure(
      appoint(staff.cityChengdu, 'x@example.cn', CAST_DAY, CAST_DAY),
      422,
      'deputy_without_login',
    )
    const silent = appoint(staff.cityChengdu, email, CAST_DAY, CAST_DAY, { p_reason: ' ' })
    await expectFailure(silent, 422, 'reason_missing')
    await expectFailure(appoint(staff.officerChengdu, email, CAST_DAY, CAST_DAY), 403, 'not_permitted')
  })

  test('is no officer of a center, who would decide at two levels', async () => {
    for (const { email } of [staff.cityChengdu, staff.reviewerTwo, staff.securityAdmin]) {
      await expectFailure(appoint(staff.cityChengdu, email, CAST_DAY, CAST_DAY), 422, 'deputy_of_a_center')
    }
    // Nor does one who joins a center later act for the unit any longer.
    const later = await signUp()
    await appoint(staff.cityChengdu, later.email, CAST_DAY, CAST_DAY)
    const units = () => db.rpc<{ institutions: string[] }>(later, 'my_profile')
    expect(await units()).toMatchObject({ institutions: [institutions.chengdu.id] })
    await db.admin(
      `insert into public.staff (user_id, role, region_code, name, email) values ($1, 'city_officer', '510100', '新人', $2)`,
      [later.id, later.email],
    )
    expect(await units()).toMatchObject({ institutions: [] })
  })
})
