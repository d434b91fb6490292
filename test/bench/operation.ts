import type { Login } from '../support/session'
import type { ListRequest, Statement } from './statements'
import { callStatement, listStatement } from './statements'
import type { World } from './worlds'

/** What one measurement does, as a role through its policies and, to compare, past them. */
export interface Operation {
  name: string
  who: Login
  /** live: work under way and dashboards, whose cost must not grow with the years; register: lists of everything; work: writes. */
  kind: 'live' | 'register' | 'work'
  /** How often it is timed; as the measure sees fit unless said. */
  times?: number
  /** Requests of one go, one after the other; each transaction is rolled back. */
  asRole: Statement[]
  /** The same past the policies, with the scope written by hand; missing: nothing to compare with. */
  byHand?: Statement[]
}

/** What an operation needs to know of a world. */
export interface Sample {
  world: World
  roundId: string
  /** A file of Chengdu in 复审, its card and its person. */
  file: { id: string; version: number; personId: string; cardNumber: string; personName: string }
  /** Files in final review, which officers of the province decide. */
  finals: { id: string; version: number }[]
}

/** A list read by its role and past the policies: the very same statement, since the scope goes along as a filter. */
export function list(
  name: string,
  who: Login,
  kind: Operation['kind'],
  ...requests: ListRequest[]
): Operation {
  const statements = requests.map(listStatement)
  return { name, who, kind, asRole: statements, byHand: statements }
}

type Args = Parameters<typeof callStatement>[1]

/** A function of the API, and the same called by the owner of the tables, whom no policy binds. */
export function call(
  name: string,
  who: Login,
  kind: Operation['kind'],
  rpc: string,
  args: Args = {},
): Operation {
  const statements = [callStatement(rpc, args)]
  return { name, who, kind, asRole: statements, byHand: statements }
}

/** What a world has to measure with. */
export async function sampleOf(world: World): Promise<Sample> {
  const { db } = world
  const [round] = await db.admin<{ id: string }>(`select id from public.rounds where status = 'published'`)
  const [file] = await db.admin<Sample['file']>(
    `select id, version, person_id as "personId", card_number as "cardNumber", person_name as "personName"
     from public.applications where region_code = '510100' and status = 're_review' order by submitted_at, id offset 40 limit 1`,
  )
  const finals = await db.admin<{ id: string; version: number }>(
    `select id, version from public.applications where status = 'final_review' and track = 'city' order by id limit 500`,
  )
  if (!round || !file || finals.length < 500) throw new Error('the world lacks what is measured')
  return { world, roundId: round.id, file, finals }
}
