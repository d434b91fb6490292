import type { IsoDate } from '../domain/shanghai'
import { supabase } from './client'
import type { DispatchStatus } from './dispatchAnswers'
import { rpc } from './rpc'
import { failure } from './session'
import { type CheckIn, readCheckIns } from './taskSheets'

/** Who stands behind a pseudonym of a frozen pool. */
export interface PoolRow {
  pseudonym: string
  person_name: string
  institution_name: string | null
  region_code: string
  card_number: string
  problems: string[]
  /** The place in the order of the draw; null before it, and of the excluded. */
  rank: number | null
}

/** @throws AppError draw_not_found */
export function readPoolRows(drawId: string, signal?: AbortSignal): Promise<PoolRow[]> {
  return rpc('dispatch_pool', { p_draw_id: drawId }, signal)
}

/** A commitment, as far as it is shown. */
export interface CommitmentRow {
  id: string
  eligible: number
  excluded: number
  seed_hash: string
  commitment_hash: string
  public_source: string | null
  public_on: IsoDate | null
  committed_by_name: string
  committed_at: string
}

/** What happened to an order, in the words of the chain. */
export interface OrderEvent {
  position: number
  kind: string
  draw_id: string | null
  body: string
  hash: string
  actor_name: string
  at: string
}

/** Somebody who was dispatched. */
export interface DispatchRow {
  id: string
  draw_id: string
  rank: number
  person_name: string
  card_number: string
  status: DispatchStatus
  answer_until: string
  decline_reason: string | null
}

export interface OrderRecord {
  /** The commitment in force. */
  commitment: CommitmentRow | null
  events: OrderEvent[]
  dispatches: DispatchRow[]
  checkIns: CheckIn[]
}

/** Everything recorded of an order besides its own row. @throws AppError */
export async function readOrderRecord(
  orderId: string,
  drawId: string | null,
  signal: AbortSignal,
): Promise<OrderRecord> {
  const [commitments, events, dispatches, checkIns] = await Promise.all([
    supabase()
      .from('dispatch_draws')
      .select(
        'id,eligible,excluded,seed_hash,commitment_hash,public_source,public_on,committed_by_name,committed_at',
      )
      .eq('order_id', orderId)
      .abortSignal(signal),
    supabase()
      .from('dispatch_chain')
      .select('position,kind,draw_id,body,hash,actor_name,at')
      .eq('order_id', orderId)
      .order('position')
      .abortSignal(signal),
    supabase()
      .from('dispatches')
      .select('id,draw_id,rank,person_name,card_number,status,answer_until,decline_reason')
      .eq('order_id', orderId)
      .order('asked_at')
      .order('rank')
      .abortSignal(signal),
    readCheckIns({ orderId }, signal),
  ])
  for (const { error, status } of [commitments, events, dispatches]) if (error) throw failure(error, status)
  return {
    commitment: (commitments.data as CommitmentRow[]).find(({ id }) => id === drawId) ?? null,
    events: events.data as OrderEvent[],
    dispatches: dispatches.data as DispatchRow[],
    checkIns,
  }
}
