import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { makeApplicant } from '../support/builders'
import { createDatabase } from '../support/database'
import { act, caseRow, penalise, propose } from '../support/discipline'
import { mergePeople } from '../support/merges'
import { CAST_DAY, type CastApplicant, institutions, outsider, staff } from '../support/people'
import { insertRows, seedCast } from '../support/seedCast'

/** Proves that what discipline has on record of either of two records of one human is on the one that stays. */

const db = await createDatabase()
let kept: CastApplicant
let other: CastApplicant

beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
  kept = await makeApplicant(db, { institution: institutions.chengdu })
  other = await makeApplicant(db, { institution: institutions.chengdu })
})

const merge = () =>
  db.rpc(staff.reviewerOne, 'merge_people', {
    p_id: kept.personId,
    p_other_id: other.personId,
    p_reason: '同一人重复建档',
    p_expected_version: 1,
    p_other_version: 1,
    p_login: 'this',
  })

test('cases, lapses, findings, accidents, penalties and bans pass on, and an appeal still gives everything back', async () => {
  const scope = { person_id: other.personId, region_code: '510100', institution_id: institutions.chengdu.id }
  await insertRows(db.admin, 'public.accidents', [
    { ...scope, kind: 'other', severity: 'minor', occurred_on: '2024-03-01', note: '试卷装订错误' },
  ])
  await insertRows(db.admin, 'public.findings', [
    {
      key: 'center:merge',
      kind: 'person_mismatch',
      source: 'center',
      institution_name: institutions.chengdu.name,
      ...scope,
      person_name: other.name,
      occurred_on: '2024-03-01',
    },
  ])
  await insertRows(db.admin, 'public.lapses', [
    {
      card_id: other.card.id,
      ...scope,
      person_name: other.name,
      card_kind: 'assessor',
      card_number: other.card.number,
      valid_to: '2024-04-30',
      ground: 'not_renewed',
      basis: {},
      request_id: randomUUID(),
      status: 'undone',
      confirmed_by_name: '吴倩',
      confirmed_at: '2024-04-01T00:00:00Z',
      decision_note: '已恢复',
      decided_by_name: '陈刚',
      decided_at: '2024-04-02T00:00:00Z',
    },
  ])
  const open = await propose(db, other)
  // one record must not be banned while the other holds a live card
  const first = await penalise(db, kept, { role: 'both' })
  const banned = await penalise(db, other, { role: 'both', outcome: 'permanent_disqualification' })
  await merge()
  const count = async (table: string, personId: string) =>
    Number((await db.admin(`select count(*) as n from ${table} where person_id = $1`, [personId]))[0]?.n)
  for (const [table, expected] of Object.entries({
    'public.discipline_cases': 3,
    'public.penalties': 2,
    'public.accidents': 1,
    'public.findings': 1,
    'public.lapses': 1,
  })) {
    expect({ table, kept: await count(table, kept.personId) }).toEqual({ table, kept: expected })
    expect({ table, other: await count(table, other.personId) }).toEqual({ table, other: 0 })
  }
  const isBanned = async () =>
    (
      await db.admin(
        `select private.is_banned_identity($1, 'assessor') as kept, private.is_banned_identity($2, 'assessor') as other`,
        [kept.idNumber, other.idNumber],
      )
    )[0]
  expect(await isBanned()).toEqual({ kept: true, other: true })

  // the login that stays reads and appeals what was decided under the other record
  await act(db, kept, banned, 'appeal')
  await act(db, staff.reviewerThree, banned, 'grant_appeal')
  expect(await isBanned()).toEqual({ kept: false, other: false })
  const statuses = async () =>
    (
      await db.admin<{ status: string }>('select status from public.cards where person_id = $1', [
        kept.personId,
      ])
    ).map(({ status }) => status)
  // the other penalty stands and goes on holding both cards
  expect(await statuses()).toEqual(['disqualified', 'disqualified'])
  await act(db, kept, first, 'appeal')
  await act(db, staff.reviewerThree, first, 'grant_appeal')
  expect(await statuses()).toEqual(['active', 'active'])
  expect((await act(db, staff.reviewerTwo, open, 'dismiss')).status).toBe('dismissed')
  expect((await caseRow(db, open)).person_id).toBe(kept.personId)
})

test('a stranger merges nothing', async () => {
  await expect(mergePeople(db, outsider, kept, other)).rejects.toThrow('not_permitted')
})
