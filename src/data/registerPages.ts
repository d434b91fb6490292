import type { PostgrestError } from '@supabase/supabase-js'
import { rowsOf } from './answer'
import { currentProfile } from './profile'
import { failure } from './session'

/** A page of rows, and how many there are. */
export interface RowPage<Row> {
  rows: Row[]
  total: number
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
