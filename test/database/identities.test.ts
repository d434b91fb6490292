import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant } from '../support/builders'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { idNumberOf } from '../support/idNumbers'
import { applicants, CAST_DAY, type CastApplicant, institutions, outsider, staff } from '../support/people'
import { race } from '../support/races'
import { insertLogins, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves how a login becomes a person's: claim, registration. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

async function signUp(): Promise<Login> {
  const login = { id: randomUUID(), email: `${randomUUID()}@example.cn` }
  await insertLogins(db.admin, [login])
  return login
}

/** Somebody on record whom nobody has claimed. */
async function unclaimed(wish: Parameters<typeof makeApplicant>[1] = {}): Promise<CastApplicant> {
  const person = await makeApplicant(db, wish)
  await db.admin('update public.people set user_id = null where id = $1', [person.personId])
  return person
}

interface Claim {
  outcome: string
  left?: number
}
const claim = (who: Login, person: CastApplicant, more: Record<string, unknown> = {}) =>
  db.rpc<Claim>(who, 'claim_person', {
    p_name: person.name,
    p_id_number: person.idNumber,
    p_card_number: person.card.number,
    ...more,
  })
const holderOf = async (person: CastApplicant) =>
  (await db.admin('select user_id from public.people where id = $1', [person.personId]))[0]?.user_id

const inFullWidth = (number: string) => number.replace(/\d/g, (d) => String.fromCharCode(0xff10 + +d))
const asPhonesType = (number: string) => ` ${inFullWidth(number).toLowerCase()}　`
const takenNumber = asPhonesType(applicants.lin.card.number)

describe('a claim', () => {
  test('with name, identity number and card number binds the login to the person', async () => {
    const [who, person] = [await signUp(), await unclaimed()]
    const typed = person.idNumber.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
    expect(await claim(who, person, { p_id_number: ` ${typed} ` })).toEqual({
      outcome: 'claimed',
      person_id: person.personId,
    })
    expect(await holderOf(person)).toBe(who.id)
    await expectFailure(claim(who, await unclaimed()), 409, 'person_claimed_already')
  })

  test('takes a card number in small letters, full width and with blanks', async () => {
    const [who, person] = [await signUp(), await unclaimed()]
    expect(await claim(who, person, { p_card_number: asPhonesType(person.card.number) })).toMatchObject({
      outcome: 'claimed',
    })
  })

  test('matches a former name', async () => {
    const [who, person] = [await signUp(), await unclaimed()]
    await db.admin(`update public.people set former_names = '{王旧名}' where id = $1`, [person.personId])
    expect(await claim(who, person, { p_name: '王旧名' })).toMatchObject({ outcome: 'claimed' })
  })

  test.each([
    ['another name', { p_name: '王不是' }],
    ['another card', { p_card_number: '川考0000000000' }],
    ['no card', { p_card_number: '' }],
    ['another identity', { p_id_number: idNumberOf('1999-01-01', 7) }],
  ])('with %s finds nobody and says how often it may be tried', async (_what, wrong) => {
    const [who, person] = [await signUp(), await unclaimed()]
    expect(await claim(who, person, wrong)).toMatchObject({ outcome: 'no_match' })
    expect(await holderOf(person)).toBe(null)
  })

  test('with a number that cannot be one is a mistake of typing and no miss', async () => {
    const [who, person] = [await signUp(), await unclaimed()]
    for (const [p_id_number, key] of [
      ['', 'id_number_missing'],
      ['510100850312101', 'id_number_15_digits'],
      ['510100198503121019', 'id_number_checksum'],
    ] as const) {
      await expectFailure(claim(who, person, { p_id_number }), 422, key)
    }
    expect(await claim(who, person, { p_name: '王不是' })).toEqual({ outcome: 'no_match', left: 4 })
  })

  test('is blocked for the account after five misses, even with the right data', async () => {
    const [who, person] = [await signUp(), await unclaimed()]
    const outcomes: Claim[] = []
    for (const serial of [1, 2, 3, 4, 5]) {
      outcomes.push(await claim(who, person, { p_id_number: idNumberOf('1999-02-02', serial) }))
    }
    expect(outcomes.map(({ left }) => left)).toEqual([4, 3, 2, 1, 0])
    expect(await claim(who, person)).toEqual({ outcome: 'blocked', left: 0 })
    expect(await holderOf(person)).toBe(null)
  })

  test('is blocked for the identity after five misses, whoever tries', async () => {
    const person = await unclaimed()
    for (const _ of [1, 2, 3, 4, 5]) await claim(await signUp(), person, { p_name: '王不是' })
    expect(await claim(await signUp(), person)).toEqual({ outcome: 'blocked', left: 0 })
  })

  test('tried twenty times at once is tried five times', async () => {
    const [who, person] = [await signUp(), await unclaimed()]
    const guess = (serial: number) => () =>
      claim(who, person, { p_id_number: idNumberOf('1998-03-03', serial) })
    const { failed } = await race(Array.from({ length: 20 }, (_, serial) => guess(serial)))
    expect(failed).toEqual([])
    const [row] = await db.admin('select count(*) from private.claim_misses where user_id = $1', [who.id])
    expect(row).toEqual({ count: 5 })
  })

  test('of one person by two logins at once: one has it, the other is a dispute', async () => {
    const person = await unclaimed()
    const { done, failed } = await race(
      [await signUp(), await signUp()].map((who) => () => claim(who, person)),
    )
    expect(failed).toEqual([])
    expect(done.map(({ outcome }) => outcome).sort()).toEqual(['claimed', 'disputed'])
  })
})

describe('who is not on record registers', () => {
  let serial = 0
  const CARD = {
    kind: 'assessor',
    issuer_code: 'mohrss',
    level: '考评员',
    occupations: ['焊工'],
    valid_from: '2021-05-01',
    valid_to: '2024-04-30',
  }
  const register = (who: Login, more: Record<string, unknown> = {}, card: Record<string, unknown> = {}) => {
    serial += 1
    return db.rpc<{ outcome: string; person_id: string; left?: number }>(who, 'register_person', {
      p_name: '新来的',
      p_id_number: idNumberOf('1990-05-05', serial),
      p_phone: '13900001111',
      p_institution_id: institutions.chengdu.id,
      p_card: { ...CARD, number: `部${serial}`, ...card },
      ...more,
    })
  }
  const cardOf = async (personId: string) =>
    (await db.admin('select id, is_verified from public.cards where person_id = $1', [personId]))[0]

  test('as unverified, until the unit confirms the person and a reviewer the card', async () => {
    const who = await signUp()
    const { person_id } = await register(who)
    const person = async () =>
      (await db.admin('select status, user_id, region_code from public.people where id = $1', [person_id]))[0]
    expect(await person()).toEqual({ status: 'unverified', user_id: who.id, region_code: '510100' })
    const card = await cardOf(person_id)
    expect(card?.is_verified).toBe(false)

    const confirm = (by: Login) => db.rpc(by, 'confirm_person', { p_person_id: person_id })
    await expectFailure(confirm(staff.officerMianyang), 404, 'person_not_found')
    await expectFailure(confirm(who), 404, 'person_not_found')
    await confirm(staff.officerChengdu)
    expect(await person()).toMatchObject({ status: 'verified' })

    const verify = (by: Login) => db.rpc(by, 'verify_card', { p_card_id: card?.id })
    await expectFailure(verify(staff.officerChengdu), 403, 'not_permitted')
    await expectFailure(verify(staff.cityMianyang), 404, 'card_not_found')
    await verify(staff.cityChengdu)
    expect((await cardOf(person_id))?.is_verified).toBe(true)
  })

  test('is confirmed at once when the unit registers its own people', async () => {
    const { person_id } = await register(staff.officerChengdu)
    const [row] = await db.admin('select status, user_id from public.people where id = $1', [person_id])
    expect(row).toEqual({ status: 'verified', user_id: null })
  })

  test('cannot be somebody on record: that is for a claim, and counts as a miss', async () => {
    const [who, person] = [await signUp(), await unclaimed()]
    const again = await register(who, { p_id_number: person.idNumber })
    expect(again).toEqual({ outcome: 'known_already', left: 4 })
  })

  test('nor somebody banned for good', async () => {
    const banned = idNumberOf('1970-01-01', 1)
    await db.admin(
      `with p as (insert into public.penalties (person_id, role, kind, ground, decided_on, region_code)
         values ($1, 'both', 'permanent_disqualification', 'other', '2023-01-01', '510100') returning id)
       insert into private.identity_bans (id_number, role, penalty_id) select $2, 'both', id from p`,
      [applicants.lin.personId, banned],
    )
    expect(await register(await signUp(), { p_id_number: banned })).toEqual({ outcome: 'banned', left: 4 })
    // Of somebody on record nobody learns by trying numbers that they are banned.
    await db.admin('update private.identity_bans set id_number = $1', [applicants.zhao.idNumber])
    const tried = await register(await signUp(), { p_id_number: applicants.zhao.idNumber })
    expect(tried).toMatchObject({ outcome: 'known_already' })
  })

  test('as often as a unit likes, but runs into people on record five times a day at most', async () => {
    const officer = staff.officerMianyang
    const unit = { p_institution_id: institutions.mianyang.id }
    const known = await Promise.all([1, 2, 3, 4, 5, 6].map(() => unclaimed()))
    const lefts: unknown[] = []
    for (const { idNumber } of known.slice(0, 5)) {
      lefts.push((await register(officer, { ...unit, p_id_number: idNumber })).left)
    }
    expect(lefts).toEqual([4, 3, 2, 1, 0])
    const sixth = { ...unit, p_id_number: known[5]?.idNumber }
    expect(await register(officer, sixth)).toEqual({ outcome: 'blocked', left: 0 })
    // Not even somebody new: the answer would tell.
    expect(await register(officer, unit)).toEqual({ outcome: 'blocked', left: 0 })
    // The officer's own claims and the people asked about are not blocked by it.
    const person = known[0] as CastApplicant
    expect(await claim(await signUp(), person)).toMatchObject({ outcome: 'claimed' })
    await db.at('2024-04-16', async () => {
      expect(await register(officer, sixth)).toEqual({ outcome: 'known_already', left: 4 })
    })
  })

  test('a supervisor’s card names no occupations; a number in full width is kept as it stands on the card', async () => {
    const card = { kind: 'supervisor', issuer_code: 'sichuan', level: null, occupations: [] }
    const { person_id } = await register(await signUp(), {}, { ...card, number: ' Ｒ－２０２３－７　' })
    const [row] = await db.admin('select kind, number, occupations from public.cards where person_id = $1', [
      person_id,
    ])
    expect(row).toEqual({ kind: 'supervisor', number: 'R-2023-7', occupations: [] })
    expect(
      await expectFailure(
        register(await signUp(), {}, { ...card, occupations: ['焊工'] }),
        422,
        'occupations_not_wanted',
      ),
    ).toEqual({ field: 'occupations' })
  })

  test('an officer who holds a card registers as anybody does, and a colleague confirms', async () => {
    const officer = staff.officerProvincial
    const unit = { p_institution_id: institutions.provincial.id, p_name: officer.name }
    const { person_id } = await register(officer, { ...unit, p_is_self: true })
    const [row] = await db.admin('select status, user_id from public.people where id = $1', [person_id])
    expect(row).toEqual({ status: 'unverified', user_id: officer.id })
    await expectFailure(db.rpc(officer, 'confirm_person', { p_person_id: person_id }), 403, 'own_record')
    await db.admin('update public.people set user_id = null where id = $1', [person_id])
  })

  test.each([
    ['name_format', 'name', { p_name: 'Anna' }, {}],
    ['phone_format', 'phone', { p_phone: '123' }, {}],
    ['institution_missing', 'institution_id', { p_institution_id: randomUUID() }, {}],
    ['card_kind_missing', 'kind', {}, { kind: 'juggler' }],
    ['issuer_missing', 'issuer_code', {}, { issuer_code: 'moon' }],
    ['issuer_not_provincial', 'issuer_code', {}, { kind: 'supervisor' }],
    ['card_number_missing', 'number', {}, { number: ' ' }],
    ['card_number_missing', 'number', {}, { number: '1'.repeat(31) }],
    ['card_number_taken', 'number', {}, { issuer_code: 'sichuan', number: takenNumber }],
    ['card_date_missing', 'valid_to', {}, { valid_to: null }],
    ['card_dates_reversed', 'valid_to', {}, { valid_to: '2021-05-01' }],
    ['occupations_missing', 'occupations', {}, { occupations: [] }],
  ])('%s is told at %s', async (key, field, more, card) => {
    expect(await expectFailure(register(await signUp(), more, card), 422, key)).toEqual({ field })
  })
})

test('a sign-up is an applicant and nothing else, whatever its metadata say', async () => {
  const who = await signUp()
  const metadata = { role: 'province_admin', region_code: '510000', is_admin: true }
  await db.superuser('update auth.users set raw_user_meta_data = $1, raw_app_meta_data = $1 where id = $2', [
    metadata,
    who.id,
  ])
  await db.as(who, async (session) => {
    const claims = { sub: who.id, role: 'authenticated', user_metadata: metadata, app_metadata: metadata }
    await session.query(`select set_config('request.jwt.claims', $1, true)`, [JSON.stringify(claims)])
    expect(await session.rpc('my_profile')).toMatchObject({
      staff: null,
      regions: [],
      institutions: [],
      person_id: null,
    })
    for (const table of ['people', 'cards', 'applications', 'staff', 'institutions', 'audit_log']) {
      expect(await session.query(`select 1 from public.${table}`)).toEqual([])
    }
  })
  const plan = { p_id: null, p_round: {} }
  await expectFailure(db.rpc(outsider, 'save_round', plan), 403, 'not_permitted')
})
