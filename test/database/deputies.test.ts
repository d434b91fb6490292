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
