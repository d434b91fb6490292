import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { advance } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { startFile } from '../support/files'
import { importPeople, type PersonRow, personRows } from '../support/importRows'
import { mergePeople } from '../support/merges'
import { CAST_DAY, type CastApplicant, institutions, outsider, staff } from '../support/people'
import { countRowsOfPeople as countRows } from '../support/rowsOfPeople'
import { insertRows, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that two records of one human become one with nothing lost. */

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

const record = (person: CastApplicant, batch: string, changes: object = {}) => ({
  person_id: person.personId,
  role: 'assessor',
  held_on: '2023-05-20',
  institution_name: '某评价机构',
  batch,
  source: 'unit',
  status: 'declared',
  decided_by_name: null,
  decided_at: null,
  institution_id: person.institution.id,
  region_code: person.institution.regionCode,
  ...changes,
})

/** Something in every table that names a person. */
async function fill(person: CastApplicant): Promise<string> {
  const file = await startFile(db, person)
  const scope = {
    person_id: person.personId,
    institution_id: person.institution.id,
    region_code: person.institution.regionCode,
  }
  const [round] = await db.admin<{ id: string }>('select id from public.rounds limit 1')
  await insertRows(db.admin, 'public.activity_records', [record(person, randomUUID())])
  await insertRows(db.admin, 'public.penalties', [
    {
      id: randomUUID(),
      ...scope,
      role: 'both',
      kind: 'warning',
      ground: 'other',
      decided_on: '2022-01-01',
      created_at: '2022-01-01',
    },
  ])
  await insertRows(db.admin, 'public.accidents', [
    { ...scope, kind: 'other', severity: 'minor', occurred_on: '2022-01-01' },
  ])
  await insertRows(db.admin, 'public.late_admissions', [
    { ...scope, round_id: round?.id, card_id: person.card.id, until_on: '2024-05-10', reason: '自然灾害' },
  ])
  await insertRows(db.admin, 'public.card_reissues', [
    {
      ...scope,
      card_id: person.card.id,
      ground: 'lost',
      note: '遗失',
      request_id: randomUUID(),
      reissued_by_name: '吴倩',
    },
  ])
  await insertRows(db.admin, 'public.application_events', [
    {
      application_id: file,
      action: 'save',
      actor_kind: 'applicant',
      actor_name: person.name,
      from_status: 'draft',
      to_status: 'draft',
      data_version: 0,
      request_id: randomUUID(),
      previous_hash: '',
      hash: randomUUID(),
      ...scope,
    },
  ])
  return file
}

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

  test('passes every row on and loses none; what is append-only stays and is still read by the person', async () => {
    await fill(kept)
    const file = await fill(other)
    await insertRows(db.admin, 'public.activity_records', [
      record(kept, '同一批'),
      record(other, '同一批', {
        status: 'confirmed',
        decided_by_name: '周涛',
        decided_at: '2023-06-01T00:00:00Z',
      }),
    ])
    const before = await countRows(db, kept.personId, other.personId)
    expect(before['public.cards.person_id']).toMatchObject({ kept: 1, other: 1 })
    await merge(staff.reviewerOne)
    const after = await countRows(db, kept.personId, other.personId)
    for (const [name, counts] of Object.entries(before)) {
      const now = after[name]
      if (name === 'public.people.merged_into_id') expect(now).toMatchObject({ kept: 1, other: 0 })
      else if (name === 'private.person_changes.person_id')
        expect(now).toMatchObject({ kept: 1, other: 0, all: counts.all + 1 })
      else if (
        name === 'private.person_identities.person_id' ||
        name === 'public.application_events.person_id'
      )
        expect(now).toEqual(counts)
      // the work that both name stays once with each
      else if (name === 'public.activity_records.person_id')
        expect(now).toEqual({ kept: counts.kept + counts.other - 1, other: 1, all: counts.all })
      else
        expect({ name, ...now }).toEqual({
          name,
          kept: counts.kept + counts.other,
          other: 0,
          all: counts.all,
        })
    }
    const shared = await db.admin(
      `select status from public.activity_records where person_id = $1 and batch = '同一批'`,
      [kept.personId],
    )
    expect(shared).toEqual([{ status: 'confirmed' }])
    const events = await db.read(kept, 'select 1 from public.application_events where application_id = $1', [
      file,
    ])
    expect(events.length).toBeGreaterThan(0)
    expect(
      await db.read(other, 'select 1 from public.application_events where application_id = $1', [file]),
    ).toEqual([])
  })

  test('gives the cards the unit, region and name of the record that stays', async () => {
    await merge(staff.reviewerOne)
    const cards = await db.admin(
      'select distinct holder_name, institution_id, region_code from public.cards where person_id = $1',
      [kept.personId],
    )
    expect(cards).toEqual([
      { holder_name: kept.name, institution_id: institutions.chengdu.id, region_code: '510100' },
    ])
  })

  test('leaves a record that points to the other, is found by no list, and keeps its number', async () => {
    await merge(staff.reviewerOne)
    const [row] = await db.admin('select status, merged_into_id, user_id from public.people where id = $1', [
      other.personId,
    ])
    expect(row).toEqual({ status: 'merged', merged_into_id: kept.personId, user_id: null })
    const found = await db.rpc<{ rows: { id: string }[] }>(staff.reviewerOne, 'list_people', {
      p_filters: { q: other.idNumber },
    })
    expect(found.rows.map(({ id }) => id)).toEqual([kept.personId])
    const [fact] = await db.admin('select former_names from public.people where id = $1', [kept.personId])
    expect(fact).toEqual({ former_names: [other.name] })
    await expectFailure(
      db.rpc(staff.reviewerOne, 'save_person', {
        p_id: other.personId,
        p_changes: { phone: '13900001111' },
        p_expected_version: 2,
      }),
      409,
      'person_merged',
    )
  })

  test('lets the number of the other record claim this one', async () => {
    await db.admin('update public.people set user_id = null where id = any ($1)', [
      [kept.personId, other.personId],
    ])
    await merge(staff.reviewerOne)
    const claim = await db.rpc(outsider, 'claim_person', {
      p_name: other.name,
      p_id_number: other.idNumber,
      p_card_number: other.card.number,
    })
    expect(claim).toMatchObject({ outcome: 'claimed', person_id: kept.personId })
    await db.admin('update public.people set user_id = null where id = $1', [kept.personId])
  })

  test('lets an import under the other number reach this record, not the emptied one', async () => {
    await merge(staff.reviewerOne)
    const [row] = await importPeople(db).check(staff.cityChengdu, [
      { ...personRows(1, 900_000)[0], id_number: other.idNumber, name: kept.name, row: 2 } as PersonRow,
    ])
    expect(row).toMatchObject({ problems: [], outcome: 'new' })
    const [elsewhere] = await importPeople(db).check(staff.cityMianyang, [
      { ...personRows(1, 900_001)[0], id_number: other.idNumber, name: other.name, row: 2 } as PersonRow,
    ])
    expect(elsewhere?.outcome).not.toBe('new')
  })

  test('keeps the login that was chosen, and tells both', async () => {
    await expectFailure(merge(staff.reviewerOne, { p_login: null }), 422, 'merge_needs_login')
    await merge(staff.reviewerOne, { p_login: 'other' })
    expect(await db.admin('select user_id from public.people where id = $1', [kept.personId])).toEqual([
      { user_id: other.id },
    ])
    const told = await db.admin(
      'select kind from public.notifications where user_id = any ($1) order by kind',
      [[kept.id, other.id]],
    )
    expect(told).toEqual([{ kind: 'record_released' }, { kind: 'records_merged' }])
  })

  test('lets a ban of either number hold for both', async () => {
    await db.admin(`update public.cards set status = 'disqualified' where person_id = any ($1)`, [
      [kept.personId, other.personId],
    ])
    await ban(other)
    await merge(staff.reviewerOne)
    const [row] = await db.admin(
      `select private.is_banned_identity($1, 'assessor') as kept, private.is_banned_identity($2, 'assessor') as other`,
      [kept.idNumber, other.idNumber],
    )
    expect(row).toEqual({ kept: true, other: true })
  })

  test('lets a file that was begun under the other number go on, and nobody register that number again', async () => {
    const file = await startFile(db, other)
    await advance(db, other, file, 're_review')
    await merge(staff.reviewerOne)
    const [row] = await db.admin<{ checks: { key: string; outcome: string }[] }>(
      `select private.check_application(a, 're_review', private.today()) as checks from public.applications a where a.id = $1`,
      [file],
    )
    expect(row?.checks.find(({ key }) => key === 'id_number_valid')?.outcome).toBe('pass')
    const answer = await db.rpc(staff.officerMianyang, 'register_person', {
      p_name: other.name,
      p_id_number: other.idNumber,
      p_phone: '13900001111',
      p_institution_id: institutions.mianyang.id,
      p_card: {
        kind: 'assessor',
        issuer_code: 'power',
        number: randomUUID().slice(0, 8),
        occupations: ['电工'],
        valid_from: '2022-01-01',
        valid_to: '2025-01-01',
      },
    })
    expect(answer).toMatchObject({ outcome: 'known_already' })
  })
})
