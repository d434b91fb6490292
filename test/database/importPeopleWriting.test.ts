import { beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { changing, importPeople, lin, outcomesOf, type PersonRow, personRows } from '../support/importRows'
import { applicants, staff } from '../support/people'
import { seedCast } from '../support/seedCast'

/** Proves what an import of people and cards writes, once and whole, and that it never overwrites in silence. */

const db = await createDatabase()
beforeAll(() => seedCast(db))
const { check, start, write, importAll } = importPeople(db)

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
