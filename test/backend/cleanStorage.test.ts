import { createClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeOrphans } from '../../scripts/maintenance/removeOrphans'
import { type LocalServer, signUp, startLocalServer } from './support/localServer'

let server: LocalServer

beforeAll(async () => {
  server = await startLocalServer()
})
afterAll(() => server.close())

const keyed = (key: string) => createClient(server.address, key, { auth: { persistSession: false } })

async function put(path: string, age: string) {
  const bytes = new TextEncoder().encode('%PDF-1.4').buffer as ArrayBuffer
  const { error } = await keyed(server.backend.secretKey)
    .storage.from('documents')
    .upload(path, bytes, { contentType: 'application/pdf' })
  expect(error).toBeNull()
  await server.backend.exec(
    `update storage.objects set created_at = now() - interval '${age}' where name = '${path}'`,
  )
}
const kept = async () =>
  (await server.backend.query<{ name: string }>('select name from storage.objects order by name')).map(
    ({ name }) => name,
  )

test('the maintenance job removes what no row speaks of, and leaves the uploads of the day alone', async () => {
  await put('applications/a/old.pdf', '2 days')
  await put('applications/a/older.pdf', '3 days')
  await put('applications/a/fresh.pdf', '1 hour')
  expect(await removeOrphans(server.address, server.backend.secretKey)).toBe(2)
  expect(await kept()).toEqual(['applications/a/fresh.pdf'])
  expect(await removeOrphans(server.address, server.backend.secretKey)).toBe(0)
})

test('nobody else starts it: neither a visitor’s key nor a login', async () => {
  await expect(removeOrphans(server.address, server.backend.publishableKey)).rejects.toThrow(
    'orphaned_objects',
  )
  const token = await signUp(server.backend, 'somebody@example.com')
  const { error } = await createClient(server.address, server.backend.publishableKey, {
    global: { headers: { authorization: `Bearer ${token}` } },
    auth: { persistSession: false },
  }).rpc('orphaned_objects')
  expect(error?.code).toBe('42501')
})
