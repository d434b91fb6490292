import { beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { idNumberOf } from '../support/idNumbers'
import { changing, importPeople, lin, outcomesOf, type PersonRow, personRows } from '../support/importRows'
import { applicants, type CastStaff, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves what the dry run of an import of people and cards says, to whom, and what it refuses. */

const db = await createDatabase()
beforeAll(() => seedCast(db))

const { check, start, write, importAll } = importPeople(db)

async function keysOf(who: Login, change: Record<string, unknown>, base = personRows(1, 900_000)[0]) {
  const [row] = await check(who, [{ ...base, row: 2, ...change }])
  return {
    outcome: row?.outcome,
    problems: row?.problems.map(({ field, key }) => `${field} ${key}`) ?? [],
  }
}

describe('the dry run', () => {
  test('says of good rows that they are new, and writes nothing', async () => {
    const before = await db.admin('select count(*) from public.people')
    expect(outcomesOf(await check(staff.cityChengdu, personRows(3, 100)))).toEqual(['new', 'new', 'new'])
    expect(await db.admin('select count(*) from public.people')).toEqual(before)
  })

  test.each([
    [{ id_number: '510100198503121019' }, 'id_number id_number_checksum'],
    [{ id_number: '510100850312101' }, 'id_number id_number_15_digits'],
    [{ id_number: '5.101E+17' }, 'id_number id_number_format'],
    [{ id_number: null }, 'id_number id_number_missing'],
    [{ name: 'Zhang' }, 'name name_format'],
    [{ phone: '12345' }, 'phone phone_format'],
    [{ email: 'nobody' }, 'email email_format'],
    [{ postcode: '61' }, 'postcode postcode_format'],
    [{ education: '本科' }, 'education value_unknown'],
    [{ institution: '没有的单位' }, 'institution institution_unknown'],
    [{ institution: null }, 'institution value_missing'],
    [{ kind: '裁判' }, 'kind value_unknown'],
    [{ issuer: '某行业' }, 'issuer value_unknown'],
    [{ number: '长'.repeat(31) }, 'number text_too_long'],
    [{ number: null }, 'number value_missing'],
    [{ valid_to: null }, 'valid_to value_missing'],
    [{ valid_to: '2025-02-30' }, 'valid_to date_format'],
    [{ valid_to: '2022-04-30' }, 'valid_to card_dates_reversed'],
    [{ valid_from: '2090-01-01', valid_to: '2093-01-01' }, 'valid_from date_in_future'],
    [{ occupations: [] }, 'occupations value_missing'],
    [{ kind: 'supervisor', issuer: 'mohrss' }, 'issuer issuer_not_provincial'],
  ])('refuses %j', async (change, problem) => {
    expect(await keysOf(staff.cityChengdu, change)).toMatchObject({ outcome: 'error', problems: [problem] })
  })

  test('names every error of a row, not the first one only', async () => {
    const { problems } = await keysOf(staff.cityChengdu, { name: '1', phone: '1', valid_to: 'x' })
    expect(problems).toEqual(['name name_format', 'phone phone_format', 'valid_to date_format'])
  })

  test('finds what contradicts itself inside the part', async () => {
    const [one, two] = personRows(2, 200) as [PersonRow, PersonRow]
    const rows = await check(staff.cityChengdu, [
      one,
      { ...two, number: one.number },
      { ...one, row: 4, name: '另一人', number: '另卡1' },
    ])
    expect(rows.map(({ outcome }) => outcome)).toEqual(['new', 'error', 'error'])
    expect(rows[1]?.problems[0]).toMatchObject({ key: 'card_twice' })
    expect(rows[2]?.problems[0]).toMatchObject({ field: 'name', key: 'row_contradicts' })
  })

  test('tells the same from what would change, with old values masked', async () => {
    const [same] = await check(staff.cityChengdu, [lin])
    expect(same).toMatchObject({ outcome: 'same', problems: [], differences: [] })
    const [other] = await check(staff.cityChengdu, [
      { ...lin, phone: '13700000001', education: '中专', valid_to: '2024-05-31' },
    ])
    expect(other?.outcome).toBe('changes')
    expect(other?.differences).toEqual(
      expect.arrayContaining([
        { field: 'phone', old: '139****0011' },
        { field: 'education', old: null },
        { field: 'valid_to', old: '2024-04-30' },
      ]),
    )
  })

  test.each([
    ['another name', { name: '林某' }, 'name name_differs'],
    ['a second card of the number', { number: applicants.zhao.card.number }, 'number card_of_another'],
  ])('calls %s a conflict', async (_, change, problem) => {
    expect(await keysOf(staff.cityChengdu, change, lin)).toMatchObject({
      outcome: 'conflict',
      problems: [problem],
    })
  })

  test('calls another unit a conflict', async () => {
    await db.admin(
      `insert into public.institutions (name, attribution, region_code, location_code) values ('成都第二技校', 'city', '510100', '510100')`,
    )
    expect(await keysOf(staff.cityChengdu, { institution: '成都第二技校' }, lin)).toMatchObject({
      outcome: 'conflict',
      problems: ['institution unit_differs'],
    })
  })

  test('does not overwrite a disputed identity, a closed card, or a card in a live file', async () => {
    await db.admin(`update public.people set status = 'disputed' where id = $1`, [applicants.lin.personId])
    expect((await keysOf(staff.cityChengdu, {}, lin)).problems).toEqual(['id_number person_disputed'])
    await db.admin(`update public.people set status = 'verified' where id = $1`, [applicants.lin.personId])
    await db.admin(`update public.cards set status = 'disqualified' where id = $1`, [applicants.lin.card.id])
    expect((await keysOf(staff.cityChengdu, { valid_to: '2026-01-01' }, lin)).problems).toEqual([
      'number card_closed',
    ])
    expect((await keysOf(staff.cityChengdu, {}, lin)).outcome).toBe('same')
    await db.admin(`update public.cards set status = 'active' where id = $1`, [applicants.lin.card.id])
  })

  test('refuses a banned identity and a new card for somebody disqualified', async () => {
    const banned = idNumberOf('1975-05-05', 555)
    const [penalty] = await db.admin<{ id: string }>(
      `insert into public.penalties (person_id, role, kind, ground, decided_on, region_code)
       values ($1, 'assessor', 'disqualification', 'other', '2024-01-01', '510100') returning id`,
      [applicants.lin.personId],
    )
    await db.admin('insert into private.identity_bans (id_number, role, penalty_id) values ($1, $2, $3)', [
      banned,
      'assessor',
      penalty?.id,
    ])
    expect((await keysOf(staff.cityChengdu, { id_number: banned })).problems).toEqual([
      'id_number identity_banned',
    ])
    expect((await keysOf(staff.cityChengdu, { number: '新卡1' }, lin)).problems).toEqual([
      'id_number person_disqualified',
    ])
    await db.admin('delete from private.identity_bans where true')
    await db.admin('delete from public.penalties where true')
  })

  test('takes the rows of annex 4, which name the old card without its dates', async () => {
    const [row] = personRows(1, 300) as [PersonRow]
    const { valid_from: _from, valid_to: _to, kind: _kind, ...bare } = row
    expect(await keysOf(staff.cityChengdu, {}, bare as PersonRow)).toEqual({
      outcome: 'new',
      problems: ['number card_not_brought'],
    })
    const { valid_from: _a, valid_to: _b, ...linBare } = lin
    expect((await keysOf(staff.cityChengdu, {}, linBare as PersonRow)).outcome).toBe('same')
  })

  test('answers rows that are no rows with errors, never with a failure', async () => {
    const rows = await check(staff.cityChengdu, [
      {},
      { row: 'x', occupations: 'y', id_number: {} },
    ] as unknown as PersonRow[])
    expect(outcomesOf(rows)).toEqual(['error', 'error'])
    await expectFailure(check(staff.cityChengdu, [7] as unknown as PersonRow[]), 422, 'import_rows_invalid')
    await expectFailure(check(staff.cityChengdu, []), 422, 'import_chunk_size')
    await expectFailure(check(staff.cityChengdu, {} as unknown as PersonRow[]), 422, 'import_rows_invalid')
  })
})

describe('the scope', () => {
  test('of a city ends at its own people and institutions', async () => {
    expect((await keysOf(staff.cityMianyang, {})).problems).toEqual(['institution institution_elsewhere'])
    const own = { institution: institutions.mianyang.name }
    expect((await keysOf(staff.cityMianyang, own, lin)).problems).toContain('id_number person_elsewhere')
    await importAll(staff.cityMianyang, [{ ...lin, ...own, phone: '13700000009' }], {
      ...changing,
      p_applies_claimed: true,
    })
    const [kept] = await db.admin<{ phone: string }>(
      'select phone from private.person_identities where person_id = $1',
      [applicants.lin.personId],
    )
    expect(kept?.phone).toBe(applicants.lin.phone)
  })

  test('of the province is all', async () => {
    const rows = [
      ...personRows(1, 400),
      ...personRows(1, 401, institutions.mianyang.name),
      ...personRows(1, 402, institutions.provincial.name),
    ]
    expect(outcomesOf(await check(staff.reviewerOne, rows))).toEqual(['new', 'new', 'new'])
  })

  test('nobody imports the own record', async () => {
    await db.admin('update public.people set user_id = $1 where id = $2', [
      staff.cityChengdu.id,
      applicants.lin.personId,
    ])
    expect((await keysOf(staff.cityChengdu, {}, lin)).problems).toEqual(['id_number own_record'])
    await db.admin('update public.people set user_id = $1 where id = $2', [
      applicants.lin.id,
      applicants.lin.personId,
    ])
  })

  const strangers: CastStaff[] = [
    staff.officerChengdu,
    staff.provinceAdmin,
    staff.securityAdmin,
    staff.managerProvince,
    staff.managerChengdu,
    staff.auditor,
    staff.dismissed,
  ]
  test.each(strangers.map((who) => [who.role, who.name, who] as const))(
    'a %s (%s) imports no people',
    async (_role, _name, who) => {
      await expectFailure(check(who, personRows(1)), 403, 'not_permitted')
      await expectFailure(start(who), 403, 'not_permitted')
    },
  )

  test('a run belongs to who opened it', async () => {
    const id = await start(staff.cityChengdu)
    for (const other of [staff.reviewerOne, staff.cityMianyang, applicants.lin]) {
      await expectFailure(write(other, id, personRows(1, 500)), 404, 'import_not_found')
      await expectFailure(db.rpc(other, 'cancel_import', { p_run_id: id }), 404, 'import_not_found')
      await expectFailure(
        start(other, { p_id: id }),
        other === applicants.lin ? 403 : 404,
        other === applicants.lin ? 'not_permitted' : 'import_not_found',
      )
    }
    const seen = async (who: Login) =>
      (await db.read(who, 'select id from public.import_runs where id = $1', [id])).length
    expect(await seen(staff.cityChengdu)).toBe(1)
    expect(await seen(staff.reviewerOne)).toBe(1)
    for (const other of [
      staff.cityMianyang,
      staff.officerChengdu,
      staff.managerChengdu,
      staff.auditor,
      applicants.lin,
    ])
      expect(await seen(other)).toBe(0)
  })
})
