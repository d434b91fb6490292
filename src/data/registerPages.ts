import type { PostgrestError } from '@supabase/supabase-js'
import { rowsOf } from './answer'
import { currentProfile } from './profile'
import { failure } from './session'

/** A page of rows, and how many there are. */
export interface RowPage<Row> {
  rows: Row[]
  total: number
  /** There are more than `total`: counted up to the cap. */
  isCapped?: boolean
}

interface Answer {
  data: unknown
  error: PostgrestError | null
  status: number
  count: number | null
}

/** The rows of one page; a page beyond the end is empty, no failure. @throws AppError */
export function pageOf<Row>({ data, error, status, count }: Answer, signal?: AbortSignal): RowPage<Row> {
  if (signal?.aborted) throw signal.reason
  if (status === 416) return { rows: [], total: count ?? 0 }
  if (error) throw failure(error, status)
  const rows = data as Row[]
  return { rows, total: count ?? rows.length }
}

/** Registers that grow for ever are counted exactly up to here. */
const COUNT_CAP = 10_000

interface Ranged {
  range(from: number, to: number): PromiseLike<Answer>
}

/**
 * One page of a register that grows for ever. Only a page that is full asks how many there are, and whether there are
 * more than COUNT_CAP before it counts: what counting costs is bounded.
 *
 * @param request the narrowed and ordered query
 * @param counted the same query for the count, once without counting and once with it
 * @throws AppError
 */
export async function cappedPageOf<Row>(
  { page, pageSize }: { page: number; pageSize: number },
  request: Ranged,
  counted: (counts: boolean) => Ranged,
  signal?: AbortSignal,
): Promise<RowPage<Row>> {
  const [from, to] = rangeOf(page, pageSize)
  const { rows } = pageOf<Row>(await request.range(from, to), signal)
  if (rows.length < pageSize && (rows.length > 0 || page === 1)) return { rows, total: from + rows.length }
  const beyond = pageOf(await counted(false).range(COUNT_CAP, COUNT_CAP), signal)
  if (beyond.rows.length > 0) return { rows, total: COUNT_CAP, isCapped: true }
  const { total } = pageOf(await counted(true).range(0, 0), signal)
  return { rows, total }
}

/** The rows of a page in a range of PostgREST, both ends included. */
export function rangeOf(page: number, pageSize: number): [number, number] {
  return [(page - 1) * pageSize, page * pageSize - 1]
}

/** Whose rows the signed-in user works on: sent along as a filter, since policies guard and are no index. */
export interface RegisterScope {
  /** Of a city: its code; null: all. */
  regionCode: string | null
  /** Of a unit: those acted for. */
  institutionIds: readonly string[] | null
}

export function currentScope(): RegisterScope {
  const profile = currentProfile()
  const staff = profile?.staff
  if (staff && staff.role !== 'institution_officer')
    return { regionCode: staff.region_code === '510000' ? null : staff.region_code, institutionIds: null }
  return { regionCode: null, institutionIds: profile?.institutions ?? [] }
}

/** Rows that one answer of an export brings. */
const EXPORT_ROWS = 1000

interface Keyed {
  gt(column: string, value: unknown): Keyed
  order(column: string): Keyed
  limit(count: number): Keyed
}

/**
 * The next rows of an export behind the last one that came, in the order of their ids: a deep page costs what the
 * first one does.
 *
 * @param request a narrowed query without an order
 * @throws AppError
 */
export function rowsBehind<Row extends { id: string }>(
  request: unknown,
  after: Row | undefined,
  signal?: AbortSignal,
): Promise<Row[]> {
  const keyed = request as Keyed
  return rowsOf<Row>((after ? keyed.gt('id', after.id) : keyed).order('id').limit(EXPORT_ROWS), signal)
}
