import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { advance } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { startFile } from '../support/files'
import { CAST_DAY, type CastApplicant, institutions, outsider, staff } from '../support/people'
import { insertRows, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that two records of one human become one with nothing lost, and that a removal can be undone. */

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

const merge = (who: Login, wish: Record<string, unknown> = {}) =>
  db.rpc<number>(who, 'merge_people', {
    p_id: kept.personId,
    p_other_id: other.personId,
    p_reason: '同一人重复建档',
    p_expected_version: 1,
    p_other_version: 1,
    p_login: 'this',
    ...wish,
  })

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

/** Every table with a reference to a person, and how many of its rows name which. */
async function countRows(): Promise<Record<string, { kept: number; other: number; all: number }>> {
  const tables = await db.superuser<{ name: string; col: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name, a.attname as col
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and k.confrelid = 'public.people'::regclass`,
  )
  const counted: Record<string, { kept: number; other: number; all: number }> = {}
  for (const { name, col } of tables) {
    const [row] = await db.admin<{ kept: number; other: number; all: number }>(
      `select count(*) filter (where ${col} = $1) as kept, count(*) filter (where ${col} = $2) as other, count(*) as all from ${name}`,
      [kept.personId, other.personId],
    )
    if (row) counted[`${name}.${col}`] = row
  }
  return counted
}

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
    const before = await countRows()
    expect(before['public.cards.person_id']).toMatchObject({ kept: 1, other: 1 })
    await merge(staff.reviewerOne)
    const after = await countRows()
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

  test('is refused while a card of a banned human is live under the other number', async () => {
    await db.admin(`update public.cards set status = 'disqualified' where person_id = $1`, [other.personId])
    await ban(other)
    expect(await expectFailure(merge(staff.reviewerOne), 409, 'merge_banned_card')).toEqual({
      number: kept.card.number,
    })
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
    await expectFailure(merge(staff.reviewerOne), 409, 'merge_while_disputed')
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
