import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { startFile } from '../support/files'
import { mergePeople } from '../support/merges'
import { CAST_DAY, type CastApplicant, institutions, outsider, staff } from '../support/people'
import { insertRows, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves who may not merge two records, and what must be settled first. */

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

const merge = (who: Login, wish?: Record<string, unknown>) => mergePeople(db, who, kept, other, wish)

describe('a merge', () => {
  const ban = async (who: CastApplicant) => {
    const penalty = randomUUID()
    await insertRows(db.admin, 'public.penalties', [
      {
        id: penalty,
        person_id: who.personId,
        role: 'both',
        kind: 'permanent_disqualification',
        ground: 'other',
        decided_on: '2023-01-01',
        region_code: who.institution.regionCode,
        created_at: '2023-01-01',
      },
    ])
    await insertRows(db.admin, 'private.identity_bans', [
      { id_number: who.idNumber, role: 'assessor', penalty_id: penalty, created_at: '2023-01-01' },
    ])
  }

  test('is refused while a card of a banned human is live under the other number', async () => {
    await db.admin(`update public.cards set status = 'disqualified' where person_id = $1`, [other.personId])
    await ban(other)
    expect(await expectFailure(merge(staff.reviewerOne), 409, 'merge_banned_card')).toEqual({
      number: kept.card.number,
    })
  })

  test('is refused while both have a live file for what is one card', async () => {
    await db.admin('update public.cards set valid_to = $1 where id = $2', [kept.card.validTo, other.card.id])
    await startFile(db, kept)
    await startFile(db, other)
    await expectFailure(merge(staff.reviewerOne), 409, 'merge_both_live')
    expect(await db.admin('select status from public.people where id = $1', [other.personId])).toEqual([
      { status: 'verified' },
    ])
  })

  test('is refused while one of them is disputed, with itself, or as somebody has changed it', async () => {
    await expectFailure(merge(staff.reviewerOne, { p_other_id: kept.personId }), 422, 'merge_with_itself')
    await expectFailure(merge(staff.reviewerOne, { p_other_version: 9 }), 409, 'stale_version')
    await expectFailure(merge(staff.reviewerOne, { p_reason: '' }), 422, 'reason_missing')
    await insertRows(db.admin, 'public.identity_disputes', [
      {
        id: randomUUID(),
        person_id: other.personId,
        claimant: outsider.id,
        region_code: '510700',
        status: 'open',
        status_before: 'verified',
        created_at: '2024-04-01',
      },
    ])
    await expectFailure(merge(staff.reviewerOne), 409, 'record_is_disputed')
    await db.admin('delete from public.identity_disputes where person_id = $1', [other.personId])
  })

  test.each([
    ['a city', staff.cityChengdu],
    ['the unit', staff.officerChengdu],
    ['the administration', staff.provinceAdmin],
    ['the security administration', staff.securityAdmin],
    ['a manager', staff.managerProvince],
    ['the auditor', staff.auditor],
    ['a login of nobody', outsider],
  ])('is not made by %s', async (_who, login) => {
    await expectFailure(merge(login), 403, 'not_permitted')
  })

  test("is not made of one's own record", async () => {
    await db.admin('update public.people set user_id = $1 where id = $2', [
      staff.reviewerThree.id,
      kept.personId,
    ])
    await expectFailure(merge(staff.reviewerThree), 403, 'own_record')
    await db.admin('update public.people set user_id = null where id = $1', [kept.personId])
  })

  test('either way at once leaves one of the two', async () => {
    const attempts = await Promise.allSettled([
      merge(staff.reviewerOne),
      merge(staff.reviewerTwo, { p_id: other.personId, p_other_id: kept.personId }),
    ])
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
