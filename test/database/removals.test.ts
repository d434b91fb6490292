import { beforeEach, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { startFile } from '../support/files'
import { CAST_DAY, type CastApplicant, institutions, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that what was entered by mistake and is used nowhere can be removed and put back whole. */

const db = await createDatabase()
await seedCast(db)
await publishRound(db)
await db.setClock(CAST_DAY)

let kept: CastApplicant
let other: CastApplicant
beforeEach(async () => {
  kept = await makeApplicant(db)
  other = await makeApplicant(db, { institution: institutions.mianyang, card: { validTo: '2024-05-20' } })
})

describe('a removal', () => {
  const removeCard = (who: Login, id = kept.card.id, version = 1) =>
    db.rpc<string>(who, 'remove_card', { p_id: id, p_reason: '误录', p_expected_version: version })
  const removePerson = (who: Login) =>
    db.rpc<string>(who, 'remove_person', { p_id: kept.personId, p_reason: '误录', p_expected_version: 1 })
  const count = async () => {
    const [row] = await db.admin(
      'select (select count(*) from public.cards where id = $1) as cards, (select count(*) from private.person_identities where person_id = $2) as people',
      [kept.card.id, kept.personId],
    )
    return row
  }

  test('of a card that nothing refers to is undone whole', async () => {
    const [before] = await db.admin('select * from public.cards where id = $1', [kept.card.id])
    const id = await removeCard(staff.cityChengdu)
    expect(await count()).toEqual({ cards: 0, people: 1 })
    await expectFailure(db.rpc(staff.cityMianyang, 'restore_record', { p_id: id }), 404, 'removal_not_found')
    await expectFailure(db.rpc(outsider, 'restore_record', { p_id: id }), 404, 'removal_not_found')
    expect(await db.rpc(staff.cityChengdu, 'restore_record', { p_id: id })).toBe(kept.card.id)
    expect(await db.rpc(staff.cityChengdu, 'restore_record', { p_id: id })).toBe(kept.card.id)
    const [after] = await db.admin('select * from public.cards where id = $1', [kept.card.id])
    expect(after).toEqual({ ...before, version: 2 })
  })

  test('of a person without anything takes the identity along and brings it back', async () => {
    await expectFailure(removePerson(staff.cityChengdu), 409, 'person_has_login')
    await db.admin('update public.people set user_id = null where id = $1', [kept.personId])
    await expectFailure(removePerson(staff.cityChengdu), 409, 'person_in_use')
    await db.admin('delete from public.cards where id = $1', [kept.card.id])
    const id = await removePerson(staff.cityChengdu)
    expect(await count()).toEqual({ cards: 0, people: 0 })
    await db.rpc(staff.cityChengdu, 'restore_record', { p_id: id })
    expect(
      await db.admin('select id_number from private.person_identities where person_id = $1', [kept.personId]),
    ).toEqual([{ id_number: kept.idNumber }])
  })

  test('is refused where a file uses the card, and by whom the card is not', async () => {
    await expectFailure(removeCard(staff.officerChengdu), 403, 'card_is_verified')
    await expectFailure(removeCard(staff.cityMianyang), 404, 'card_not_found')
    await expectFailure(removeCard(staff.provinceAdmin), 403, 'not_permitted')
    await expectFailure(removeCard(outsider), 404, 'card_not_found')
    await startFile(db, kept)
    await expectFailure(removeCard(staff.cityChengdu), 409, 'card_in_use')
    expect(await count()).toEqual({ cards: 1, people: 1 })
  })

  test("cannot be undone once the number is somebody else's", async () => {
    const id = await removeCard(staff.cityChengdu)
    await db.admin('update public.cards set number = $1 where id = $2', [kept.card.number, other.card.id])
    await expectFailure(db.rpc(staff.cityChengdu, 'restore_record', { p_id: id }), 409, 'card_number_taken')
  })
})
