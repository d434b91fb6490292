import type { EvaluationDays, EvaluationPhase } from '../domain/evaluation'
import type { IsoDate } from '../domain/shanghai'
import { supabase } from './client'
import { AppError } from './errors'
import { currentScope, pageOf, type RowPage, rangeOf, rowsBehind } from './registerPages'
import { rpc } from './rpc'
import { failure } from './session'

/** A row of public.evaluations. */
export interface EvaluationRow extends EvaluationDays {
  id: string
  institution_id: string
  institution_name: string
  region_code: string
  /** Of the dictionary evaluation_kind. */
  kind: string
  occupation_code: string | null
  occupation: string
  /** Of the dictionary skill_level. */
  levels: string[]
  site: string
  head_count: number
  batch: string
  /** 迟报 */
  is_late: boolean
  reported_by_name: string
  reported_at: string
  cancelled_by_name: string | null
  cancelled_at: string | null
  cancel_reason: string | null
  version: number
}

export interface EvaluationQuery {
  phase?: EvaluationPhase
  /** The day of the business, by which phases are told. */
  today: IsoDate
  regionCode?: string
  institutionId?: string
  kind?: string
  occupationCode?: string
  /** The whole batch number. */
  batch?: string
  isLate?: boolean
  /** Only those that were not cancelled. */
  isHeld?: boolean
  /** The first day, both included. */
  beginsFrom?: IsoDate
  beginsTo?: IsoDate
  /** Evaluations that take place within these days. */
  from?: IsoDate
  to?: IsoDate
  sort?: { field: string; order: 'asc' | 'desc' }
  page: number
  pageSize: number
}

const columns =
  'id,institution_id,institution_name,region_code,kind,occupation_code,occupation,levels,site,starts_on,ends_on,head_count,batch,status,is_late,reported_by_name,reported_at,cancelled_by_name,cancelled_at,cancel_reason,version'
const sortable = ['starts_on', 'head_count', 'reported_at']

/** What narrows the register, without order and pages. */
export type EvaluationQueryFilter = Omit<EvaluationQuery, 'sort' | 'page' | 'pageSize'>

function requestOf(query: EvaluationQueryFilter) {
  const { today, phase, from, to } = query
  const scope = currentScope()
  let request = supabase().from('evaluations').select(columns, { count: 'exact' })
  const region = scope.regionCode ?? query.regionCode
  if (region) request = request.eq('region_code', region)
  if (scope.institutionIds) request = request.in('institution_id', [...scope.institutionIds])
  if (query.institutionId) request = request.eq('institution_id', query.institutionId)
  if (query.kind) request = request.eq('kind', query.kind)
  if (query.occupationCode) request = request.eq('occupation_code', query.occupationCode)
  if (query.batch) request = request.eq('batch', query.batch)
  if (query.isLate) request = request.eq('is_late', true)
  if (query.isHeld) request = request.eq('status', 'reported')
  if (query.beginsFrom) request = request.gte('starts_on', query.beginsFrom)
  if (query.beginsTo) request = request.lte('starts_on', query.beginsTo)
  if (phase) request = request.eq('status', phase === 'cancelled' ? 'cancelled' : 'reported')
  if (phase === 'coming') request = request.gt('starts_on', today)
  if (phase === 'running') request = request.lte('starts_on', today).gte('ends_on', today)
  if (phase === 'over') request = request.lt('ends_on', today)
  if (from) request = request.gte('ends_on', from)
  if (to) request = request.lte('starts_on', to)
  return request
}

/** One page of the evaluations in the caller's scope, the latest first. @throws AppError */
export async function findEvaluations(
  query: EvaluationQuery,
  signal?: AbortSignal,
): Promise<RowPage<EvaluationRow>> {
  let request = requestOf(query)
  const sort = query.sort && sortable.includes(query.sort.field) ? query.sort : undefined
  if (sort) request = request.order(sort.field, { ascending: sort.order === 'asc' })
  request = request
    .order('starts_on', { ascending: query.phase === 'coming' })
    .order('id')
    .range(...rangeOf(query.page, query.pageSize))
  return pageOf(await (signal ? request.abortSignal(signal) : request), signal)
}

