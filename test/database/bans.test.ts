import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { createDatabase } from '../support/database'
import { act, penalise } from '../support/discipline'
import { expectFailure } from '../support/failures'
import { idNumberOf } from '../support/idNumbers'
import { CAST_DAY, type CastApplicant, institutions, staff } from '../support/people'
import { insertLogins, insertRows, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that a permanent disqualification meets the identity whatever way it comes in. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

const banned = async (role: 'assessor' | 'supervisor' | 'both' = 'both') => {
  const person = await makeApplicant(db)
  const id = await penalise(db, person, { role, outcome: 'permanent_disqualification' })
  return { person, id }
}
const cardOf = (person: CastApplicant, more: object = {}) => ({
  person_id: person.personId,
  kind: 'assessor',
  issuer_code: 'sichuan',
  number: randomUUID().slice(0, 20),
  occupations: '{电工}',
  valid_from: '2023-01-01',
  valid_to: '2025-12-31',
  region_code: '510100',
  holder_name: person.name,
  ...more,
})
const write = (person: CastApplicant, more: object = {}) =>
  insertRows(db.admin, 'public.cards', [cardOf(person, more)])
const newLogin = async (): Promise<Login> => {
  const login = { id: randomUUID(), email: `${randomUUID()}@example.cn` }
  await insertLogins(db.admin, [login])
  return login
}

describe('a banned identity', () => {
  test('gets no live card under any number, whoever writes it', async () => {
    const { person } = await banned()
    await expectFailure(write(person), 422, 'identity_banned')
    await expectFailure(write(person, { kind: 'supervisor', occupations: '{}' }), 422, 'identity_banned')
    // history stays history
    await write(person, { status: 'superseded' })
  })

  test('keeps cards of a role that the ban does not hit', async () => {
    const { person } = await banned('assessor')
    await write(person, { kind: 'supervisor', occupations: '{}' })
    await expectFailure(write(person), 422, 'identity_banned')
  })

  test('may write to its importers with a sentence', async () => {
    const { person } = await banned('assessor')
    const ask = (role: string, number = person.idNumber) =>
      db.admin('select private.require_not_banned($1, $2)', [number, role])
    await expectFailure(ask('assessor'), 422, 'identity_banned')
    await expectFailure(ask('assessor', person.idNumber.toLowerCase()), 422, 'identity_banned')
    await ask('supervisor')
  })

  test('does not begin a renewal, with whatever card', async () => {
    const { person } = await banned('assessor')
    const [card] = await db.admin<{ id: string }>(
      `insert into public.cards (person_id, kind, issuer_code, number, valid_from, valid_to, region_code, holder_name)
       values ($1, 'supervisor', 'sichuan', $2, '2021-05-01', '2024-04-30', '510100', $3) returning id`,
      [person.personId, randomUUID().slice(0, 20), person.name],
    )
    await expectFailure(
      db.rpc(person, 'start_application', { p_card_id: person.card.id }),
      422,
      'identity_banned',
    )
    expect(await db.rpc(person, 'start_application', { p_card_id: card?.id })).toBeTruthy()
  })

  test('is followed through a change of its number, and nobody escapes into a banned one', async () => {
    const { person } = await banned()
    const changed = idNumberOf('1971-02-03', 7)
    await db.admin('update private.person_identities set id_number = $2 where person_id = $1', [
      person.personId,
      changed,
    ])
    await expectFailure(write(person), 422, 'identity_banned')
    const other = await makeApplicant(db)
    await expectFailure(
      db.admin('update private.person_identities set id_number = $2 where person_id = $1', [
        other.personId,
        person.idNumber,
      ]),
      422,
      'identity_banned',
    )
  })

  test('is free again once the appeal was granted, under every number', async () => {
    const { person, id } = await banned()
    await db.admin('update private.person_identities set id_number = $2 where person_id = $1', [
      person.personId,
      idNumberOf('1971-02-03', 9),
    ])
    await act(db, person, id, 'appeal')
    await act(db, staff.reviewerThree, id, 'grant_appeal')
    await write(person)
  })
})

describe('the claim of a banned record', () => {
  const claim = (who: Login, person: CastApplicant) =>
    db.rpc<{ outcome: string }>(who, 'claim_person', {
      p_name: person.name,
      p_id_number: person.idNumber,
      p_card_number: person.card.number,
    })
  const unclaimed = async () => {
    const person = await makeApplicant(db, { institution: institutions.chengdu })
    await db.admin('update public.people set user_id = null where id = $1', [person.personId])
    return person
  }

  test('is open as long as the appeal is, and refused after it', async () => {
    const [first, second] = [await unclaimed(), await unclaimed()]
    for (const person of [first, second])
      await penalise(db, person, { role: 'both', outcome: 'permanent_disqualification' })
    await db.at('2024-04-28', async () =>
      expect(await claim(await newLogin(), first)).toMatchObject({ outcome: 'claimed' }),
    )
    await db.at('2024-04-29', async () =>
      expectFailure(claim(await newLogin(), second), 422, 'identity_banned'),
    )
  })

  test('is open to who holds a card of another role', async () => {
    const person = await unclaimed()
    await write(person, { kind: 'supervisor', occupations: '{}' })
    await penalise(db, person, { role: 'assessor', outcome: 'permanent_disqualification' })
    await db.at('2024-06-01', async () =>
      expect(await claim(await newLogin(), person)).toMatchObject({ outcome: 'claimed' }),
    )
  })
})
