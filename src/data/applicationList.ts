import type { CardRole } from '../domain/card'
import type { Track } from '../domain/region'
import type { Action, ReviewStage, Status } from '../domain/review'
import type { IsoDate } from '../domain/shanghai'
import { type ApplicationListQuery, type Narrowable, narrow } from './applicationListQuery'
import { listSteps } from './applicationSteps'
import { supabase } from './client'
import { rpc } from './rpc'
import { failure } from './session'

/** A row of a queue: what public.applications shows of a file. */
export interface ApplicationListRow {
  id: string
  number: string | null
  round_id: string
  person_id: string
  card_kind: string
  role: CardRole
  track: Track
  institution_id: string
  region_code: string
  status: Status
  stage: ReviewStage | ''
  person_name: string
  institution_name: string
  card_number: string
  card_valid_to: IsoDate
  is_proxy: boolean
  due_on: IsoDate | null
  claimed_by: string | null
  claimed_by_name: string | null
  claimed_until: string | null
  reviewed_by: string | null
  created_by: string | null
  submitted_at: string | null
  updated_at: string
  version: number
  /** In the list of one's own decisions: the latest one on the file; in that of steps: the step. */
  decision?: { action: Action; at: string } & Partial<StepTaken>
}

/** What a list of steps tells besides. */
export interface StepTaken {
  from: Status
  /** Codes. */
  reasons: string[]
  /** Working days in that status; null: the calendar of those days was not loaded. */
  days: number | null
}

export interface ApplicationList {
  rows: ApplicationListRow[]
  /** Exact up to countCap. */
  total: number
  /** There are more than `total`. */
  isCapped: boolean
}

/** Lists are counted exactly up to here; beyond it they say "more than". */
export const countCap = 10_000

const columns = [
  ...['id', 'number', 'round_id', 'person_id', 'card_kind', 'role', 'track', 'institution_id', 'region_code'],
  ...[
    'status',
    'stage',
    'person_name',
    'institution_name',
    'card_number',
    'card_valid_to',
    'is_proxy',
    'due_on',
  ],
  ...[
    'claimed_by',
    'claimed_by_name',
    'claimed_until',
    'reviewed_by',
    'created_by',
    'submitted_at',
    'updated_at',
  ],
  'version',
].join(',')

const decisions: readonly Action[] = ['approve', 'return', 'reject', 'grant_appeal', 'deny_appeal']

interface Builder extends Narrowable, PromiseLike<Answer> {
  gt(column: string, value: unknown): Builder
  order(column: string, options: object): Builder
  range(from: number, to: number): Builder
  abortSignal(signal: AbortSignal): Builder
}

interface Answer {
  data: unknown
  error: unknown
  status: number
  count: number | null
}

/**
 * One page of a list of files in the caller's scope.
 *
 * @throws AppError
 */
export async function listApplications(
  list: ApplicationListQuery,
  signal?: AbortSignal,
): Promise<ApplicationList> {
  const { page = 1, pageSize = 20 } = list
  if (!canMatch(list)) return { rows: [], total: 0, isCapped: false }
  if (list.steps) return listSteps(list, (page - 1) * pageSize, pageSize, signal)
  const query = start(list, columns)
  const { field, order } = list.sort ?? { field: 'submitted_at', order: 'asc' }
  if (list.decidedBy) {
    query.order('at', { ascending: false })
  } else {
    query.order(field, { ascending: order === 'asc', nullsFirst: false }).order('id', { ascending: true })
  }
  const from = (page - 1) * pageSize
  query.range(from, from + pageSize - 1)
  const rows = rowsOf(await run(query, signal), list)
  // a page that is not full is the last one, and says how many there are
  if (rows.length > 0 && rows.length < pageSize) return { rows, total: from + rows.length, isCapped: false }
  if (rows.length === 0 && page === 1) return { rows, total: 0, isCapped: false }
  return { rows, ...(await countApplications(list, signal)) }
}

/** A file as it is exported; null where the person is outside of the caller's scope by now. */
export interface ExportedApplication extends ApplicationListRow {
  people: { id_number_masked: string; phone_masked: string | null } | null
}

/** Rows of an export that come at once. */
const exportedAtOnce = 1000

/**
 * The files of a list behind one of them, by their ids: for exports, where a deep page must cost what the first one
 * does. One's own decisions, which are few, come by their place instead.
 *
 * @param place how many have come before
 * @throws AppError
 */
export async function listApplicationsAfter(
  list: ApplicationListQuery,
  after: Pick<ApplicationListRow, 'id'> | undefined,
  place: number,
  signal?: AbortSignal,
): Promise<ExportedApplication[]> {
  if (!canMatch(list)) return []
  if (list.steps) {
    const { rows } = await listSteps(list, place, exportedAtOnce, signal)
    return rows.map((row) => ({ ...row, people: null }))
  }
  const query = start(list, `${columns},people!applications_person_id_fkey(id_number_masked,phone_masked)`)
  if (list.decidedBy) {
    query.order('at', { ascending: false }).range(place, place + exportedAtOnce - 1)
  } else {
    if (after) query.gt('id', after.id)
    query.order('id', { ascending: true }).range(0, exportedAtOnce - 1)
  }
  return rowsOf(await run(query, signal), list) as ExportedApplication[]
}