/** For exports: the next rows behind one. @throws AppError */
export function findEvaluationsAfter(
  query: EvaluationQueryFilter,
  after: EvaluationRow | undefined,
  signal?: AbortSignal,
): Promise<EvaluationRow[]> {
  return rowsBehind(requestOf(query), after, signal)
}

/** @throws AppError evaluation_not_found */
export async function getEvaluation(id: string, signal?: AbortSignal): Promise<EvaluationRow> {
  const request = supabase().from('evaluations').select(columns).eq('id', id)
  const { data, error, status } = await (signal ? request.abortSignal(signal) : request)
  if (error) throw failure(error, status)
  const row = (data as EvaluationRow[])[0]
  if (!row) throw new AppError('missing', 'evaluation_not_found', {}, 404)
  return row
}

/** Another evaluation at the same site on a same day. */
export interface EvaluationClash {
  id: string
  other_id: string
  institution_name: string
  batch: string
  starts_on: IsoDate
  ends_on: IsoDate
}

/** Clashes of at most 100 evaluations. @throws AppError */
export function findClashes(ids: readonly string[], signal?: AbortSignal): Promise<EvaluationClash[]> {
  return rpc('evaluation_clashes', { p_ids: ids }, signal)
}

/** A day with evaluations. */
export interface EvaluationDay {
  day: IsoDate
  evaluations: number
  head_count: number
  late: number
  /** Those that share their site with another. */
  clashes: number
}

/** Days of a month that have evaluations, in the caller's scope. @throws AppError */
export async function readEvaluationDays(
  span: { from: IsoDate; to: IsoDate },
  regionCode: string | undefined,
  signal?: AbortSignal,
): Promise<EvaluationDay[]> {
  const scope = currentScope()
  const args = {
    p_from: span.from,
    p_to: span.to,
    p_region_code: scope.regionCode ?? regionCode ?? null,
    p_institution_ids: scope.institutionIds,
  }
  const [days, clashes] = await Promise.all([
    rpc<Omit<EvaluationDay, 'clashes'>[]>('evaluation_days', args, signal),
    rpc<Pick<EvaluationDay, 'day' | 'clashes'>[]>('evaluation_clash_days', args, signal),
  ])
  const clashesOf = new Map(clashes.map(({ day, clashes: count }) => [day, count]))
  return days.map((each) => ({ ...each, clashes: clashesOf.get(each.day) ?? 0 }))
}

/** What the form of an evaluation holds. */
export interface EvaluationValues {
  kind: string
  /** Of the catalogue; empty: the name is written. */
  occupation_code: string | null
  occupation: string
  levels: string[]
  site: string
  starts_on: string | null
  ends_on: string | null
  head_count: number | null
  batch: string
}

/**
 * Reports an evaluation of an institution that the caller acts for.
 *
 * @throws AppError with values.field: evaluation_exists, evaluation_site_missing …; institution_cancelled
 */
export function reportEvaluation(
  institutionId: string,
  values: EvaluationValues,
  requestId: string,
): Promise<EvaluationRow> {
  return rpc('report_evaluation', {
    p_institution_id: institutionId,
    p_values: values,
    p_request_id: requestId,
  })
}

type Versioned = Pick<EvaluationRow, 'id' | 'version'>

/** @throws AppError evaluation_begun, assignment_card_expired, nothing_changed, reason_missing, stale_version (by, at) */
export function changeEvaluation(
  row: Versioned,
  values: EvaluationValues,
  reason: string,
  requestId: string,
): Promise<EvaluationRow> {
  return rpc('change_evaluation', {
    p_id: row.id,
    p_values: values,
    p_reason: reason || null,
    p_expected_version: row.version,
    p_request_id: requestId,
  })
}

/** @throws AppError evaluation_begun, evaluation_has_records, reason_missing, stale_version */
export function cancelEvaluation(row: Versioned, reason: string, requestId: string): Promise<EvaluationRow> {
  return rpc('cancel_evaluation', {
    p_id: row.id,
    p_reason: reason,
    p_expected_version: row.version,
    p_request_id: requestId,
  })
}
