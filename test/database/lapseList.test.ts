import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { CAST_DAY, type CastApplicant, institutions, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that the list of cards to lapse is each center's own, confirmed row by row, and undone by an appeal. */

const db = await createDatabase()

describe('the list', () => {
  interface Listed {
    card_id: string
    ground: string
  }
  const list = (who: Login, more: Record<string, unknown> = {}) =>
    db.rpc<Listed[]>(who, 'lapse_candidates', more)
  const confirm = (who: Login, items: Listed[], p_request_id = randomUUID()) =>
    db.rpc<{ id: string; outcome: string; key: string | null }[]>(who, 'confirm_lapses', {
      p_items: items,
      p_request_id,
    })
  const statusOf = async (person: CastApplicant) =>
    (await db.admin('select status from public.cards where id = $1', [person.card.id]))[0]?.status
  let idle: CastApplicant
  let refused: CastApplicant
  let live: CastApplicant

  beforeAll(async () => {
    await seedCast(db)
    await publishRound(db)
    await db.setClock(CAST_DAY)
    idle = await makeApplicant(db, { institution: institutions.chengdu })
    live = await makeApplicant(db, { institution: institutions.chengdu })
    refused = await makeApplicant(db, { institution: institutions.mianyang, card: { validTo: '2024-05-31' } })
    await bringTo(db, live, 'unit_review')
    await bringTo(db, refused, 'rejected', { from: 're_review' })
    await db.setClock('2024-05-20')
  })

  test('is each center’s own', async () => {
    const cards = async (who: Login) => (await list(who)).map(({ card_id }) => card_id)
    const [all, chengdu, mianyang] = [
      await cards(staff.reviewerOne),
      await cards(staff.cityChengdu),
      await cards(staff.cityMianyang),
    ]
    expect(all).toEqual(expect.arrayContaining([idle.card.id, refused.card.id]))
    expect(all).not.toContain(live.card.id)
    expect(chengdu).toContain(idle.card.id)
    expect(chengdu).not.toContain(refused.card.id)
    expect(mianyang).toContain(refused.card.id)
    expect(
      (await list(staff.reviewerOne, { p_ground: 'review_failed' })).map(({ card_id }) => card_id),
    ).toEqual([refused.card.id])
    for (const who of [staff.officerChengdu, staff.auditor, staff.securityAdmin, idle, outsider])
      await expectFailure(list(who), 403, 'not_permitted')
  })

  test('is confirmed by the province alone, checked anew row by row', async () => {
    const items = [idle, refused, live].map(({ card }) => ({ card_id: card.id, ground: 'not_renewed' }))
    for (const who of [staff.cityChengdu, staff.provinceAdmin, staff.managerProvince, outsider])
      await expectFailure(confirm(who, items), 403, 'not_permitted')
    const request = randomUUID()
    const answers = await confirm(staff.reviewerOne, items, request)
    const outcomeOf = (person: CastApplicant) => {
      const answer = answers.find(({ id }) => id === person.card.id)
      return answer?.key ?? answer?.outcome
    }
    expect([idle, refused, live].map(outcomeOf)).toEqual(['done', 'lapse_ground_changed', 'lapse_not_due'])
    expect(await Promise.all([idle, refused, live].map(statusOf))).toEqual(['lapsed', 'active', 'active'])
    expect((await confirm(staff.reviewerOne, items.slice(0, 1), request))[0]?.outcome).toBe('done')
    await confirm(staff.reviewerTwo, [{ card_id: refused.card.id, ground: 'review_failed' }])
    expect(await statusOf(refused)).toBe('lapsed')
  })

  test('what was confirmed is seen by person, unit and center, and undone by an appeal to another officer', async () => {
    const read = (who: Login) =>
      db.read<{ id: string; version: number }>(
        who,
        'select id, version from public.lapses where card_id = $1',
        [idle.card.id],
      )
    for (const who of [idle, staff.officerChengdu, staff.cityChengdu, staff.reviewerThree])
      expect(await read(who)).toHaveLength(1)
    for (const who of [refused, staff.officerMianyang, staff.cityMianyang, staff.auditor, outsider])
      expect(await read(who)).toHaveLength(0)
    const [lapse] = await read(idle)
    const step = async (
      who: Login,
      p_action: string,
      p_note = '确因住院未能按期申报，附医院证明，请予复核。',
    ) =>
      db.rpc<{ status: string }>(who, 'act_on_lapse', {
        p_id: lapse?.id,
        p_action,
        p_note,
        p_expected_version: (await read(staff.reviewerOne))[0]?.version,
      })
    await expectFailure(step(refused, 'appeal'), 404, 'lapse_not_found')
    await expectFailure(step(staff.officerChengdu, 'appeal'), 404, 'lapse_not_found')
    await expectFailure(step(staff.reviewerTwo, 'grant_appeal'), 409, 'action_not_possible')
    await db.at('2024-06-20', () => expectFailure(step(idle, 'appeal'), 409, 'appeal_over'))
    await step(idle, 'appeal')
    await expectFailure(step(staff.reviewerOne, 'grant_appeal'), 403, 'appeal_needs_other_officer')
    await expectFailure(step(staff.cityChengdu, 'grant_appeal'), 403, 'not_permitted')
    expect((await step(staff.reviewerTwo, 'grant_appeal')).status).toBe('undone')
    expect(await statusOf(idle)).toBe('active')
    // not listed again for what was judged already
    expect((await list(staff.reviewerOne)).map(({ card_id }) => card_id)).not.toContain(idle.card.id)
  })
})
