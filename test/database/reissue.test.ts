import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { CAST_DAY, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves what printing a card again does to it, who does it, and that it counts once. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

const cardsOf = (person: string) =>
  db.admin<{ id: string; number: string; check_token: string }>(
    'select id, number, check_token from public.cards where person_id = $1 order by valid_from, created_at',
    [person],
  )

describe('a card printed again', () => {
  const reissue = (
    who: Login,
    p_card_id: unknown,
    p_ground = 'lost',
    p_note = '本人遗失',
    p_request_id = crypto.randomUUID(),
  ) => db.rpc(who, 'reissue_card', { p_card_id, p_ground, p_note, p_request_id })

  test('keeps its number; of a lost one the old code no longer opens the check', async () => {
    const person = await makeApplicant(db)
    await bringTo(db, person, 'issued')
    const [old, card] = await cardsOf(person.personId)
    await reissue(staff.reviewerOne, card?.id, 'damaged', '卡面破损')
    expect((await cardsOf(person.personId))[1]).toMatchObject({ check_token: card?.check_token })
    await reissue(staff.reviewerOne, card?.id)
    const again = (await cardsOf(person.personId))[1]
    expect(again?.number).toBe(card?.number)
    expect(await db.rpc(null, 'check_card', { p_token: card?.check_token })).toEqual({ found: false })
    expect(await db.rpc(null, 'check_card', { p_token: again?.check_token })).toMatchObject({
      is_valid: true,
    })

    await expectFailure(reissue(staff.reviewerOne, old?.id), 422, 'card_not_live')
    await expectFailure(reissue(staff.reviewerOne, card?.id, 'bored'), 422, 'reissue_ground_unknown')
    await expectFailure(reissue(staff.reviewerOne, card?.id, 'lost', ' '), 422, 'note_missing')
    await expectFailure(reissue(staff.cityChengdu, card?.id), 403, 'not_permitted')
    await db.admin(`update public.cards set issuer_code = 'mohrss' where id = $1`, [card?.id])
    await expectFailure(reissue(staff.reviewerOne, card?.id), 422, 'card_of_other_issuer')
  })

  test('counts once however often it is asked for with the same id', async () => {
    const person = await makeApplicant(db)
    await bringTo(db, person, 'issued')
    const [, card] = await cardsOf(person.personId)
    const request = crypto.randomUUID()
    const again = () => reissue(staff.reviewerOne, card?.id, 'lost', '本人遗失', request)
    const answers = await Promise.all([again(), again(), again()])
    const token = (await cardsOf(person.personId))[1]?.check_token
    answers.push(await again())
    expect(new Set(answers).size).toBe(1)
    expect((await cardsOf(person.personId))[1]?.check_token).toBe(token)
    const rows = await db.admin('select 1 from public.card_reissues where card_id = $1', [card?.id])
    expect(rows).toHaveLength(1)
    await expectFailure(
      db.rpc(staff.reviewerOne, 'reissue_card', {
        p_card_id: card?.id,
        p_ground: 'lost',
        p_note: '本人遗失',
        p_request_id: null,
      }),
      422,
      'request_id_missing',
    )
  })
})
