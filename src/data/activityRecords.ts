import type { CardRole } from '../domain/card'
import type { IsoDate } from '../domain/shanghai'
import { rowsOf } from './answer'
import { supabase } from './client'
import { AppError } from './errors'
import type { RowOutcome } from './evaluationPeople'
import { cappedPageOf, currentScope, pageOf, type RowPage, rowsBehind } from './registerPages'
import { rpc } from './rpc'

export const RECORD_STATUSES = ['declared', 'confirmed', 'disputed'] as const
export type RecordStatus = (typeof RECORD_STATUSES)[number]
export const RECORD_SOURCES = ['applicant', 'unit', 'center', 'import', 'inspection'] as const

/** A row of public.activity_records with the names around it. */
export interface RecordRow {
  id: string
  person_id: string
  person_name: string
  role: CardRole
  held_on: IsoDate
  institution_name: string
  batch: string
  place: string | null
  occupation: string | null
  source: (typeof RECORD_SOURCES)[number]
  status: RecordStatus
  decided_by_name: string | null
  decided_at: string | null
  dispute_reason: string | null
  dispute_answer: string | null
  answered_by_name: string | null
  answered_at: string | null
  evaluation_id: string | null
  institution_id: string | null
  evaluator_id: string | null
  region_code: string
  version: number
  /** Null of people whom the caller does not see. */
  person: { id_number_masked: string } | null
  institution: { name: string } | null
}

export interface RecordQuery {
  /** The beginning of a person's name, a whole card number or a whole identity number. */
  text?: string
  regionCode?: string
  institutionId?: string
  evaluationId?: string
  role?: string
  source?: string
  status?: RecordStatus
  /** Disputed ones that have been answered. */
  isAnswered?: boolean
  from?: IsoDate
  to?: IsoDate
  sort?: { field: string; order: 'asc' | 'desc' }
  page: number
  pageSize: number
}

/** What narrows the register, without order and pages. */
export type RecordFilter = Omit<RecordQuery, 'sort' | 'page' | 'pageSize'>

const columns =
  'id,person_id,person_name,role,held_on,institution_name,batch,place,occupation,source,status,decided_by_name,decided_at,dispute_reason,dispute_answer,answered_by_name,answered_at,evaluation_id,institution_id,evaluator_id,region_code,version,person:people!person_id(id_number_masked),institution:institutions!institution_id(name)'
const sortable = ['held_on', 'decided_at']

/** Rows of one call to decide. */
export const MOST_AT_ONCE = 1000

async function peopleOf(text: string | undefined, signal?: AbortSignal): Promise<string[] | null> {
  if (!text) return null
  return (await rpc<{ id: string }[]>('find_record_people', { p_search: text }, signal)).map(({ id }) => id)
}

function requestOf(query: RecordFilter, people: string[] | null, select: string, counts: boolean) {
  const scope = currentScope()
  let request = supabase()
    .from('activity_records')
    .select(select, counts ? { count: 'exact' } : undefined)
  const region = scope.regionCode ?? query.regionCode
  if (region) request = request.eq('region_code', region)
  if (scope.institutionIds) {
    const ids = scope.institutionIds.join(',')
    request = request.or(`institution_id.in.(${ids}),evaluator_id.in.(${ids})`)
  }
  if (query.institutionId) request = request.eq('institution_id', query.institutionId)
  if (query.evaluationId) request = request.eq('evaluation_id', query.evaluationId)
  if (query.role) request = request.eq('role', query.role)
  if (query.source) request = request.eq('source', query.source)
  if (query.status) request = request.eq('status', query.status)
  if (query.isAnswered) request = request.not('answered_at', 'is', null)
  if (query.from) request = request.gte('held_on', query.from)
  if (query.to) request = request.lte('held_on', query.to)
  if (people) request = request.in('person_id', people)
  return request
}

function orderedOf(query: RecordQuery, people: string[] | null, select: string) {
  let request = requestOf(query, people, select, false)
  const sort = query.sort && sortable.includes(query.sort.field) ? query.sort : undefined
  if (sort) request = request.order(sort.field, { ascending: sort.order === 'asc', nullsFirst: false })
  return request.order('held_on', { ascending: false }).order('id')
}