/** Names and numbers have letters, digits and hyphens; other characters match nothing and need no quoting. */
function canMatch({ decidedBy, text }: ApplicationListQuery): boolean {
  return !decidedBy || !text || /^[\p{L}\p{N}·-]+$/u.test(text)
}

/**
 * How many files a list has: exact up to countCap, so that the cost of counting is bounded.
 *
 * @throws AppError
 */
export async function countApplications(
  list: ApplicationListQuery,
  signal?: AbortSignal,
): Promise<Pick<ApplicationList, 'total' | 'isCapped'>> {
  if (list.steps) return listSteps(list, 0, 1, signal)
  const probe = start(list, 'id').range(countCap, countCap)
  const beyond = await run(probe, signal)
  if (rowsOf(beyond, list).length > 0) return { total: countCap, isCapped: true }
  const { count } = await run(start(list, 'id', { count: 'exact' }).range(0, 0), signal)
  return { total: count ?? 0, isCapped: false }
}

function start(list: ApplicationListQuery, wanted: string, options: object = {}): Builder {
  let query: unknown
  let embedded: string | undefined
  if (list.decidedBy) {
    embedded = 'applications'
    query = supabase()
      .from('application_events')
      .select(`action,at,applications!inner(${wanted})`, options)
      .eq('actor', list.decidedBy)
      .in('action', decisions)
  } else if (list.text) {
    query = supabase().rpc('search_applications', { p_text: list.text }, options).select(wanted)
  } else {
    query = supabase().from('applications').select(wanted, options)
  }
  const builder = query as Builder
  narrow(builder, list, embedded)
  if (list.decidedBy && list.text) {
    // one's own decisions are few: the text is compared without an index
    const text = list.text
    builder.or(`person_name.like.${text}*,number.like.${text}*,card_number.like.${text}*`, {
      referencedTable: 'applications',
    })
  }
  return builder
}

async function run(query: Builder, signal?: AbortSignal): Promise<Answer> {
  const answer = await (signal ? query.abortSignal(signal) : query)
  if (signal?.aborted) throw signal.reason
  // a page beyond the end, after rows have left the list: empty, no failure
  if (answer.status === 416) return { ...answer, data: [] }
  if (answer.error) throw failure(answer.error, answer.status)
  return answer
}

function rowsOf({ data }: Answer, list: ApplicationListQuery): ApplicationListRow[] {
  if (!list.decidedBy) return (data ?? []) as ApplicationListRow[]
  const events = (data ?? []) as { action: Action; at: string; applications: ApplicationListRow }[]
  return events.map(({ action, at, applications }) => ({ ...applications, decision: { action, at } }))
}

export interface QueueCount {
  status: Status
  /** Up to 10,001, which means more than 10,000. */
  n: number
  /** Of these, past their due date. */
  late: number
}

/** Files of the caller's scope by status, in one call. @throws AppError */
export function countQueues(roundId?: string, signal?: AbortSignal): Promise<QueueCount[]> {
  return rpc('count_queues', { p_round_id: roundId ?? null }, signal)
}

export interface RoundChoice {
  id: string
  name: string
  status: 'draft' | 'published' | 'closed'
}

/** Rounds to filter by, the latest first. @throws AppError */
export async function listRoundChoices(signal?: AbortSignal): Promise<RoundChoice[]> {
  const query = supabase()
    .from('rounds')
    .select('id,name,status')
    .neq('status', 'draft')
    .order('opens_on', { ascending: false })
    .limit(24)
  const { data, error, status } = await (signal ? query.abortSignal(signal) : query)
  if (error) throw failure(error, status)
  return data as RoundChoice[]
}

export interface BatchChoice {
  id: string
  number: string
  reporter_name: string
  status: 'reported' | 'received'
}

/** Summary tables to filter by, the last reported first; the one that a link names is among them. @throws AppError */
export async function listBatchChoices(chosen?: string, signal?: AbortSignal): Promise<BatchChoice[]> {
  const choices = () =>
    supabase()
      .from('summary_batches')
      .select('id,number,reporter_name,status')
      .in('status', ['reported', 'received'])
  const run = async (query: ReturnType<typeof choices>) => {
    const { data, error, status } = await (signal ? query.abortSignal(signal) : query)
    if (error) throw failure(error, status)
    return data as BatchChoice[]
  }
  const latest = await run(choices().order('reported_at', { ascending: false }).limit(100))
  if (!chosen || latest.some(({ id }) => id === chosen)) return latest
  return [...latest, ...(await run(choices().eq('id', chosen)))]
}

export interface UnitChoice {
  id: string
  name: string
}

/** Active units whose name contains the text, at most 50. @throws AppError */
export function findUnitChoices(text: string, signal?: AbortSignal): Promise<UnitChoice[]> {
  return rpc('institution_choices', { p_search: text }, signal)
}
