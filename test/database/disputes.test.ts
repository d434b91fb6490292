import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure, expectRefused } from '../support/failures'
import { appeal, decide, fileRow, issue } from '../support/files'
import { CAST_DAY, type CastApplicant, outsider, staff } from '../support/people'
import { insertLogins, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves what becomes of an identity that two logins claim, and that nothing is decided finally until the province has. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

const { reviewerOne, reviewerTwo } = staff

async function signUp(): Promise<Login> {
  const login = { id: randomUUID(), email: `${randomUUID()}@example.cn` }
  await insertLogins(db.admin, [login])
  return login
}

const claim = (who: Login, person: CastApplicant) =>
  db.rpc<{ outcome: string }>(who, 'claim_person', {
    p_name: person.name,
    p_id_number: person.idNumber,
    p_card_number: person.card.number,
  })

const personOf = async ({ personId }: CastApplicant) =>
  (await db.admin('select user_id, status from public.people where id = $1', [personId]))[0]
const disputeOf = async (claimant: Login) =>
  (
    await db.admin<{ id: string; status: string }>(
      'select id, status from public.identity_disputes where claimant = $1',
      [claimant.id],
    )
  )[0]
const judge = (by: Login, p_id: unknown, p_move: boolean | null, p_note = '经核验身份证原件') =>
  db.rpc(by, 'decide_dispute', { p_id, p_move, p_note })
const messagesOf = async ({ id }: Login) =>
  (await db.admin<{ kind: string }>('select kind from public.notifications where user_id = $1', [id])).map(
    ({ kind }) => kind,
  )

/** A person on record whose identity a second login claims. */
async function disputed(person?: CastApplicant) {
  const holder = person ?? (await makeApplicant(db))
  const claimant = await signUp()
  expect(await claim(claimant, holder)).toEqual({ outcome: 'disputed' })
  return { holder, claimant, id: (await disputeOf(claimant))?.id }
}

describe('an identity that is claimed already', () => {
  test('is disputed until the province has decided, and whoever holds it is told', async () => {
    const { holder, claimant, id } = await disputed()
    expect(await personOf(holder)).toEqual({ user_id: holder.id, status: 'disputed' })
    expect(await messagesOf(holder)).toEqual(['identity_disputed'])
    expect(await claim(claimant, holder)).toEqual({ outcome: 'disputed' })
    await judge(reviewerOne, id, false)
    expect(await personOf(holder)).toEqual({ user_id: holder.id, status: 'verified' })
    expect(await messagesOf(holder)).toEqual(['identity_disputed', 'identity_yours'])
    expect(await messagesOf(claimant)).toEqual(['identity_not_yours'])
    expect(await claim(claimant, holder)).toEqual({ outcome: 'kept' })
    expect(await personOf(holder)).toMatchObject({ status: 'verified' })
  })

  test('moves to the claimant if the province says so, and may be disputed once by who had it', async () => {
    const { holder, claimant, id } = await disputed()
    await judge(reviewerTwo, id, true)
    expect(await personOf(holder)).toEqual({ user_id: claimant.id, status: 'verified' })
    expect(await messagesOf(holder)).toContain('identity_not_yours')
    expect(await messagesOf(claimant)).toEqual(['identity_yours'])
    expect(await claim(holder, holder)).toEqual({ outcome: 'disputed' })
  })

  test('is decided once, with a note, by a reviewer of the province and by nobody else', async () => {
    const { id } = await disputed()
    for (const by of [staff.cityChengdu, staff.officerChengdu, staff.provinceAdmin, staff.securityAdmin]) {
      await expectFailure(judge(by, id, true), 403, 'not_permitted')
    }
    for (const by of [staff.auditor, staff.managerProvince, staff.dismissed, outsider]) {
      await expectFailure(judge(by, id, false), 403, 'not_permitted')
    }
    await expectRefused(db.rpc(null, 'decide_dispute', { p_id: id, p_move: true, p_note: '经核验' }))
    await expectFailure(judge(reviewerOne, id, true, ' '), 422, 'note_missing')
    await expectFailure(judge(reviewerOne, id, null), 422, 'decision_unknown')
    await expectFailure(judge(reviewerOne, randomUUID(), true), 404, 'dispute_not_found')
    await judge(reviewerOne, id, true)
    expect(await expectFailure(judge(reviewerTwo, id, false), 409, 'dispute_decided')).toMatchObject({
      by: reviewerOne.name,
    })
  })

  test('that was left where it is moves on new evidence after all, with nothing disputed in between', async () => {
    const { holder, claimant, id } = await disputed()
    await judge(reviewerOne, id, false)
    await expectFailure(judge(reviewerTwo, id, false), 409, 'dispute_decided')
    await judge(reviewerTwo, id, true, '申请方补交了证卡原件')
    expect(await personOf(holder)).toEqual({ user_id: claimant.id, status: 'verified' })
    expect(await messagesOf(claimant)).toEqual(['identity_not_yours', 'identity_yours'])
    await expectFailure(judge(reviewerOne, id, true), 409, 'dispute_decided')
  })

  test('is decided by no party to it', async () => {
    const holder = await makeApplicant(db)
    expect(await claim(reviewerOne, holder)).toEqual({ outcome: 'disputed' })
    const dispute = await disputeOf(reviewerOne)
    await expectFailure(judge(reviewerOne, dispute?.id, true), 403, 'own_record')
    await judge(reviewerTwo, dispute?.id, false)
  })

  test('takes no other record away from the claimant unseen', async () => {
    const { holder, claimant, id } = await disputed()
    const other = await makeApplicant(db)
    await db.admin('update public.people set user_id = null where id = $1', [other.personId])
    expect(await claim(claimant, other)).toMatchObject({ outcome: 'claimed' })
    await expectFailure(judge(reviewerOne, id, true), 409, 'claimant_has_record')
    await judge(reviewerOne, id, false)
    expect(await personOf(other)).toMatchObject({ user_id: claimant.id })
    expect(await personOf(holder)).toMatchObject({ user_id: holder.id })
  })

  test('claimed by several stays disputed until the last is decided, and is then what it was', async () => {
    const first = await disputed()
    await db.admin(`update public.identity_disputes set status_before = 'unverified' where person_id = $1`, [
      first.holder.personId,
    ])
    const second = await disputed(first.holder)
    await judge(reviewerOne, first.id, false)
    expect(await personOf(first.holder)).toMatchObject({ status: 'disputed' })
    await judge(reviewerOne, second.id, false)
    expect(await personOf(first.holder)).toMatchObject({ status: 'unverified' })
  })
})

describe('while an identity is disputed', () => {
  test('the work goes on up to the final decision, which waits', async () => {
    const holder = await makeApplicant(db)
    const id = await bringTo(db, holder, 'unit_review')
    const dispute = await disputed(holder)
    const { officerChengdu } = staff
    await expectFailure(
      decide(db, officerChengdu, id, 'reject', { p_reason_codes: ['other'], p_note: '资料不实' }),
      409,
      'person_disputed',
    )
    const { actions } = await db.rpc<{ actions: string[] }>(officerChengdu, 'get_application', { p_id: id })
    expect(actions).toContain('approve')
    expect(actions).not.toContain('reject')
    expect(await decide(db, officerChengdu, id, 'approve')).toMatchObject({ status: 'awaiting_seal' })
    await judge(reviewerOne, dispute.id, false)
  })

  test('a new file begins and is submitted, so that nobody loses the round', async () => {
    const holder = await makeApplicant(db)
    const dispute = await disputed(holder)
    const id = await bringTo(db, holder, 'unit_review')
    expect(await fileRow(db, id)).toMatchObject({ status: 'unit_review' })
    await judge(reviewerOne, dispute.id, false)
  })

  test('no card is granted and none issued', async () => {
    const [granted, issued] = [await makeApplicant(db), await makeApplicant(db)]
    const final = await bringTo(db, granted, 'final_review')
    const ready = await bringTo(db, issued, 'awaiting_issue')
    const disputes = [await disputed(granted), await disputed(issued)]
    await expectFailure(decide(db, reviewerTwo, final, 'approve'), 409, 'person_disputed')
    await expect(issue(db, reviewerOne, ready)).rejects.toThrow('person_disputed')
    const { actions } = await db.rpc<{ actions: string[] }>(reviewerTwo, 'get_application', { p_id: final })
    expect(actions).toEqual(['return'])
    for (const { id } of disputes) await judge(reviewerOne, id, false)
    expect(await decide(db, reviewerTwo, final, 'approve')).toMatchObject({ status: 'awaiting_issue' })
    await issue(db, reviewerOne, ready)
    expect(await fileRow(db, ready)).toMatchObject({ status: 'issued' })
  })

  test('an appeal is not denied', async () => {
    const holder = await makeApplicant(db)
    const id = await bringTo(db, holder, 'unit_review')
    await decide(db, staff.officerChengdu, id, 'reject', { p_reason_codes: ['other'], p_note: '资料不实' })
    await appeal(db, holder, id)
    const dispute = await disputed(holder)
    const deny = () =>
      decide(db, staff.cityChengdu, id, 'deny_appeal', { p_reason_codes: ['other'], p_note: '维持原意见' })
    await expectFailure(deny(), 409, 'person_disputed')
    await judge(reviewerOne, dispute.id, false)
    expect(await deny()).toMatchObject({ status: 'rejected' })
  })

  test('a returned file is not closed for lateness, and its term begins anew afterwards', async () => {
    const holder = await makeApplicant(db)
    const id = await bringTo(db, holder, 'unit_review')
    await decide(db, staff.officerChengdu, id, 'return', {
      p_reason_codes: ['other'],
      p_note: '请更正电话',
      p_fields: ['phone'],
    })
    const { due_on: before } = await fileRow(db, id)
    const dispute = await disputed(holder)
    await db.at('2024-05-20', async () => {
      await db.rpc(staff.cityChengdu, 'advance_due')
      expect(await fileRow(db, id)).toMatchObject({ status: 'returned', due_on: before })
      await judge(reviewerOne, dispute.id, true)
      await db.rpc(staff.cityChengdu, 'advance_due')
      expect(await fileRow(db, id)).toMatchObject({ status: 'returned', due_on: '2024-05-27' })
    })
  })

  test('somebody whom the unit has not confirmed needs that still, and is not confirmed meanwhile', async () => {
    const holder = await makeApplicant(db)
    const id = await bringTo(db, holder, 'unit_review')
    await db.admin(`update public.people set status = 'unverified' where id = $1`, [holder.personId])
    const dispute = await disputed(holder)
    const { officerChengdu } = staff
    await expectFailure(decide(db, officerChengdu, id, 'approve'), 422, 'person_unconfirmed')
    const confirm = () => db.rpc(officerChengdu, 'confirm_person', { p_person_id: holder.personId })
    await expectFailure(confirm(), 409, 'person_disputed')
    await judge(reviewerOne, dispute.id, false)
    expect(await personOf(holder)).toMatchObject({ status: 'unverified' })
    await confirm()
    expect(await decide(db, officerChengdu, id, 'approve')).toMatchObject({ status: 'awaiting_seal' })
  })
})

describe('the two sides', () => {
  interface Own {
    id: string
    side: string
    status: string
    statement: string | null
    decision_note: string | null
  }

  test('say their piece, see their own side only, and read the decision with its note', async () => {
    const { holder, claimant, id } = await disputed()
    const say = (who: Login, p_text = '本人持有证卡原件') =>
      db.rpc(who, 'state_dispute', { p_id: id, p_text })
    const mine = (who: Login) => db.rpc<Own[]>(who, 'my_disputes')
    await say(holder, '这是本人的档案')
    await say(claimant)
    await say(claimant, '本人从未注册过其他账号')
    await expectFailure(say(outsider), 404, 'dispute_not_found')
    await expectFailure(say(reviewerOne), 404, 'dispute_not_found')
    await expectFailure(say(claimant, ' '), 422, 'note_missing')
    expect(await mine(holder)).toMatchObject([
      { id, side: 'holder', status: 'open', statement: '这是本人的档案' },
    ])
    expect(await mine(claimant)).toMatchObject([{ side: 'claimant', statement: '本人从未注册过其他账号' }])
    expect(await mine(outsider)).toEqual([])
    await judge(reviewerOne, id, true, '证卡原件由申请方持有')
    for (const who of [holder, claimant]) {
      expect(await mine(who)).toMatchObject([{ status: 'moved', decision_note: '证卡原件由申请方持有' }])
    }
    await expectFailure(say(holder), 409, 'dispute_decided')
  })
})
