import { expect, test } from 'vitest'
import { type Backend, startBackend } from '../../scripts/local/backend'
import { ask, signUp } from './support/localServer'
import { temporaryFolder } from './support/temporaryFolder'

const privileges = `
  select n.nspname || '.' || c.relname as name, c.relacl::text as acl,
    (select string_agg(a.attname || a.attacl::text, ',' order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attacl is not null) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and c.relkind in ('r', 'v', 'S', 'm', 'p')
  order by 1`

const revokedTable = `
  create table public.probes (id integer primary key, name text);
  alter table public.probes enable row level security;
  create policy "everybody reads" on public.probes for select to authenticated, anon using (true);
  revoke all on public.probes from anon, authenticated, service_role;
  insert into public.probes values (1, 'hidden');`

async function expectRefused(backend: Backend, token: string) {
  for (const method of ['GET', 'PATCH', 'DELETE']) {
    const path = '/rest/v1/probes?id=eq.1'
    const body = method === 'PATCH' ? JSON.stringify({ name: 'changed' }) : undefined
    const answer = await ask(backend, path, { method, body, token })
    expect(answer).toMatchObject({ status: 403, body: { code: '42501' } })
    expect(await ask(backend, path, { method, body })).toMatchObject({ status: 401, body: { code: '42501' } })
  }
}

test('a table that the migrations revoke stays refused over HTTP, at the first start and at later ones', async () => {
  const folder = temporaryFolder()
  const first = await startBackend(folder, 'http://127.0.0.1')
  await first.exec(revokedTable)
  const before = await first.query(privileges)
  const token = await signUp(first, 'first@example.com')
  await expectRefused(first, token)
  expect(await first.query(privileges)).toEqual(before)
  await first.close()

  const later = await startBackend(folder, 'http://127.0.0.1')
  expect(later.applied).toEqual([])
  await expectRefused(later, token)
  expect(await later.query(privileges)).toEqual(before)
  expect(await later.query('select name from public.probes')).toEqual([{ name: 'hidden' }])
  await later.close()
})

test('a request without any key is nobody, and a change without a filter is refused', async () => {
  const backend = await startBackend(temporaryFolder(), 'http://127.0.0.1')
  await backend.exec(revokedTable)
  const keyless = await backend.fetch(new Request('http://127.0.0.1/rest/v1/probes'), '127.0.0.1')
  expect(keyless.status).toBe(401)

  await backend.exec('grant all on public.probes to authenticated')
  const token = await signUp(backend, 'somebody@example.com')
  for (const method of ['PATCH', 'DELETE']) {
    const body = method === 'PATCH' ? JSON.stringify({ name: 'changed' }) : undefined
    const answer = await ask(backend, '/rest/v1/probes', { method, body, token })
    expect(answer).toMatchObject({ status: 400, body: { code: '21000' } })
  }
  await backend.close()
})
