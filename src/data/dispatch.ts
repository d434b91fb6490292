import type { DispatchProof } from '../domain/dispatch'
import type { IsoDate } from '../domain/shanghai'
import { supabase } from './client'
import type { DispatchStatus } from './dispatchAnswers'
import { AppError } from './errors'
import { currentScope, pageOf, type RowPage, rangeOf } from './registerPages'
import { rpc } from './rpc'
import { failure } from './session'

export const ORDER_STATUSES = ['ordered', 'committed', 'drawn', 'cancelled'] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

/** A row of public.inspection_orders. */
export interface OrderRow {
  id: string
  number: string
  evaluation_id: string
  institution_id: string
  institution_name: string
  occupation: string
  batch: string
  site: string
  starts_on: IsoDate
  ends_on: IsoDate
  /** Who ordered it, and whose evaluation it is. */
  center_code: string
  region_code: string
  note: string | null
  supervisors: number
  scope: 'region' | 'province'
  recent_visits: number
  status: OrderStatus
  /** The draws committed to so far, voided ones included, and the coming one. */
  attempt: number
  draw_id: string | null
  created_by_name: string
  created_at: string
  version: number
}

export interface OrderQuery {
  /** Only those that were not cancelled. */
  isLive?: boolean
  /** The first day of what is inspected, both included. */
  beginsFrom?: IsoDate
  beginsTo?: IsoDate
  status?: OrderStatus
  regionCode?: string
  number?: string
  institutionId?: string
  /** The person record of somebody who was dispatched to it; whatever came of it, or the answer given here. */
  supervisorId?: string
  answer?: DispatchStatus
  /** Drawn, over by this day, and somebody was on site. */
  inspectedBy?: IsoDate
  /** Evaluations that take place within these days. */
  from?: IsoDate
  to?: IsoDate
  sort?: { field: string; order: 'asc' | 'desc' }
  page: number
  pageSize: number
}

const columns =
  'id,number,evaluation_id,institution_id,institution_name,occupation,batch,site,starts_on,ends_on,center_code,region_code,note,supervisors,scope,recent_visits,status,attempt,draw_id,created_by_name,created_at,version'
const sortable = ['starts_on', 'created_at']

/** One page of the orders that the caller's center gave or that concern its evaluations, the latest first. @throws AppError */
export async function findOrders(query: OrderQuery, signal?: AbortSignal): Promise<RowPage<OrderRow>> {
  const { status, regionCode, number, from, to } = query
  const own = currentScope().regionCode
  const { institutionId, supervisorId } = query
  const { answer, inspectedBy } = query
  const sought = [
    columns,
    supervisorId && 'dispatches!dispatches_order_id_fkey!inner(person_id)',
    inspectedBy && 'dispatch_check_ins!dispatch_check_ins_order_id_fkey!inner(id)',
  ]
  let request = supabase()
    .from('inspection_orders')
    .select(sought.filter(Boolean).join(','), { count: 'exact' })
  if (institutionId) request = request.eq('institution_id', institutionId)
  if (supervisorId) request = request.eq('dispatches.person_id', supervisorId)
  if (supervisorId && answer) request = request.eq('dispatches.status', answer)
  else if (answer) request = request.contains('answers', [answer])
  if (inspectedBy) request = request.eq('status', 'drawn').lt('ends_on', inspectedBy)
  if (own) request = request.or(`center_code.eq.${own},region_code.eq.${own}`)
  if (query.isLive) request = request.neq('status', 'cancelled')
  if (query.beginsFrom) request = request.gte('starts_on', query.beginsFrom)
  if (query.beginsTo) request = request.lte('starts_on', query.beginsTo)
  if (regionCode) request = request.eq('region_code', regionCode)
  if (status) request = request.eq('status', status)
  if (number) request = request.eq('number', number)
  if (from) request = request.gte('ends_on', from)
  if (to) request = request.lte('starts_on', to)
  const sort = query.sort && sortable.includes(query.sort.field) ? query.sort : undefined
  if (sort) request = request.order(sort.field, { ascending: sort.order === 'asc' })
  request = request
    .order('starts_on', { ascending: false })
    .order('id')
    .range(...rangeOf(query.page, query.pageSize))
  return pageOf(await (signal ? request.abortSignal(signal) : request), signal)
}

/** @throws AppError order_not_found */
export async function getOrder(id: string, signal?: AbortSignal): Promise<OrderRow> {
  const request = supabase().from('inspection_orders').select(columns).eq('id', id)
  const { data, error, status } = await (signal ? request.abortSignal(signal) : request)
  if (error) throw failure(error, status)
  const row = (data as OrderRow[])[0]
  if (!row) throw new AppError('missing', 'order_not_found', {}, 404)
  return row
}

