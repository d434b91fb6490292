import { describe, expect, test } from 'vitest'
import { createDatabase, type Db } from '../support/database'
import { applyScript, GRANT_MODES } from '../support/migrations'
import { asSuperuser } from '../support/templates'

const hosted = await createDatabase('hosted')
const selfhosted = await createDatabase('selfhosted')

const API_ROLES = `(0, 'anon'::regrole, 'authenticated'::regrole, 'service_role'::regrole)`
const OURS = `('public'::regnamespace, 'private'::regnamespace)`

// What may be done by callers of the API, object by object and column by column.
const PRIVILEGES = `
  select object, case a.grantee when 0 then 'PUBLIC' else a.grantee::regrole::text end as grantee,
         a.privilege_type as privilege, a.is_grantable
  from (
    select 'schema ' || nspname as object, nspacl as acl from pg_namespace where oid in ${OURS}
    union all
    select format('%s %s.%s', relkind, relnamespace::regnamespace, relname),
           coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))
    from pg_class where relnamespace in ${OURS} and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
    union all
    select format('column %s.%s.%s', c.relnamespace::regnamespace, c.relname, t.attname), t.attacl
    from pg_attribute t join pg_class c on c.oid = t.attrelid
    where c.relnamespace in ${OURS} and t.attacl is not null
    union all
    select format('function %s.%s', pronamespace::regnamespace, oid::regprocedure),
           coalesce(proacl, acldefault('f', proowner))
    from pg_proc where pronamespace in ${OURS}
    union all
    select format('default %s %s', defaclobjtype, coalesce(nullif(defaclnamespace, 0)::regnamespace::text, '')), defaclacl
    from pg_default_acl where defaclrole = 'postgres'::regrole
  ) objects
  cross join lateral aclexplode(acl) a
  where a.grantee in ${API_ROLES}
  order by 1, 2, 3`

const attempt = (db: Db, script: string) =>
  asSuperuser(db.server, db.name, (client) => applyScript(client, script, 'attempt.sql'))

describe('the migrations', () => {
  test('leave the same privileges behind on hosted and on self-hosted Supabase', async () => {
    const onHosted = await hosted.superuser(PRIVILEGES)
    expect(onHosted.length).toBeGreaterThan(0)
    expect(await selfhosted.superuser(PRIVILEGES)).toEqual(onHosted)
  })

  test.each(GRANT_MODES)(
    'are found by the API on a %s installation: a visitor is refused by name',
    async (mode) => {
      const db = { hosted, selfhosted }[mode]
      await expect(
        db.asAnon((session) => session.query('select 1 from public.regions')),
      ).rejects.toMatchObject({
        code: '42501',
        message: 'permission denied for table regions',
      })
    },
  )

  test('run as a role that is neither superuser nor owner of auth and storage', async () => {
    expect(
      await hosted.superuser(`
        select rolsuper, rolbypassrls,
          pg_has_role(oid, 'supabase_auth_admin', 'member') as owns_auth,
          pg_has_role(oid, 'supabase_storage_admin', 'member') as owns_storage
        from pg_roles where rolname = 'postgres'`),
    ).toEqual([{ rolsuper: false, rolbypassrls: true, owns_auth: false, owns_storage: false }])
  })
})

describe('the model of hosted Supabase', () => {
  const refused = [
    'alter table storage.objects add column note text',
    'alter table storage.objects enable row level security',
    'create index on storage.objects (owner_id)',
    `comment on table storage.objects is 'ours'`,
    'create table storage.notes (id int)',
    `create function storage.note() returns text language sql as 'select 1::text'`,
    'create table auth.notes (id int)',
    `create function auth.note() returns text language sql as 'select 1::text'`,
    'create index on auth.users (email)',
    'alter table auth.users add column note text',
    'drop table storage.objects',
    'create table public.note (id int); alter table public.note owner to supabase_auth_admin',
    `delete from storage.objects where bucket_id = 'documents'`,
    'create role super superuser',
  ]
  test.each(refused)('refuses: %s', async (script) => {
    await expect(attempt(hosted, script)).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  const allowed = [
    'create policy "note" on storage.objects for select to authenticated using (false); drop policy "note" on storage.objects',
    `insert into storage.buckets (id, name) values ('note', 'note')`,
    `create function private.note() returns trigger language plpgsql as 'begin return new; end';
     create trigger note after insert on auth.users for each row execute function private.note()`,
    'create extension pg_trgm schema extensions',
    'create table public.note (user_id uuid primary key references auth.users (id))',
  ]
  test.each(allowed)('allows: %s', async (script) => {
    await expect(attempt(hosted, script)).resolves.toBeUndefined()
  })
})
