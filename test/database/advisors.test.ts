import { expect, test } from 'vitest'
import { ADVISORS, adviseOn } from '../support/advisors'
import { createDatabase } from '../support/database'

const db = await createDatabase()

test("Supabase's advisors find nothing", async () => {
  expect(await adviseOn(db.superuser)).toEqual([])
})

// What each advisor must find; objects of the superuser, since the migration role could not make some of them.
const BAD_HABITS = `
  create schema bad;
  create extension hstore schema public;
  create table public.open_door (note text);
  grant select on public.open_door to anon;
  create policy reads on public.open_door for select using (true);
  create table public.closed_door (id int primary key);
  alter table public.closed_door enable row level security;
  create table public.house (
    id int primary key, door_id int references public.closed_door (id), phone text references auth.users (phone),
    owner uuid, looks_up regproc);
  alter table public.house enable row level security;
  create index house_owner on public.house (owner);
  create index house_owner_again on public.house (owner);
  create policy mine on public.house for select to authenticated using (owner = auth.uid());
  create policy also on public.house for select to authenticated
    using ((select auth.jwt()) -> 'user_metadata' ->> 'owner' = owner::text);
  create policy writes on public.house for insert to authenticated with check (true);
  create view public.accounts as select * from auth.users;
  grant select on public.accounts to authenticated;
  create materialized view public.summary as select count(*) from public.house;
  grant select on public.summary to authenticated;
  create foreign data wrapper nowhere;
  create server nowhere foreign data wrapper nowhere;
  create foreign table public.far_away (id int) server nowhere;
  grant select on public.far_away to authenticated;
  create function public.all_powerful() returns int language sql security definer as 'select 1';
  grant execute on function public.all_powerful() to anon, authenticated;
  insert into storage.buckets (id, name, public) values ('open', 'open', true);
  create policy lists on storage.objects for select to authenticated using (bucket_id = 'open');
`

test('each advisor finds the habit it is for', async () => {
  await db.superuser(BAD_HABITS)
  const found = new Set((await adviseOn(db.superuser)).map(({ advisor }) => advisor))
  // No extension of the server has two versions to choose from.
  const expected = ADVISORS.map(({ name }) => name).filter((name) => name !== 'extension_versions_outdated')
  expect([...found].sort()).toEqual(expected.sort())
})
