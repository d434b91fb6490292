import type { IsoDate } from '../domain/shanghai'
import { supabase } from './client'
import { rpc } from './rpc'
import { failure } from './session'

export const DISPATCH_STATUSES = [
  'asked',
  'accepted',
  'declined',
  'unanswered',
  'withdrawn',
  'released',
] as const
export type DispatchStatus = (typeof DISPATCH_STATUSES)[number]

/** A dispatch of the signed-in supervisor. */
export interface OwnDispatch {
  id: string
  draw_id: string
  institution_name: string
  occupation: string
  batch: string
  site: string
  starts_on: IsoDate
  ends_on: IsoDate
  status: DispatchStatus
  answer_until: string
  answered_at: string | null
  decline_reason: string | null
}

export type DeclarationKind = 'relative' | 'conflict' | 'student' | 'employer' | 'absence'

/** What the signed-in supervisor declared and has not taken back. */
export interface Declaration {
  id: string
  kind: DeclarationKind
  /** Of a recusal. */
  institution_name: string | null
  starts_on: IsoDate | null
  ends_on: IsoDate | null
  note: string | null
  declared_at: string
}

/** The dispatches of a person, the latest first. @throws AppError */
export async function readOwnDispatches(personId: string, signal: AbortSignal): Promise<OwnDispatch[]> {
  const { data, error, status } = await supabase()
    .from('dispatches')
    .select(
      'id,draw_id,institution_name,occupation,batch,site,starts_on,ends_on,status,answer_until,answered_at,decline_reason',
    )
    .eq('person_id', personId)
    .order('starts_on', { ascending: false })
    .order('id')
    .limit(100)
    .abortSignal(signal)
  if (error) throw failure(error, status)
  return data as OwnDispatch[]
}

/** @throws AppError */
export async function readDeclarations(personId: string, signal: AbortSignal): Promise<Declaration[]> {
  const { data, error, status } = await supabase()
    .from('supervisor_declarations')
    .select('id,kind,institution_name,starts_on,ends_on,note,declared_at')
    .eq('person_id', personId)
    .is('withdrawn_at', null)
    .order('declared_at', { ascending: false })
    .abortSignal(signal)
  if (error) throw failure(error, status)
  return data as Declaration[]
}

/**
 * Accepts or declines a dispatch.
 *
 * @param reason of a refusal, 2 to 200 characters
 * @throws AppError dispatch_is_answered, dispatch_answer_late, evaluation_has_ended, reason_missing
 */
export function answerDispatch(
  id: string,
  answer: 'accept' | 'decline',
  reason: string | null,
  requestId: string,
): Promise<OwnDispatch> {
  return rpc('answer_dispatch', { p_id: id, p_answer: answer, p_reason: reason, p_request_id: requestId })
}

/** What a declaration says: of an institution, or days. */
export interface DeclarationValues {
  kind: DeclarationKind
  institution_id?: string
  starts_on?: string | null
  ends_on?: string | null
  note?: string
}

/** @throws AppError with values.field: institution_missing, field_required; not_a_supervisor */
export function declareRecusal(values: DeclarationValues): Promise<unknown> {
  return rpc('declare_recusal', { p_values: values })
}

/** @throws AppError record_not_found */
export function withdrawDeclaration(id: string): Promise<void> {
  return rpc('withdraw_declaration', { p_id: id })
}
