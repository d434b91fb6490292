import type { CrudFilters } from '@refinedev/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, supabase } from '../../src/data/client'
import { dataProvider } from '../../src/data/dataProvider'
import { AppError } from '../../src/data/errors'
import { rpc } from '../../src/data/rpc'
import { type LocalServer, startLocalServer } from './support/localServer'

const names = [
  '100% 中',
  '100x',
  'a,b',
  'a.b',
  '(brackets)',
  'say "hi"',
  'back\\slash',
  'under_score',
  'underXscore',
  'a*c',
  'abc',
]

const probes = `
  create table public.probes (id integer primary key, name text not null, is_mine boolean not null default true);
  alter table public.probes enable row level security;
  grant all on public.probes to authenticated;
  create policy "all rows are read" on public.probes for select to authenticated using (true);
  create policy "own rows are changed" on public.probes for update to authenticated using (is_mine);
  create policy "own rows are deleted" on public.probes for delete to authenticated using (is_mine);
  create policy "rows are added" on public.probes for insert to authenticated with check (is_mine);
  create function public.probe_error(p_status integer) returns void language plpgsql as $$
    begin perform private.fail(p_status, 'probe_refused', '{"colleague": "张三", "days": 3}'); end $$;
  grant execute on function public.probe_error(integer) to authenticated;
  grant execute on function private.fail(integer, text, jsonb) to authenticated;`

let server: LocalServer

beforeAll(async () => {
  server = await startLocalServer()
  const { backend, address } = server
  await backend.exec(probes)
  for (const [index, name] of names.entries())
    await backend.query('insert into public.probes (id, name, is_mine) values ($1, $2, $3)', [
      index,
      name,
      index > 0,
    ])
  await connect({ supabaseUrl: address, supabaseKey: backend.publishableKey })
  const { error } = await supabase().auth.signUp({ email: 'reader@example.com', password: 'Correct-horse-7' })
  if (error) throw error
})

afterAll(async () => {
  await supabase().auth.stopAutoRefresh()
  await server.close()
})

async function found(filters: CrudFilters): Promise<unknown[]> {
  const sorters = [{ field: 'id', order: 'asc' as const }]
  const { data } = await dataProvider.getList({
    resource: 'probes',
    filters,
    sorters,
    pagination: { pageSize: 50 },
  })
  return data.map((row) => row.name)
}

async function failureOf(call: Promise<unknown>): Promise<AppError> {
  const outcome = await call.then(
    () => 'success',
    (error) => error,
  )
  expect(outcome).toBeInstanceOf(AppError)
  return outcome as AppError
}

describe('filters', () => {
  test.each(names)('finds %j by containing that, alone and inside or', async (name) => {
    // PostgREST reads * in a pattern as a wildcard; the nearest that can be said is one arbitrary character.
    const expected = name === 'a*c' ? ['a*c', 'abc'] : [name]
    expect(await found([{ field: 'name', operator: 'contains', value: name }])).toEqual(expected)
    const either: CrudFilters = [
      {
        operator: 'or',
        value: [
          { field: 'name', operator: 'contains', value: name },
          { field: 'id', operator: 'eq', value: 999 },
        ],
      },
    ]
    // A comma would end the value inside or(…): any one character is as near as it gets.
    expect(await found(either)).toEqual(name === 'a,b' ? ['a,b', 'a.b'] : expected)
  })

  test('in finds several values', async () => {
    const value = ['a,b', '(brackets)', 'a.b']
    expect(await found([{ field: 'name', operator: 'in', value }])).toEqual(['a,b', 'a.b', '(brackets)'])
  })

  test('an empty search box filters nothing', async () => {
    expect(await found([{ field: 'name', operator: 'contains', value: '' }])).toHaveLength(names.length)
    expect(await found([{ field: 'name', operator: 'in', value: [] }])).toHaveLength(names.length)
  })

  test('between takes open ends', async () => {
    expect(await found([{ field: 'id', operator: 'between', value: [9, undefined] }])).toEqual(['a*c', 'abc'])
    expect(await found([{ field: 'id', operator: 'between', value: [undefined, 0] }])).toEqual(['100% 中'])
  })
})

describe('lists', () => {
  test('the count is exact unless the page does without', async () => {
    const pagination = { currentPage: 1, pageSize: 3 }
    expect((await dataProvider.getList({ resource: 'probes', pagination })).total).toBe(names.length)
    expect(
      (await dataProvider.getList({ resource: 'probes', pagination, meta: { count: 'none' } })).total,
    ).toBe(3)
  })

  test('a page beyond the end is empty, not a failure', async () => {
    const { data } = await dataProvider.getList({
      resource: 'probes',
      pagination: { currentPage: 90, pageSize: 20 },
    })
    expect(data).toEqual([])
  })
})

describe('changes', () => {
  test('an update that a policy refuses is an error, not a success', async () => {
    const error = await failureOf(
      dataProvider.update({ resource: 'probes', id: 0, variables: { name: 'changed' } }),
    )
    expect(error).toMatchObject({ kind: 'missing', key: 'not_found' })
  })

  test('a delete that a policy refuses is an error, and the row stays', async () => {
    const error = await failureOf(dataProvider.deleteOne({ resource: 'probes', id: 0 }))
    expect(error).toMatchObject({ kind: 'missing' })
    expect((await dataProvider.getOne({ resource: 'probes', id: 0 })).data).toMatchObject({ id: 0 })
  })

  test('what is allowed is done and returned', async () => {
    await dataProvider.create({ resource: 'probes', variables: { id: 50, name: 'new' } })
    const { data } = await dataProvider.update({ resource: 'probes', id: 50, variables: { name: 'newer' } })
    expect(data).toMatchObject({ name: 'newer' })
    await dataProvider.deleteOne({ resource: 'probes', id: 50 })
    expect(await failureOf(dataProvider.getOne({ resource: 'probes', id: 50 }))).toMatchObject({
      kind: 'missing',
    })
  })

  test('a row that exists already is a conflict, a row that the policy refuses is forbidden', async () => {
    const again = dataProvider.create({ resource: 'probes', variables: { id: 1, name: 'again' } })
    expect(await failureOf(again)).toMatchObject({ kind: 'conflict', key: 'already_exists' })
    const foreign = dataProvider.create({
      resource: 'probes',
      variables: { id: 60, name: 'foreign', is_mine: false },
    })
    expect(await failureOf(foreign)).toMatchObject({ kind: 'forbidden', key: 'not_permitted' })
  })
})

describe('errors of functions', () => {
  test.each([
    [422, 'rule'],
    [409, 'conflict'],
    [403, 'forbidden'],
    [404, 'missing'],
  ])('PT%i arrives as %s with its key and values', async (status, kind) => {
    const error = await failureOf(rpc('probe_error', { p_status: status }))
    expect(error).toMatchObject({
      kind,
      key: 'probe_refused',
      values: { colleague: '张三', days: 3 },
      statusCode: status,
    })
  })

  test('a server that is not there is offline, a session that is not accepted is expired', async () => {
    const { backend, address } = server
    await connect({ supabaseUrl: 'http://127.0.0.1:5448', supabaseKey: backend.publishableKey })
    expect(await failureOf(rpc('my_profile'))).toMatchObject({ kind: 'offline' })

    await connect({ supabaseUrl: address, supabaseKey: backend.publishableKey })
    expect(await failureOf(rpc('probe_error', { p_status: 422 }))).toMatchObject({ kind: 'expired' })
  })
})
