import { rmSync } from 'node:fs'
import { type Backend, startBackend } from '../../../scripts/local/backend'
import { seedDatabase } from '../../../scripts/local/seedDatabase'
import { seedWorld } from '../../../supabase/seed/seed'
import { ask } from './localServer'
import { makeTemporaryFolder } from './temporaryFolder'

export interface DemoWorld {
  backend: Backend
  folder: string
  /** What the start script would have printed. */
  lines: string[]
  /** Reads as the owner of the database. */
  rows<Row>(statement: string, values?: unknown[]): Promise<Row[]>
  /** Calls a function of the API over HTTP, as the holder of a session. */
  call<Result>(token: string, name: string, args?: Record<string, unknown>): Promise<Result>
  close(): Promise<void>
}

/** A demo world of its own, standing in the morning of its day. */
export async function makeDemoWorld(today: string, scale: 'full' | 'small'): Promise<DemoWorld> {
  const folder = makeTemporaryFolder()
  const backend = await startBackend(folder, 'http://127.0.0.1:5550')
  const lines: string[] = []
  await seedWorld(seedDatabase(folder, backend), { today, scale, log: (line) => lines.push(line) })
  const shifted = await backend.query('select from private.clock')
  if (shifted.length > 0) throw new Error('the seed left the clock shifted')
  await backend.query('select private.set_clock($1)', [`${today}T09:00:00+08:00`])
  return {
    backend,
    folder,
    lines,
    rows: (statement, values) => backend.query(statement, values),
    async call<Result>(token: string, name: string, args: Record<string, unknown> = {}) {
      const answer = await ask(backend, `/rest/v1/rpc/${name}`, {
        method: 'POST',
        token,
        body: JSON.stringify(args),
      })
      if (answer.status >= 300)
        throw new Error(`${name} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
      return answer.body as Result
    },
    async close() {
      await backend.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Signs a demo account in and returns its token. */
export async function signIn(world: DemoWorld, email: string, password: string): Promise<string> {
  const { status, body } = await ask(world.backend, '/auth/v1/token?grant_type=password', {
    method: 'POST',
    body: JSON.stringify({ email, password }),
  })
  if (status !== 200) throw new Error(`sign-in of ${email} answered ${status}: ${JSON.stringify(body)}`)
  return (body as { access_token: string }).access_token
}
