import { expect, test } from 'vitest'
import { startBackend } from '../../scripts/local/backend'
import { ask, signUp } from './support/localServer'
import { temporaryFolder } from './support/temporaryFolder'

test('a filter whose value cannot be sent is refused, and the next request is answered as ever', async () => {
  const backend = await startBackend(temporaryFolder(), 'http://127.0.0.1')
  const token = await signUp(backend, 'somebody@example.com')
  for (const path of ['/rest/v1/staff?extra_grants=neq.{}', '/rest/v1/cards?occupations=eq.{"a":1}']) {
    const refused = await ask(backend, path, { token })
    expect(refused.status, path).toBeGreaterThanOrEqual(400)
    expect(await ask(backend, '/rest/v1/rounds?select=id', { token })).toEqual({ status: 200, body: [] })
  }
  await backend.close()
})
