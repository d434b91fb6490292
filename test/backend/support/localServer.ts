import { rmSync } from 'node:fs'
import { type Backend, startBackend } from '../../../scripts/local/backend'
import { openWebServer } from '../../../scripts/local/webServer'
import { makeTemporaryFolder } from './temporaryFolder'

export interface LocalServer {
  address: string
  backend: Backend
  close(): Promise<void>
}

/** The local backend on a free port, with the migrations applied and nothing seeded. */
export async function startLocalServer(): Promise<LocalServer> {
  const folder = makeTemporaryFolder()
  const server = await openWebServer(0)
  const backend = await startBackend(folder, server.address)
  server.serve(backend, folder, {})
  return {
    address: server.address,
    backend,
    async close() {
      await server.close()
      await backend.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A request to the API as nobody, or as the holder of a session. */
export async function ask(
  backend: Backend,
  path: string,
  { token, ...init }: RequestInit & { token?: string } = {},
): Promise<{ status: number; body: unknown }> {
  const headers = {
    apikey: backend.publishableKey,
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...init.headers,
  }
  const response = await backend.fetch(new Request(`http://127.0.0.1${path}`, { ...init, headers }))
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
}

/** Signs a new user up and returns the access token. */
export async function signUp(backend: Backend, email: string): Promise<string> {
  const { status, body } = await ask(backend, '/auth/v1/signup', {
    method: 'POST',
    body: JSON.stringify({ email, password: 'Correct-horse-7' }),
  })
  if (status !== 200) throw new Error(`sign-up answered ${status}: ${JSON.stringify(body)}`)
  return (body as { access_token: string }).access_token
}
