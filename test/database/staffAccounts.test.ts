import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { decide, fileRow } from '../support/files'
import { applicants, CAST_DAY, institutions, outsider, staff } from '../support/people'
import { race, untilWaiting } from '../support/races'
import { insertLogins, insertRows, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves how staff come, for how long deputies act, and that who is dismissed is out at once. */

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

const invite = (by: Login, email: string, more: Record<string, unknown> = {}) =>
  db.rpc<{ id: string; code: string }>(by, 'invite_staff', {
    p_email: email,
    p_name: '新同事',
    p_role: 'city_officer',
    p_region_code: '510300',
    ...more,
  })
const accept = async (who: Login, code: string) =>
  (await db.rpc<{ outcome: string }>(who, 'accept_invitation', { p_code: code })).outcome
const roleOf = async (who: Login) =>
  (await db.read<{ role: string | null }>(who, 'select private.my_role() as role'))[0]?.role
const versionOf = async (who: Login) =>
  (await db.admin('select version from public.staff where user_id = $1', [who.id]))[0]?.version
const dismiss = async (by: Login, who: Login) =>
  db.rpc(by, 'dismiss_staff', { p_user_id: who.id, p_expected_version: await versionOf(who) })

/** A member of staff beside the cast's. */
async function hire(
  role: string,
  regionCode = '510000',
  institutionId: string | null = null,
): Promise<Login> {
  const login = await signUp()
  await insertRows(db.admin, 'public.staff', [
    {
      user_id: login.id,
      role,
      region_code: regionCode,
      institution_id: institutionId,
      name: '某人',
      email: login.email,
    },
  ])
  return login
}

describe('an invitation', () => {
  test('makes its address a member of staff, once', async () => {
    const who = await signUp()
    const { code } = await invite(staff.securityAdmin, who.email.toUpperCase())
    const typed = code.toLowerCase().replace(/(.{4})/g, '$1-')
    expect(await accept(who, typed)).toBe('accepted')
    expect(await roleOf(who)).toBe('city_officer')
    expect(await accept(who, code)).toBe('used')
  })

  test('redeemed twice at once counts once', async () => {
    const who = await signUp()
    const { code } = await invite(staff.securityAdmin, who.email)
    const { done } = await race([() => accept(who, code), () => accept(who, code)])
    expect(done.sort()).toEqual(['accepted', 'used'])
  })

  test('is of no use to another address, to an unconfirmed one, revoked, or after two weeks', async () => {
    const [who, other] = [await signUp(), await signUp()]
    const { code } = await invite(staff.securityAdmin, who.email)
    expect(await accept(other, code)).toBe('no_match')
    await db.superuser('update auth.users set email_confirmed_at = null where id = $1', [who.id])
    expect(await accept(who, code)).toBe('email_unconfirmed')
    await db.superuser('update auth.users set email_confirmed_at = now() where id = $1', [who.id])
    expect(await db.at('2024-04-29T09:00:01+08:00', () => accept(who, code))).toBe('expired')
    const next = await invite(staff.securityAdmin, who.email)
    expect(await accept(who, code)).toBe('revoked')
    expect(await accept(who, next.code)).toBe('accepted')
    const further = await invite(staff.securityAdmin, who.email)
    expect(await accept(who, further.code)).toBe('staff_already')
  })

  test('with five wrong codes blocks the login for a day, sent at once or one by one', async () => {
    const who = await signUp()
    const { code } = await invite(staff.securityAdmin, who.email)
    const { done } = await race(Array.from({ length: 12 }, () => () => accept(who, 'AAAABBBBCCCCDDDD')))
    expect(done.filter((outcome) => outcome === 'no_match')).toHaveLength(5)
    expect(await accept(who, code)).toBe('blocked')
    expect(await db.at('2024-04-16T09:00:01+08:00', () => accept(who, code))).toBe('accepted')
  })

  test('is the security administration’s, and for officers of its own units a city’s', async () => {
    const unit = { p_role: 'institution_officer', p_region_code: null }
    const { email } = await signUp()
    await invite(staff.cityChengdu, email, { ...unit, p_institution_id: institutions.chengdu.id })
    const foreign = invite(staff.cityChengdu, email, { ...unit, p_institution_id: institutions.mianyang.id })
    await expectFailure(foreign, 403, 'not_permitted')
    await expectFailure(invite(staff.cityChengdu, email), 403, 'not_permitted')
    // Nor does a city take back what others have sent to the same address.
    const who = await signUp()
    const { code } = await invite(staff.securityAdmin, who.email)
    await invite(staff.cityChengdu, who.email, { ...unit, p_institution_id: institutions.chengdu.id })
    expect(await accept(who, code)).toBe('accepted')
    for (const other of [staff.provinceAdmin, staff.officerChengdu, staff.reviewerOne, outsider]) {
      await expectFailure(invite(other, email), 403, 'not_permitted')
    }
  })

  test.each([
    ['email_format', { p_email: 'nobody' }],
    ['field_required', { p_name: ' ' }],
    ['role_unknown', { p_role: 'king' }],
    ['region_missing', { p_region_code: '510000' }],
    ['region_missing', { p_region_code: '999999' }],
    ['institution_missing', { p_role: 'institution_officer' }],
    ['institution_not_wanted', { p_institution_id: institutions.chengdu.id }],
  ])('that makes no sense is refused: %s', async (key, wrong) => {
    const attempt = invite(staff.securityAdmin, 'somebody@example.cn', wrong)
    await expectFailure(attempt, 422, key)
  })

  test('keeps no code that anybody could read', async () => {
    const { code } = await invite(staff.securityAdmin, (await signUp()).email)
    const [row] = await db.admin<{ text: string }>(
      `select string_agg(t, '') as text from (
         select i::text as t from public.invitations i union all select l.changes::text from public.audit_log l) x`,
    )
    expect(row?.text).not.toContain(code)
    await expect(
      db.read(staff.securityAdmin, 'select code_hash from public.invitations'),
    ).rejects.toMatchObject({
      code: '42501',
    })
  })
})

describe('who is dismissed', () => {
  test('sees nothing from the next statement on, in whatever is still open', async () => {
    const officer = await hire('city_officer', '510100')
    const session = await db.open(officer)
    const count = async () => (await session.query('select 1 from public.people')).length
    expect(await count()).toBeGreaterThan(0)
    await dismiss(staff.securityAdmin, officer)
    expect(await count()).toBe(0)
    await session.rollback()
    expect(await roleOf(officer)).toBe(null)
  })

  test('loses claims, extra rights, deputyships and the list of own decisions', async () => {
    const officer = await hire('institution_officer', '510100', institutions.chengdu.id)
    const [decided, id] = await Promise.all([
      bringTo(db, await makeApplicant(db), 'unit_review'),
      bringTo(db, await makeApplicant(db), 'unit_review'),
    ])
    await decide(db, officer, decided, 'approve', { p_opinion: '同意申报。' })
    await db.rpc(officer, 'claim_application', { p_id: id })
    await db.rpc(staff.securityAdmin, 'appoint_deputy', {
      p_email: officer.email,
      p_institution_id: institutions.mianyang.id,
      p_from: '2024-04-10',
      p_to: '2024-05-10',
      p_reason: '负责人休假',
    })
    await dismiss(staff.securityAdmin, officer)
    expect(await fileRow(db, id)).toMatchObject({ claimed_by: null })
    expect(await db.rpc(officer, 'my_profile')).toMatchObject({ staff: null, institutions: [], regions: [] })
    expect(await db.rpc(officer, 'my_workbench')).toMatchObject({ recent: [] })
  })

  test('is nobody’s own doing, and never the last of a kind', async () => {
    await expectFailure(dismiss(staff.securityAdmin, staff.securityAdmin), 403, 'not_oneself')
    for (const last of [staff.auditor, staff.provinceAdmin]) {
      await expectFailure(dismiss(staff.securityAdmin, last), 409, 'last_of_its_kind')
    }
    await hire('auditor')
    await dismiss(staff.securityAdmin, staff.auditor)
    await expectFailure(dismiss(staff.securityAdmin, staff.auditor), 409, 'staff_dismissed')
  })

  test('by a city is an officer of its own units only', async () => {
    const own = await hire('institution_officer', '510100', institutions.chengdu.id)
    for (const who of [staff.officerMianyang, staff.cityMianyang, staff.reviewerOne]) {
      await expectFailure(dismiss(staff.cityChengdu, who), 404, 'staff_not_found')
    }
    await dismiss(staff.cityChengdu, own)
    await expectFailure(dismiss(staff.officerChengdu, own), 403, 'not_permitted')
  })

  test('two administrators who dismiss each other at once do not leave the office empty', async () => {
    const other = await hire('security_admin')
    const version = await versionOf(staff.securityAdmin)
    const first = await db.open(staff.securityAdmin)
    await first.rpc('dismiss_staff', { p_user_id: other.id, p_expected_version: await versionOf(other) })
    const second = race([
      () =>
        db.rpc(other, 'dismiss_staff', { p_user_id: staff.securityAdmin.id, p_expected_version: version }),
    ])
    await untilWaiting(db)
    await first.commit()
    expect((await second).failed).toMatchObject([{ code: 'PT403', message: 'not_permitted' }])
    const left = await db.admin(`select 1 from public.staff where role = 'security_admin' and is_active`)
    expect(left).toHaveLength(1)
  })
})

describe('extra rights', () => {
  const grant = async (by: Login, p_grants: string[]) =>
    db.rpc(by, 'grant_staff', {
      p_user_id: staff.cityMianyang.id,
      p_grants,
      p_expected_version: await versionOf(staff.cityMianyang),
    })
  const reveal = () =>
    db.rpc(staff.cityMianyang, 'reveal_identity', {
      p_person_id: applicants.zhao.personId,
      p_reason: '联系本人',
    })

  test('are given and taken by the security administration, with effect at once', async () => {
    await expectFailure(reveal(), 403, 'reveal_not_granted')
    await grant(staff.securityAdmin, ['reveal'])
    await reveal()
    await grant(staff.securityAdmin, [])
    await expectFailure(reveal(), 403, 'reveal_not_granted')
    await expectFailure(grant(staff.securityAdmin, ['fly']), 422, 'grant_unknown')
    await expectFailure(grant(staff.cityChengdu, ['reveal']), 404, 'staff_not_found')
  })
})
