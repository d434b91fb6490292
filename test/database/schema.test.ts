import { beforeAll, describe, expect, test } from 'vitest'
import { FUNCTIONS_OF_VISITORS, RULES, UNINDEXED_POLICY_COLUMNS } from '../support/catalogue'
import { createDatabase } from '../support/database'

const db = await createDatabase()
const spoiled = await createDatabase()

const offendersOf = async (sql: string, where = db) =>
  (await where.superuser<{ offender: string }>(sql)).map(({ offender }) => offender)

describe('the catalogue', () => {
  for (const [rule, sql] of Object.entries(RULES)) {
    test(rule, async () => {
      expect(await offendersOf(sql)).toEqual([])
    })
  }

  test('every column that a policy reads is indexed, but for those named here', async () => {
    // Small tables, and a column that only narrows what an indexed one has found.
    const notWorthIt = ['applications.is_proxy', 'invitations.role', 'rounds.status', 'staff.role']
    const offenders = await offendersOf(UNINDEXED_POLICY_COLUMNS)
    expect(offenders.filter((column) => !notWorthIt.includes(column))).toEqual([])
  })

  test('a visitor may call the functions named here and no other', async () => {
    expect(await offendersOf(FUNCTIONS_OF_VISITORS)).toEqual([
      'private.check_card(p_token uuid, p_number text, p_name text)',
      'public.check_card(p_token uuid, p_number text, p_name text)',
    ])
  })

  test('the clock of a new installation is the real one', async () => {
    expect(await db.admin('select * from private.clock')).toEqual([])
  })
})

// What each rule must notice, in a database that is spoiled for the purpose.
const BAD_HABITS = `
  create type public.mood as enum ('good', 'bad');
  create table public.open_door (id int primary key, mood public.mood, at timestamp default now(), owner uuid);
  grant all on public.open_door to anon, authenticated;
  create table public.house (id int primary key, owner uuid);
  alter table public.house enable row level security;
  grant select on public.house to authenticated;
  create policy mine on public.house for select using (owner = auth.uid());
  create policy ours on public.house for select to authenticated
    using (private.my_role() = 'auditor' or (select auth.jwt()) -> 'app_metadata' ->> 'role' = 'king');
  create policy ungranted on public.house for delete to authenticated using (false);
  create view public.windows as select * from public.house;
  create table private.cellar (id int);
  grant select on private.cellar to authenticated;
  create function public.twice(a int) returns int language sql security definer as 'select a';
  create function public.twice(a text) returns text language sql as 'select a';
  revoke all on function public.twice(text) from public;
  grant execute on function public.twice(int) to public;
  create function private.on_change() returns trigger language plpgsql as 'begin return new; end';
  grant execute on function private.on_change() to authenticated;
  create function private.empty_all() returns date language plpgsql as
    'begin delete from public.house; return current_date; end';
  revoke all on function private.empty_all() from public;
  create function public.thrice() returns date language sql as 'select private.empty_all()';
  insert into storage.buckets (id, name, public) values ('open', 'open', true);
  insert into public.document_kinds (code, name_zh, name_en, mime_types, max_bytes, sort)
    values ('film', '影片', 'Film', '{image/jpeg}', 2000000000, 99);
`

describe('each rule of the catalogue notices what it forbids:', () => {
  beforeAll(() => spoiled.superuser(BAD_HABITS))

  test.each(Object.entries(RULES))('%s', async (_rule, sql) => {
    expect(await offendersOf(sql, spoiled)).not.toEqual([])
  })

  test('columns without an index', async () => {
    expect(await offendersOf(UNINDEXED_POLICY_COLUMNS, spoiled)).toContain('house.owner')
  })

  test('functions that a visitor may call', async () => {
    expect(await offendersOf(FUNCTIONS_OF_VISITORS, spoiled)).toContain('public.twice(a integer)')
  })
})
