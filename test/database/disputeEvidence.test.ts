import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { CAST_DAY, type CastApplicant, institutions, staff } from '../support/people'
import { insertLogins, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves what the province's reviewers, and nobody else, see of a disputed identity: both sides, masked. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

const { reviewerOne, reviewerTwo } = staff

const judge = (by: Login, p_id: unknown) =>
  db.rpc(by, 'decide_dispute', { p_id, p_move: false, p_note: '经核验身份证原件' })

/** A person on record whose identity a second login claims. */
async function disputed(person?: CastApplicant) {
  const holder = person ?? (await makeApplicant(db))
  const claimant = { id: randomUUID(), email: `${randomUUID()}@example.cn` }
  await insertLogins(db.admin, [claimant])
  await db.rpc(claimant, 'claim_person', {
    p_name: holder.name,
    p_id_number: holder.idNumber,
    p_card_number: holder.card.number,
  })
  const [row] = await db.admin<{ id: string }>(
    'select id from public.identity_disputes where claimant = $1',
    [claimant.id],
  )
  return { holder, claimant, id: row?.id }
}

describe('the province', () => {
  interface Listed {
    total: number
    rows: {
      id: string
      is_own: boolean
      person: Record<string, unknown>
      cards: unknown[]
      files: { id: string; entered_by: string }[]
      holder: Record<string, unknown>
      claimant: Record<string, unknown>
    }[]
  }
  const list = (who: Login, more = {}) =>
    db.rpc<Listed>(who, 'list_disputes', { p_is_open: true, p_limit: 100, ...more })

  test('sees both sides with their evidence, and no personal data in full', async () => {
    const holder = await makeApplicant(db)
    const file = await bringTo(db, holder, 'unit_review')
    const { id, claimant } = await disputed(holder)
    await db.rpc(claimant, 'state_dispute', { p_id: id, p_text: '本人持有证卡原件' })
    const { rows } = await list(reviewerTwo)
    const row = rows.find((each) => each.id === id)
    expect(row).toMatchObject({
      is_own: false,
      person: { name: holder.name, institution_name: institutions.chengdu.name },
      cards: [{ number: holder.card.number }],
      files: [{ id: file, entered_by: 'holder' }],
      holder: { email_on_record: true, statement: null, files: 1 },
      claimant: { email_on_record: false, statement: '本人持有证卡原件', files: 0 },
    })
    const text = JSON.stringify(row)
    for (const secret of [holder.idNumber, holder.phone, holder.email, claimant.email]) {
      expect(text).not.toContain(secret)
    }
    await judge(reviewerTwo, id)
    expect((await list(reviewerTwo)).rows.map((each) => each.id)).not.toContain(id)
    const decided = await list(reviewerTwo, { p_is_open: false })
    expect(decided.rows.find((each) => each.id === id)).toMatchObject({
      status: 'kept',
      decided_by_name: reviewerTwo.name,
    })
    expect((await list(reviewerTwo, { p_is_open: false, p_limit: 1 })).rows).toHaveLength(1)
    expect(decided.total).toBe(1)
  })

  test('reveals the full data with the right to it and for a logged reason', async () => {
    const { id, holder, claimant } = await disputed()
    const reveal = (who: Login, p_reason = '与双方电话核实') =>
      db.rpc(who, 'reveal_dispute', { p_id: id, p_reason })
    await expectFailure(reveal(reviewerTwo), 403, 'reveal_not_granted')
    await expectFailure(reveal(reviewerOne, ''), 422, 'reason_missing')
    expect(await reveal(reviewerOne)).toMatchObject({
      id_number: holder.idNumber,
      phone: holder.phone,
      holder_email: holder.email,
      claimant_email: claimant.email,
    })
    expect(
      await db.admin('select kind, subject, reason from public.access_log where person_id = $1', [
        holder.personId,
      ]),
    ).toEqual([{ kind: 'reveal', subject: 'identity_dispute', reason: '与双方电话核实' }])
  })

  test.each(Object.keys(staff).filter((name) => !name.startsWith('reviewer')))(
    'alone does: %s is refused',
    async (name) => {
      const who = staff[name as keyof typeof staff]
      await expectFailure(list(who), 403, 'not_permitted')
      const reveal = db.rpc(who, 'reveal_dispute', { p_id: randomUUID(), p_reason: '核实' })
      await expectFailure(reveal, 403, 'not_permitted')
    },
  )
})
