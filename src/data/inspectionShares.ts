import type { IsoDate } from '../domain/shanghai'
import { supabase } from './client'
import type { OrderRow } from './dispatch'
import type { CommitmentRow, OrderEvent } from './dispatchRecord'
import { AppError } from './errors'
import { currentScope, pageOf, type RowPage, rangeOf } from './registerPages'
import { rpc } from './rpc'
import { failure } from './session'

export const SHARE_STATUSES = ['planned', 'committed', 'drawn', 'cancelled'] as const
export type ShareStatus = (typeof SHARE_STATUSES)[number]

/** A row of public.inspection_shares. */
export interface ShareRow {
  id: string
  number: string
  /** Who planned it, and whose evaluations it draws from. */
  center_code: string
  region_code: string
  /** province: evaluations of the whole province. */
  reach: 'region' | 'province'
  from_on: IsoDate
  to_on: IsoDate
  /** Of the dictionary evaluation_kind; null: any. */
  evaluation_kind: string | null
  unit: 'percent' | 'number'
  amount: number
  /** Conditions of the orders that come of it. */
  supervisors: number
  scope: OrderRow['scope']
  recent_visits: number
  note: string | null
  status: ShareStatus
  attempt: number
  draw_id: string | null
  created_by_name: string
  created_at: string
  version: number
}

const columns =
  'id,number,center_code,region_code,reach,from_on,to_on,evaluation_kind,unit,amount,supervisors,scope,recent_visits,note,status,attempt,draw_id,created_by_name,created_at,version'

/** One page of the shares that the caller's center planned or that concern its evaluations, the latest first. @throws AppError */
export async function findShares(
  query: { status?: ShareStatus; page: number; pageSize: number },
  signal?: AbortSignal,
): Promise<RowPage<ShareRow>> {
  const own = currentScope().regionCode
  let request = supabase().from('inspection_shares').select(columns, { count: 'exact' })
  if (own) request = request.or(`center_code.eq.${own},region_code.eq.${own}`)
  if (query.status) request = request.eq('status', query.status)
  request = request
    .order('created_at', { ascending: false })
    .order('id')
    .range(...rangeOf(query.page, query.pageSize))
  return pageOf(await (signal ? request.abortSignal(signal) : request), signal)
}

/** @throws AppError share_not_found */
export async function getShare(id: string, signal?: AbortSignal): Promise<ShareRow> {
  const request = supabase().from('inspection_shares').select(columns).eq('id', id)
  const { data, error, status } = await (signal ? request.abortSignal(signal) : request)
  if (error) throw failure(error, status)
  const row = (data as ShareRow[])[0]
  if (!row) throw new AppError('missing', 'share_not_found', {}, 404)
  return row
}

/** What the form of a share holds; what is left out begins with the parameters. */
export interface ShareValues {
  from_on: IsoDate
  to_on: IsoDate
  unit: ShareRow['unit']
  amount: number
  evaluation_kind?: string
  reach?: ShareRow['reach']
  region_code?: string
  supervisors?: number
  note?: string
}

/** @throws AppError with values.field; scope_is_the_provinces */
export function planShare(values: ShareValues, requestId: string): Promise<ShareRow> {
  return rpc('plan_share', { p_values: values, p_request_id: requestId })
}

/** An evaluation of a share's pool, in the preview or as it was frozen. */
export interface ShareEvaluation {
  id: string
  institution: string
  region_code: string
  occupation: string
  batch: string
  starts_on: IsoDate
  ends_on: IsoDate
  /** Why it is not drawn. */
  problems: string[]
}

export interface SharePreview {
  /** How many the share comes to, of how many. */
  wanted: number
  eligible: number
  evaluations: ShareEvaluation[]
}

/** @throws AppError share_not_found */
export function previewShare(id: string, signal?: AbortSignal): Promise<SharePreview> {
  return rpc('preview_share', { p_id: id }, signal)
}

type Versioned = Pick<ShareRow, 'id' | 'version'>
const versioned = ({ id, version }: Versioned, requestId: string) => ({
  p_id: id,
  p_expected_version: version,
  p_request_id: requestId,
})

/** Freezes conditions and pool. @throws AppError share_too_large (eligible, wanted), stale_version … */
export function commitShare(
  row: Versioned,
  publicNumber: { source: string; on: string } | null,
  requestId: string,
): Promise<ShareRow> {
  return rpc('commit_share', {
    ...versioned(row, requestId),
    p_public_source: publicNumber?.source ?? null,
    p_public_on: publicNumber?.on ?? null,
  })
}

/** Draws, and orders the inspections that come of it. @throws AppError public_number_not_yet, stale_version (by, at) */
export function drawShare(row: Versioned, publicNumber: string | null, requestId: string): Promise<ShareRow> {
  return rpc('draw_share', { ...versioned(row, requestId), p_public_number: publicNumber })
}

/** @throws AppError void_needs_another, void_reason_missing, stale_version */
export function voidShare(row: Versioned, reason: string, requestId: string): Promise<ShareRow> {
  return rpc('void_share', { ...versioned(row, requestId), p_reason: reason })
}

/** Before the first commitment. @throws AppError order_is_committed, stale_version */
export function cancelShare(row: Versioned, reason: string, requestId: string): Promise<ShareRow> {
  return rpc('cancel_share', { ...versioned(row, requestId), p_reason: reason })
}

/** An evaluation behind a pseudonym of a frozen pool. */
export interface SharePoolRow {
  pseudonym: string
  evaluation_id: string
  institution_name: string
  region_code: string
  occupation: string
  batch: string
  starts_on: IsoDate
  ends_on: IsoDate
  problems: string[]
  /** The place in the order of the draw; null before it, and of the excluded. */
  rank: number | null
  /** What came of it. */
  order_id: string | null
  order_number: string | null
}

/** Everything recorded of a share besides its own row. */
export interface ShareRecord {
  /** The commitment in force. */
  commitment: CommitmentRow | null
  events: OrderEvent[]
  pool: SharePoolRow[]
}

/** @throws AppError */
export async function readShareRecord(
  { id, draw_id }: Pick<ShareRow, 'id' | 'draw_id'>,
  signal: AbortSignal,
): Promise<ShareRecord> {
  const [commitments, events, pool] = await Promise.all([
    supabase()
      .from('dispatch_draws')
      .select(
        'id,eligible,excluded,seed_hash,commitment_hash,public_source,public_on,committed_by_name,committed_at',
      )
      .eq('share_id', id)
      .abortSignal(signal),
    supabase()
      .from('dispatch_chain')
      .select('position,kind,draw_id,body,hash,actor_name,at')
      .eq('share_id', id)
      .order('position')
      .abortSignal(signal),
    draw_id ? rpc<SharePoolRow[]>('share_pool', { p_draw_id: draw_id }, signal) : [],
  ])
  for (const { error, status } of [commitments, events]) if (error) throw failure(error, status)
  return {
    commitment: (commitments.data as CommitmentRow[]).find((each) => each.id === draw_id) ?? null,
    events: events.data as OrderEvent[],
    pool,
  }
}