/** The order of an evaluation, as far as lists of evaluations show it. */
export type OrderMark = Pick<OrderRow, 'id' | 'number' | 'status' | 'evaluation_id'>

/** The live orders of these evaluations (at most 100), for their centers. @throws AppError */
export async function findOrdersOf(
  evaluationIds: readonly string[],
  signal?: AbortSignal,
): Promise<OrderMark[]> {
  if (evaluationIds.length === 0) return []
  const request = supabase()
    .from('inspection_orders')
    .select('id,number,status,evaluation_id')
    .in('evaluation_id', [...evaluationIds])
    .neq('status', 'cancelled')
  const { data, error, status } = await (signal ? request.abortSignal(signal) : request)
  if (error) throw failure(error, status)
  return data as OrderMark[]
}

/** What a draw is made under. */
export interface OrderConditions {
  supervisors?: number
  recent_visits?: number
  scope?: OrderRow['scope']
  note?: string
}

/** @throws AppError order_exists, evaluation_cancelled, evaluation_has_ended, scope_is_the_provinces */
export function createOrder(
  evaluationId: string,
  values: OrderConditions,
  requestId: string,
): Promise<OrderRow> {
  return rpc('create_inspection_order', {
    p_evaluation_id: evaluationId,
    p_values: values,
    p_request_id: requestId,
  })
}

type Versioned = Pick<OrderRow, 'id' | 'version'>

/** Before the commitment. @throws AppError order_is_committed, nothing_changed, stale_version (by, at) */
export function changeOrder(
  row: Versioned,
  values: OrderConditions,
  reason: string,
  requestId: string,
): Promise<OrderRow> {
  return rpc('change_inspection_order', {
    p_id: row.id,
    p_values: values,
    p_reason: reason,
    p_expected_version: row.version,
    p_request_id: requestId,
  })
}

/** @throws AppError order_is_committed, stale_version */
export function cancelOrder(row: Versioned, reason: string, requestId: string): Promise<OrderRow> {
  return rpc('cancel_inspection_order', {
    p_id: row.id,
    p_reason: reason,
    p_expected_version: row.version,
    p_request_id: requestId,
  })
}

/** A supervisor who is not drawn, and why. */
export interface ExcludedSupervisor {
  name: string
  institution: string | null
  region_code: string
  card: string
  problems: string[]
}

/** What the pool of an order would be now. */
export interface PoolPreview {
  wanted: number
  eligible: number
  /** Eligible but for having been at the last visits. */
  by_recent_visits: number
  /** Eligible if the province lent across cities. */
  in_province: number
  excluded: ExcludedSupervisor[]
}

/** @throws AppError order_not_found */
export function previewPool(orderId: string, signal?: AbortSignal): Promise<PoolPreview> {
  return rpc('preview_pool', { p_order_id: orderId }, signal)
}

/**
 * Freezes conditions and pool.
 *
 * @param publicNumber where and on which day the public number comes to be; null where none is asked for
 * @throws AppError pool_too_small (eligible, wanted), evaluation_moved, public_source_missing …
 */
export function commitDraw(
  row: Versioned,
  publicNumber: { source: string; on: string } | null,
  requestId: string,
): Promise<OrderRow> {
  return rpc('commit_draw', {
    p_order_id: row.id,
    p_public_source: publicNumber?.source ?? null,
    p_public_on: publicNumber?.on ?? null,
    p_expected_version: row.version,
    p_request_id: requestId,
  })
}

/** @throws AppError order_not_committed, public_number_not_yet, public_number_missing, stale_version (by, at) */
export function drawSupervisors(
  row: Versioned,
  publicNumber: string | null,
  requestId: string,
): Promise<OrderRow> {
  return rpc('draw_supervisors', {
    p_order_id: row.id,
    p_public_number: publicNumber,
    p_expected_version: row.version,
    p_request_id: requestId,
  })
}

/** @throws AppError void_needs_another, void_reason_missing, stale_version */
export function voidDraw(row: Versioned, reason: string, requestId: string): Promise<OrderRow> {
  return rpc('void_draw', {
    p_order_id: row.id,
    p_reason: reason,
    p_expected_version: row.version,
    p_request_id: requestId,
  })
}

/** The published record of a draw. @throws AppError draw_not_found */
export function readProof(drawId: string, signal?: AbortSignal): Promise<DispatchProof> {
  return rpc('dispatch_proof', { p_draw_id: drawId }, signal)
}
