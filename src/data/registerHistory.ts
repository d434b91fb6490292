import { rpc } from './rpc'

/** A change of an entry of a register. */
export interface RegisterChange {
  id: number
  at: string
  actor_name: string
  action: string
  /** The changed columns before; null of a new entry. */
  old_values: Record<string, unknown> | null
  new_values: Record<string, unknown>
  reason: string | null
}

/** The last 200 changes of an entry, newest first. @throws AppError record_not_found */
export function readRegisterHistory(
  subject: 'institution' | 'evaluation' | 'activity_record',
  id: string,
  signal?: AbortSignal,
): Promise<RegisterChange[]> {
  return rpc('register_history', { p_subject: subject, p_id: id }, signal)
}
