import { beforeEach, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { startFile } from '../support/files'
import { CAST_DAY, type CastApplicant, outsider, staff } from '../support/people'
import { insertRows, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves who registers and corrects cards, and that what is printed on one is never lost by mapping it. */

const db = await createDatabase()
await seedCast(db)
await publishRound(db)
await db.setClock(CAST_DAY)

let person: CastApplicant
beforeEach(async () => {
  person = await makeApplicant(db)
})

let serial = 0
const card = (changes: object = {}) => {
  serial += 1
  return {
    kind: 'assessor',
    issuer_code: 'power',
    number: `电${serial}`,
    level: null,
    occupations: ['电工', '继电保护员'],
    valid_from: '2022-01-01',
    valid_to: '2024-12-31',
    ...changes,
  }
}
const register = (who: Login, changes: object = {}) =>
  db.rpc<string>(who, 'register_card', { p_person_id: person.personId, p_card: card(changes) })
const asItIs = () => ({
  kind: 'assessor',
  issuer_code: 'sichuan',
  number: person.card.number,
  level: '考评员',
  occupations: ['电工'],
  valid_from: '2021-05-01',
  valid_to: '2024-04-30',
})
const correct = (who: Login, changes: object, wish: object = {}) =>
  db.rpc<number>(who, 'correct_card', {
    p_id: person.card.id,
    p_card: { ...asItIs(), ...changes },
    p_reason: '录入有误',
    p_expected_version: 1,
    ...wish,
  })
const read = async (id: string) => {
  const [row] = await db.admin(
    'select number, occupations, occupation_codes, is_verified, valid_to, version from public.cards where id = $1',
    [id],
  )
  return row
}

const strangers: [string, Login, number, string][] = [
  ['a login of nobody', outsider, 404, 'x_not_found'],
  ['another unit', staff.officerMianyang, 404, 'x_not_found'],
  ['another city', staff.cityMianyang, 404, 'x_not_found'],
  ['the auditor', staff.auditor, 404, 'x_not_found'],
  ['somebody dismissed', staff.dismissed, 404, 'x_not_found'],
  ['the administration', staff.provinceAdmin, 403, 'not_permitted'],
  ['a manager', staff.managerProvince, 403, 'not_permitted'],
]

describe('registering', () => {
  test.each([
    ['the unit', staff.officerChengdu],
    ['the city', staff.cityChengdu],
    ['a reviewer', staff.reviewerOne],
  ])(
    'by %s leaves the card unverified, with the known occupations mapped beside the print',
    async (_who, login) => {
      const id = await register(login)
      expect(await read(id)).toMatchObject({
        occupations: ['电工', '继电保护员'],
        occupation_codes: ['6-31-01-03', ''],
        is_verified: false,
      })
      await db.rpc(staff.cityChengdu, 'verify_card', { p_card_id: id })
      expect(await read(id)).toMatchObject({ is_verified: true })
    },
  )

  test.each(strangers)('not by %s', async (_who, login, status, key) => {
    await expectFailure(register(login), status, key.replace('x_', 'person_'))
  })

  test('nor for oneself', async () => {
    await db.admin('update public.people set user_id = $1 where id = $2', [
      staff.cityChengdu.id,
      person.personId,
    ])
    await expectFailure(register(staff.cityChengdu), 403, 'own_record')
    await db.admin('update public.people set user_id = null where id = $1', [person.personId])
  })

  test.each([
    [{ kind: 'x' }, 'card_kind_missing'],
    [{ issuer_code: '' }, 'issuer_missing'],
    [{ kind: 'supervisor' }, 'issuer_not_provincial'],
    [{ number: ' ' }, 'card_number_missing'],
    [{ valid_to: null }, 'card_date_missing'],
    [{ valid_to: '2021-01-01' }, 'card_dates_reversed'],
    [{ valid_from: 'x' }, 'date_invalid'],
    [{ occupations: [] }, 'occupations_missing'],
  ])('%j is refused', async (changes, key) => {
    await expectFailure(register(staff.cityChengdu, changes), 422, key)
  })

  test('a supervisor has no occupation', async () => {
    const id = await register(staff.cityChengdu, {
      kind: 'supervisor',
      issuer_code: 'sichuan',
      occupations: [],
    })
    expect(await read(id)).toMatchObject({ occupations: [], occupation_codes: [] })
  })

  test('a number is one per issuer', async () => {
    await expectFailure(
      register(staff.cityChengdu, { issuer_code: 'sichuan', number: person.card.number }),
      422,
      'card_number_taken',
    )
    await register(staff.cityChengdu, { number: person.card.number })
  })

  test('not for somebody permanently disqualified', async () => {
    const [penalty] = await db.admin<{ id: string }>(
      `insert into public.penalties (person_id, role, kind, ground, decided_on, region_code)
       values ($1, 'assessor', 'permanent_disqualification', 'other', '2023-01-01', '510100') returning id`,
      [person.personId],
    )
    await insertRows(db.admin, 'private.identity_bans', [
      { id_number: person.idNumber, role: 'assessor', penalty_id: penalty?.id, created_at: '2023-01-01' },
    ])
    await expectFailure(register(staff.cityChengdu), 422, 'identity_banned')
    await register(staff.cityChengdu, { kind: 'supervisor', issuer_code: 'sichuan', occupations: [] })
  })
})

describe('correcting', () => {
  test('is kept with its reason in the course of the card', async () => {
    await correct(staff.cityChengdu, { valid_to: '2024-05-31' })
    expect(await read(person.card.id)).toMatchObject({
      valid_to: '2024-05-31',
      version: 2,
      is_verified: true,
    })
    const page = await db.rpc<{
      cards: { events: { kind: string; by: string | null; values: { reason?: string } }[] }[]
    }>(staff.cityChengdu, 'get_person', { p_id: person.personId })
    const events = page.cards[0]?.events ?? []
    expect(events.map(({ kind }) => kind)).toEqual(['registered', 'corrected', 'reason'])
    expect(events[2]).toMatchObject({ by: staff.cityChengdu.name, values: { reason: '录入有误' } })
  })

  test('another number asks for verification anew', async () => {
    await correct(staff.cityChengdu, { number: `改${serial}` })
    expect(await read(person.card.id)).toMatchObject({ is_verified: false })
  })

  test.each(strangers)('not by %s', async (_who, login, status, key) => {
    await expectFailure(correct(login, { valid_to: '2024-05-31' }), status, key.replace('x_', 'card_'))
  })

  test('the unit corrects what nobody has verified yet', async () => {
    await expectFailure(correct(staff.officerChengdu, { valid_to: '2024-05-31' }), 403, 'card_is_verified')
    await db.admin('update public.cards set is_verified = false where id = $1', [person.card.id])
    await correct(staff.officerChengdu, { valid_to: '2024-05-31' })
  })

  test('needs a reason, a change, and the version that was read', async () => {
    await expectFailure(
      correct(staff.cityChengdu, { valid_to: '2024-05-31' }, { p_reason: ' ' }),
      422,
      'reason_missing',
    )
    await expectFailure(correct(staff.cityChengdu, {}), 422, 'nothing_changed')
    await correct(staff.reviewerOne, { valid_to: '2024-05-31' })
    expect(
      await expectFailure(correct(staff.cityChengdu, { valid_to: '2024-06-30' }), 409, 'stale_version'),
    ).toMatchObject({ by: staff.reviewerOne.name })
  })

  test('reaches a file that nobody has sealed, and no other', async () => {
    const file = await startFile(db, person)
    await correct(staff.cityChengdu, { valid_to: '2024-05-20' })
    expect(await db.admin('select card_valid_to from public.applications where id = $1', [file])).toEqual([
      { card_valid_to: '2024-05-20' },
    ])
    await db.admin(`update public.applications set status = 're_review', data_version = 1 where id = $1`, [
      file,
    ])
    await expectFailure(
      correct(staff.cityChengdu, { valid_to: '2024-05-21' }, { p_expected_version: 2 }),
      409,
      'card_has_live_file',
    )
  })

  test("a card that was issued here is the province's", async () => {
    const file = await startFile(db, person)
    await db.admin(`update public.applications set status = 'withdrawn' where id = $1`, [file])
    await db.admin('update public.cards set application_id = $1 where id = $2', [file, person.card.id])
    await expectFailure(correct(staff.cityChengdu, { valid_to: '2024-05-20' }), 403, 'card_issued_here')
    await correct(staff.reviewerOne, { valid_to: '2024-05-20' })
  })
})

describe('mapping', () => {
  const map = (who: Login, codes: string[], version = 1) =>
    db.rpc<number>(who, 'map_card_occupations', {
      p_id: person.card.id,
      p_codes: codes,
      p_expected_version: version,
    })

  test('puts codes beside the print', async () => {
    await db.admin(`update public.cards set occupations = '{维修电工,焊接}' where id = $1`, [person.card.id])
    await map(staff.cityChengdu, ['6-31-01-03', ''])
    expect(await read(person.card.id)).toMatchObject({
      occupations: ['维修电工', '焊接'],
      occupation_codes: ['6-31-01-03', ''],
    })
  })

  test('knows the catalogue only, in the number of the print', async () => {
    await expectFailure(map(staff.cityChengdu, ['9-99']), 422, 'occupation_unknown')
    await expectFailure(map(staff.cityChengdu, ['', '']), 422, 'occupation_codes_count')
    await expectFailure(map(staff.cityChengdu, [''], 7), 409, 'stale_version')
  })

  test.each([
    ['the unit', staff.officerChengdu, 403, 'not_permitted'],
    ['another city', staff.cityMianyang, 404, 'card_not_found'],
    ['the administration', staff.provinceAdmin, 403, 'not_permitted'],
    ['a login of nobody', outsider, 403, 'not_permitted'],
  ] as const)('is not for %s', async (_who, login, status, key) => {
    await expectFailure(map(login, ['']), status, key)
  })
})
