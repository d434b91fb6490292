import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { idNumberOf } from '../support/idNumbers'
import { fileHash, type PersonRow, personRows, type RowOutcome } from '../support/importRows'
import { applicants, type CastStaff, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves what an import of people and cards writes, what it refuses, and that it never overwrites in silence. */

const db = await createDatabase()
beforeAll(() => seedCast(db))

type Checked = Omit<RowOutcome, 'row'> & { row_no: number }

const check = (who: Login, rows: PersonRow[]) =>
  db.rpc<Checked[]>(who, 'check_import_rows', { p_kind: 'people', p_rows: rows })

async function keysOf(who: Login, change: Record<string, unknown>, base = personRows(1, 900_000)[0]) {
  const [row] = await check(who, [{ ...base, row: 2, ...change }])
  return {
    outcome: row?.outcome,
    problems: row?.problems.map(({ field, key }) => `${field} ${key}`) ?? [],
  }
}

async function start(who: Login, more: Record<string, unknown> = {}, chunks = 1) {
  const id = randomUUID()
  await db.rpc(who, 'start_import', {
    p_id: id,
    p_kind: 'people',
    p_file: { name: '证卡.xlsx', hash: fileHash('a'), row_count: 10, chunk_count: chunks, settings: {} },
    ...more,
  })
  return id
}

const write = (who: Login, id: string, rows: PersonRow[], chunk = 1) =>
  db.rpc<RowOutcome[]>(who, 'write_import_chunk', { p_run_id: id, p_chunk_no: chunk, p_rows: rows })

async function importAll(who: Login, rows: PersonRow[], more: Record<string, unknown> = {}) {
  return write(who, await start(who, more), rows)
}

const outcomesOf = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome)
const changing = { p_applies_changes: true, p_reason: '年度信息核对' }

