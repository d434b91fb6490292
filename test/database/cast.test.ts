import { beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { expectFailure, expectRefused } from '../support/failures'
import { applicants, CAST_DAY, type cast, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'

const db = await createDatabase()
beforeAll(() => seedCast(db))

const roleOf = (who: (typeof cast)[string]) =>
  db.as(who ?? null, async (session) => (await session.query('select private.my_role() as role'))[0]?.role)

describe('the cast', () => {
  test('staff act in their role, applicants and outsiders in none', async () => {
    for (const member of Object.values(staff)) {
      expect(await roleOf(member)).toBe(member === staff.dismissed ? null : member.role)
    }
    expect(await roleOf(applicants.lin)).toBe(null)
    expect(await roleOf(outsider)).toBe(null)
  })

  test('a visitor reads no table', async () => {
    await expectRefused(db.asAnon((session) => session.query('select * from public.regions')))
  })

  test('an applicant finds the own record', async () => {
    const [found] = await db.read(applicants.lin, 'select name, gender, id_number_masked from public.people')
    expect(found).toEqual({ name: '林静', gender: '女', id_number_masked: '510100********2027' })
  })
})

describe('the harness', () => {
  test('what a caller does is kept, what fails is not', async () => {
    const who = staff.provinceAdmin
    const count = async () => (await db.admin('select count(*) from public.rounds'))[0]?.count
    await expectFailure(
      db.as(who, async (session) => {
        await session.rpc('copy_rounds', { p_from_year: 2024, p_to_year: 2025 })
        await session.rpc('publish_round', { p_id: who.id, p_expected_version: 1 })
      }),
      404,
      'round_not_found',
    )
    expect(await count()).toBe(0)
  })

  test('functions answer in JSON as the API does', async () => {
    expect(await db.rpc(staff.provinceAdmin, 'plan_round', { p_opens_on: '2024-04-10' })).toMatchObject({
      closes_on: '2024-04-29',
    })
    await expect(db.rpc(staff.provinceAdmin, 'plan_round', { p_day: 'x' })).rejects.toThrow(
      'no argument p_day',
    )
  })

  test('the clock stands where it is put and comes back', async () => {
    const today = () => db.admin('select private.today()::text as day')
    const before = await today()
    await db.at(CAST_DAY, async () => {
      expect(await today()).toEqual([{ day: CAST_DAY }])
      await db.at('2025-01-01T00:00:00+08:00', async () =>
        expect(await today()).toEqual([{ day: '2025-01-01' }]),
      )
      expect(await today()).toEqual([{ day: CAST_DAY }])
    })
    expect(await today()).toEqual(before)
  })
})
