import type { Action, Status } from '../domain/review'
import type { IsoDate } from '../domain/shanghai'
import { rowsOf } from './answer'
import type { QueueCount } from './applicationList'
import { supabase } from './client'
import { rpc } from './rpc'

/** A published round with what is left of its registration. */
export interface RoundClock {
  id: string
  name: string
  status: 'published'
  opens_on: IsoDate
  closes_on: IsoDate
  unit_review_due_on: IsoDate | null
  city_report_due_on: IsoDate | null
  final_review_due_on: IsoDate | null
  /** Today included; null: the calendar is not loaded that far. */
  working_days_left: number | null
}

/** A city with late files, as the province sees it. */
export interface LateCity {
  region_code: string
  n: number
  /** The earliest due date among them. */
  oldest: IsoDate
  reminded_at: string | null
}

/** A unit with late files, as its city sees it. */
export interface LateUnit {
  institution_id: string
  name: string
  contact_name: string | null
  contact_phone: string | null
  n: number
  oldest: IsoDate
  reminded_at: string | null
}

/** A decision of one's own. */
export interface RecentDecision {
  application_id: string
  at: string
  action: Action
  from_status: Status
  to_status: Status
  number: string | null
  person_name: string
}

/** A card of the unit that expires soon, or has just expired. */
export interface ExpiringCard {
  id: string
  person_id: string
  holder_name: string
  kind: string
  number: string
  valid_to: IsoDate
}

/** What the 工作台 shows of the caller's scope. */
export interface Workbench {
  today: IsoDate
  rounds: RoundClock[]
  queues: QueueCount[]
  /** Cities for the province, units for a city, nothing for a unit. */
  late: (LateCity | LateUnit)[]
  recent: RecentDecision[]
  batches: { status: string; n: number }[]
  expiring: ExpiringCard[]
}

/** The 工作台 in one call. @throws AppError */
export function myWorkbench(signal?: AbortSignal): Promise<Workbench> {
  return rpc('my_workbench', {}, signal)
}

/** Who is called about late files: a unit, or the center of a city. */
export type ReminderTarget = { institutionId: string } | { regionCode: string }

/** 催办: logs a call. @throws AppError note_missing, region_not_found */
export function logReminder(roundId: string, target: ReminderTarget, note: string): Promise<string> {
  return rpc('log_reminder', {
    p_round_id: roundId,
    p_note: note,
    p_institution_id: 'institutionId' in target ? target.institutionId : null,
    p_region_code: 'regionCode' in target ? target.regionCode : null,
  })
}

/** A logged call. */
export interface Reminder {
  id: string
  note: string
  reminded_by_name: string
  reminded_at: string
}

/** The last calls to a unit or a city center, the latest first. @throws AppError */
export function listReminders(target: ReminderTarget, signal?: AbortSignal): Promise<Reminder[]> {
  const query = supabase()
    .from('reminders')
    .select('id,note,reminded_by_name,reminded_at')
    .order('reminded_at', { ascending: false })
    .limit(5)
  return rowsOf(
    'institutionId' in target
      ? query.eq('institution_id', target.institutionId)
      : query.eq('region_code', target.regionCode).is('institution_id', null),
    signal,
  )
}

/** How many things time has decided by a call of advance_due. */
export interface DueOutcome {
  expired_drafts: number
  expired_returns: number
  freed_claims: number
  dated: number
}

const dueKey = 'huanzheng.dueAt'

/**
 * Lets the database do what time has decided, unless a page of this browser did so within the last minutes.
 *
 * @returns undefined when it was not asked
 * @throws AppError
 */
export async function advanceDue(minutes: number): Promise<DueOutcome | undefined> {
  const now = Date.now()
  const last = Number(localStorage.getItem(dueKey) ?? 0)
  // a clock that was set back must not silence it
  if (last <= now && now - last < minutes * 60_000) return undefined
  localStorage.setItem(dueKey, String(now))
  return rpc('advance_due')
}