/** One page of the records in the caller's scope, the latest first; counted up to 10,000. @throws AppError */
export async function findRecords(query: RecordQuery, signal?: AbortSignal): Promise<RowPage<RecordRow>> {
  const people = await peopleOf(query.text, signal)
  if (people?.length === 0) return { rows: [], total: 0 }
  const cancelled = <Request extends { abortSignal(signal: AbortSignal): Request }>(request: Request) =>
    signal ? request.abortSignal(signal) : request
  return cappedPageOf(
    query,
    cancelled(orderedOf(query, people, columns)),
    (counts) => cancelled(requestOf(query, people, 'id', counts)),
    signal,
  )
}

/** How many records there are, however many. @throws AppError */
export async function countRecords(query: RecordFilter, signal?: AbortSignal): Promise<number> {
  const people = await peopleOf(query.text, signal)
  if (people?.length === 0) return 0
  const request = requestOf(query, people, 'id', true).range(0, 0)
  return pageOf(await (signal ? request.abortSignal(signal) : request), signal).total
}

/** For exports: the next rows behind one. @throws AppError */
export async function findRecordsAfter(
  query: RecordFilter,
  after: RecordRow | undefined,
  signal?: AbortSignal,
): Promise<RecordRow[]> {
  const people = await peopleOf(query.text, signal)
  return people?.length === 0 ? [] : rowsBehind(requestOf(query, people, columns, false), after, signal)
}

/** @throws AppError record_not_found */
export async function getRecord(id: string, signal?: AbortSignal): Promise<RecordRow> {
  const [row] = await rowsOf<RecordRow>(
    supabase().from('activity_records').select(columns).eq('id', id),
    signal,
  )
  if (!row) throw new AppError('missing', 'record_not_found', {}, 404)
  return row
}

/** Ids of all that match, at most as many as one call decides. @throws AppError */
export async function findRecordIds(query: RecordQuery): Promise<string[]> {
  const people = await peopleOf(query.text)
  if (people?.length === 0) return []
  const { rows } = pageOf<{ id: string }>(await orderedOf(query, people, 'id').range(0, MOST_AT_ONCE - 1))
  return rows.map(({ id }) => id)
}

/** Confirms or disputes records, each with its outcome. @throws AppError reason_missing, bulk_size */
export function decideRecords(
  ids: readonly string[],
  decision: 'confirmed' | 'disputed',
  reason?: string,
): Promise<(RowOutcome & { id: string })[]> {
  return rpc('decide_records', { p_ids: ids, p_decision: decision, p_reason: reason ?? null })
}

/** What the form of a record holds. */
export interface RecordValues {
  held_on: string | null
  institution_name: string
  batch: string
  place: string
  occupation: string
}

/** Somebody whose record can be entered. */
export interface RecordPerson {
  id: string
  name: string
  id_number_masked: string
  institution: { name: string } | null
}

/** People in the caller's scope by the beginning of the name, card number or identity number. @throws AppError */
export async function findPeopleToRecord(text: string, signal?: AbortSignal): Promise<RecordPerson[]> {
  const ids = await peopleOf(text, signal)
  if (!ids?.length) return []
  return rowsOf<RecordPerson>(
    supabase()
      .from('people')
      .select('id,name,id_number_masked,institution:institutions!institution_id(name)')
      .in('id', ids.slice(0, 50))
      .order('name'),
    signal,
  )
}

type Versioned = Pick<RecordRow, 'id' | 'version'>

/** @throws AppError with values.field: record_in_future …; record_exists, nothing_changed, reason_missing, stale_version (by, at) */
export function correctRecord(
  row: Versioned,
  values: RecordValues,
  reason: string,
  requestId: string,
): Promise<void> {
  return rpc('correct_record', {
    p_id: row.id,
    p_values: values,
    p_reason: reason,
    p_expected_version: row.version,
    p_request_id: requestId,
  })
}

/** What the unit or the person says to a dispute. @throws AppError record_not_disputed, answer_missing, stale_version */
export function answerDispute(row: Versioned, answer: string): Promise<void> {
  return rpc('answer_dispute', { p_id: row.id, p_answer: answer, p_expected_version: row.version })
}
