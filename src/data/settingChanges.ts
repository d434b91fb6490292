import { rowsOf } from './answer'
import { supabase } from './client'

/** What a change of the rules may be about. */
export type SettingSubject =
  | 'calendar_year'
  | 'calendar_day'
  | 'parameter'
  | 'card_kind'
  | 'occupation'
  | 'reason_code'

/** A change of the calendar, a parameter, a card kind or a dictionary. */
export interface SettingChange {
  id: number
  subject: SettingSubject
  /** A year, a day, the key of a parameter, a code. */
  record_key: string
  /** The changed columns before; null for a new record. */
  old_values: Record<string, unknown> | null
  new_values: Record<string, unknown>
  reason: string | null
  actor_name: string
  at: string
}

interface Wish {
  subjects: readonly SettingSubject[]
  /** One record. */
  key?: string
  /** The records whose key begins so: a year and its days. */
  prefix?: string
}

/** How the rules were changed, the latest first, at most 300; for all staff. @throws AppError */
export function listSettingChanges(
  { subjects, key, prefix }: Wish,
  signal?: AbortSignal,
): Promise<SettingChange[]> {
  const query = supabase()
    .from('setting_changes')
    .select('id,subject,record_key,old_values,new_values,reason,actor_name,at')
    .in('subject', subjects)
    .order('id', { ascending: false })
    .limit(300)
  if (key !== undefined) query.eq('record_key', key)
  if (prefix !== undefined) query.like('record_key', `${prefix}%`)
  return rowsOf(query, signal)
}
