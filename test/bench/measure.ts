import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Login } from '../support/session'
import type { Operation } from './operation'
import type { Statement } from './statements'
import type { World } from './worlds'

/** Milliseconds. */
export interface Timing {
  median: number
  p95: number
}

export interface Measured {
  operation: Operation
  asRole: Timing
  byHand?: Timing
  failure?: string
}

/** A quick request is timed so often, a slow one until the time is over. */
const TIMES = { most: 60, least: 15, within: 2_500 }
const WARM_UPS = 6

/**
 * Times operations in a world. Both sides of a comparison take turns, so that whatever else the machine does falls on
 * both, and run on connections of their own with named statements, as PostgREST's do. The role and the claims are set
 * before the clock starts; everything is rolled back.
 */
export async function measureAll(world: World, operations: Operation[]): Promise<Measured[]> {
  const role = await connect(world, 'authenticator')
  const owner = await connect(world, 'postgres')
  const results: Measured[] = []
  try {
    for (const operation of operations) {
      try {
        results.push(await measure(role, owner, operation))
      } catch (error) {
        const failure = error instanceof Error ? error.message : String(error)
        results.push({ operation, failure, asRole: { median: Number.NaN, p95: Number.NaN } })
      }
    }
  } finally {
    await role.end()
    await owner.end()
  }
  return results
}

async function measure(role: pg.Client, owner: pg.Client, operation: Operation): Promise<Measured> {
  const { times, asRole, byHand, who } = operation
  const left: number[] = []
  const right: number[] = []
  const turn = async (isCounted: boolean) => {
    const milliseconds = await timed(role, who, asRole, true)
    const compared = byHand && (await timed(owner, who, byHand, false))
    if (!isCounted) return
    left.push(milliseconds)
    if (compared !== undefined) right.push(compared)
  }
  for (let warmUp = 0; warmUp < (times ? 1 : WARM_UPS); warmUp++) await turn(false)
  const start = performance.now()
  const isOver = () =>
    (left.length >= TIMES.least && performance.now() - start > TIMES.within) || left.length >= TIMES.most
  while (times ? left.length < times : !isOver()) await turn(true)
  return { operation, asRole: timingOf(left), ...(byHand && { byHand: timingOf(right) }) }
}

async function timed(
  client: pg.Client,
  who: Login,
  statements: Statement[],
  isRole: boolean,
): Promise<number> {
  await client.query(
    `begin; ${isRole ? 'set local role authenticated;' : ''} set local search_path = public, extensions`,
  )
  try {
    const claims = { aud: 'authenticated', role: 'authenticated', sub: who.id, email: who.email, aal: 'aal1' }
    await client.query(
      `select set_config('request.jwt.claims', $1, true), set_config('request.method', 'POST', true),
         set_config('request.headers', '{}', true)`,
      [JSON.stringify(claims)],
    )
    const start = performance.now()
    for (const { text, values } of statements) await client.query({ name: nameOf(text), text, values })
    return performance.now() - start
  } finally {
    await client.query('rollback')
  }
}

async function connect(world: World, user: string): Promise<pg.Client> {
  const client = new pg.Client({ ...world.db.server, database: world.db.name, user, password: user })
  await client.connect()
  return client
}

function nameOf(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 20)
}

function timingOf(values: number[]): Timing {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { median: at(0.5), p95: at(0.95) }
}