/** The cast's assessor of Chengdu as a row of a file. */
const lin: PersonRow = {
  row: 2,
  id_number: applicants.lin.idNumber,
  name: applicants.lin.name,
  phone: applicants.lin.phone,
  institution: institutions.chengdu.name,
  kind: '考评员',
  number: applicants.lin.card.number,
  level: applicants.lin.card.level,
  occupations: ['电工'],
  valid_from: applicants.lin.card.validFrom,
  valid_to: applicants.lin.card.validTo,
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

describe('the writing', () => {
  test('adds people and cards as the row says, verified, in the unit’s region', async () => {
    const [row] = personRows(1, 1000) as [PersonRow]
    expect(outcomesOf(await importAll(staff.cityChengdu, [row]))).toEqual(['new'])
    const [person] = await db.admin(
      `select p.name, p.region_code, p.status, p.gender, p.id_number_masked, p.phone_masked, p.profile, c.number, c.kind,
         c.issuer_code, c.occupation_codes, c.is_verified, c.region_code as card_region, c.holder_name
       from public.people p join public.cards c on c.person_id = p.id
       join private.person_identities i on i.person_id = p.id where i.id_number = $1`,
      [row.id_number],
    )
    expect(person).toMatchObject({
      name: row.name,
      region_code: '510100',
      status: 'verified',
      phone_masked: `139****${String(row.phone).slice(-4)}`,
      profile: { education: '大学本科' },
      number: row.number,
      issuer_code: 'sichuan',
      occupation_codes: ['6-31-01-03'],
      is_verified: true,
      card_region: '510100',
      holder_name: row.name,
    })
  })

  test('a second card of a person in the file goes to the same person', async () => {
    const [row] = personRows(1, 1100) as [PersonRow]
    await importAll(staff.cityChengdu, [row, { ...row, row: 3, number: '第二张', occupations: ['焊工'] }])
    const cards = await db.admin(
      `select c.number from public.cards c join private.person_identities i on i.person_id = c.person_id where i.id_number = $1`,
      [row.id_number],
    )
    expect(cards).toHaveLength(2)
  })

  test('the same file again changes nothing', async () => {
    const rows = personRows(20, 1200)
    await importAll(staff.cityChengdu, rows)
    const counts = () =>
      db.admin('select (select count(*) from public.people), (select count(*) from public.cards) as cards')
    const before = await counts()
    expect(new Set(outcomesOf(await importAll(staff.cityChengdu, rows, changing)))).toEqual(new Set(['same']))
    expect(await counts()).toEqual(before)
  })

  test('a part sent twice answers the same and takes effect once; with other rows it is refused', async () => {
    const id = await start(staff.cityChengdu, {}, 2)
    const rows = personRows(5, 1300)
    const first = await write(staff.cityChengdu, id, rows)
    expect(outcomesOf(first)).toEqual(['new', 'new', 'new', 'new', 'new'])
    expect(await write(staff.cityChengdu, id, rows)).toEqual(first)
    await expectFailure(write(staff.cityChengdu, id, personRows(5, 1400)), 409, 'import_chunk_differs')
    await write(staff.cityChengdu, id, personRows(5, 1400), 2)
    const [run] = await db.read(
      staff.cityChengdu,
      'select status, totals from public.import_runs where id = $1',
      [id],
    )
    expect(run).toEqual({ status: 'done', totals: { new: 10 } })
  })

  test('good rows are written beside bad ones; a part that fails leaves nothing behind', async () => {
    const rows = personRows(3, 1500) as [PersonRow, PersonRow, PersonRow]
    rows[1] = { ...rows[1], id_number: 'x' }
    expect(outcomesOf(await importAll(staff.cityChengdu, rows))).toEqual(['new', 'error', 'new'])
    await db.superuser(`create function private.burst() returns trigger language plpgsql as
      $$ begin if new.number = '炸' then raise exception 'burst'; end if; return new; end $$;
      create trigger burst before insert on public.cards for each row execute function private.burst()`)
    const id = await start(staff.cityChengdu)
    const lot = personRows(3, 1600) as [PersonRow, PersonRow, PersonRow]
    lot[2] = { ...lot[2], number: '炸' }
    await expect(write(staff.cityChengdu, id, lot)).rejects.toThrow('burst')
    const found = await db.admin('select from private.person_identities where id_number = any ($1)', [
      lot.map(({ id_number }) => id_number),
    ])
    expect(found).toEqual([])
    await db.superuser('drop trigger burst on public.cards; drop function private.burst()')
    expect(outcomesOf(await write(staff.cityChengdu, id, lot))).toEqual(['new', 'new', 'new'])
  })

  test('a cancelled import writes no more, and keeps what it wrote', async () => {
    const id = await start(staff.cityChengdu, {}, 2)
    await write(staff.cityChengdu, id, personRows(2, 1700))
    await db.rpc(staff.cityChengdu, 'cancel_import', { p_run_id: id })
    await expectFailure(write(staff.cityChengdu, id, personRows(2, 1800), 2), 409, 'import_ended')
    expect(outcomesOf(await check(staff.cityChengdu, personRows(2, 1700)))).toEqual(['same', 'same'])
  })

  test('what differs is kept unless the importer chose otherwise; claimed records need a choice of their own', async () => {
    const other = { ...lin, phone: '13700000002' }
    const phone = async () =>
      (
        await db.admin<{ phone: string }>(
          'select phone from private.person_identities where person_id = $1',
          [applicants.lin.personId],
        )
      )[0]?.phone
    expect(outcomesOf(await importAll(staff.cityChengdu, [other]))).toEqual(['kept'])
    await expectFailure(
      importAll(staff.cityChengdu, [other], { p_applies_changes: true }),
      422,
      'reason_missing',
    )
    expect(outcomesOf(await importAll(staff.cityChengdu, [other], changing))).toEqual(['kept'])
    expect(await phone()).toBe(applicants.lin.phone)
    expect(
      outcomesOf(await importAll(staff.cityChengdu, [other], { ...changing, p_applies_claimed: true })),
    ).toEqual(['changed'])
    expect(await phone()).toBe('13700000002')
    const [log] = await db.read<{ changes: { phone: string[] } }>(
      staff.auditor,
      `select changes from public.audit_log where table_name = 'person_identities' and record_id = $1 and verb = 'update' order by id desc limit 1`,
      [applicants.lin.personId],
    )
    expect(log?.changes.phone).toEqual(['139****0011', '137****0002'])
  })

  test('what is added stands in the audit log as one line per part, with the ids', async () => {
    const before = await db.admin<{ n: string }>('select coalesce(max(id), 0) as n from public.audit_log')
    await importAll(staff.cityChengdu, personRows(30, 1900))
    const lines = await db.read<{
      table_name: string
      verb: string
      changes: { added: { people: string[]; cards: string[] } }
    }>(staff.auditor, 'select table_name, verb, changes from public.audit_log where id > $1', [before[0]?.n])
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ table_name: 'import_chunks', verb: 'insert' })
    expect(lines[0]?.changes.added.people).toHaveLength(30)
    expect(lines[0]?.changes.added.cards).toHaveLength(30)
  })
})
