import type { Round } from '../domain/round'
import type { IsoDate } from '../domain/shanghai'
import { rowsOf } from './answer'
import { supabase } from './client'
import { AppError } from './errors'
import { rpc } from './rpc'

/** A renewal round as public.rounds keeps it. */
export interface RoundRow extends Round {
  year: number
  month: number
  /** Working days of registration. */
  working_days: number
  /** What the calendar says; closes_on may have been set otherwise, with a reason. */
  computed_closes_on: IsoDate | null
  override_reason: string | null
  unit_review_due_on: IsoDate | null
  city_report_due_on: IsoDate | null
  final_review_due_on: IsoDate | null
  published_at: string | null
  closed_at: string | null
  note: string | null
  version: number
  created_at: string
}

const columns = [
  'id,year,month,name,status,window_from,window_to,opens_on,working_days,computed_closes_on,closes_on',
  'override_reason,unit_review_due_on,city_report_due_on,final_review_due_on,published_at,closed_at,note,version',
  'created_at',
].join(',')

/** All rounds that the caller may see, the latest first; drafts are the province's. @throws AppError */
export function listRounds(signal?: AbortSignal): Promise<RoundRow[]> {
  return rowsOf(
    supabase().from('rounds').select(columns).order('opens_on', { ascending: false }).limit(200),
    signal,
  )
}

/** @throws AppError round_not_found */
export async function getRound(id: string, signal?: AbortSignal): Promise<RoundRow> {
  const [round] = await rowsOf<RoundRow>(supabase().from('rounds').select(columns).eq('id', id), signal)
  if (!round) throw new AppError('missing', 'round_not_found', {}, 404)
  return round
}

/** What a draft consists of. closes_on is null where the calendar shall decide. */
export interface RoundDraft {
  year: number
  month: number
  name: string
  window_from: IsoDate
  window_to: IsoDate
  opens_on: IsoDate
  working_days: number
  closes_on: IsoDate | null
  override_reason: string
  note: string
}

/**
 * Creates a draft, or changes one.
 *
 * @param existing the draft to change, as it was read
 * @throws AppError with values.field: round_month_taken, round_override_needs_reason …; stale_version,
 *   round_is_published
 */
export function saveRound(draft: RoundDraft, existing?: Pick<RoundRow, 'id' | 'version'>): Promise<RoundRow> {
  return rpc('save_round', {
    p_id: existing?.id ?? null,
    p_round: draft,
    p_expected_version: existing?.version ?? null,
  })
}

/** @throws AppError calendar_year_missing (year), round_already_over, round_needs_saving_again, stale_version */
export function publishRound({ id, version }: Pick<RoundRow, 'id' | 'version'>): Promise<RoundRow> {
  return rpc('publish_round', { p_id: id, p_expected_version: version })
}

/** Extends the registration of a published round. @throws AppError round_extension_not_later, stale_version */
export function extendRound(
  { id, version }: Pick<RoundRow, 'id' | 'version'>,
  until: IsoDate,
  reason: string,
): Promise<RoundRow> {
  return rpc('extend_round', { p_id: id, p_until: until, p_reason: reason, p_expected_version: version })
}

/** Closes a published round; files on their way go on. @throws AppError stale_version, round_not_published */
export function closeRound(
  { id, version }: Pick<RoundRow, 'id' | 'version'>,
  reason: string,
): Promise<RoundRow> {
  return rpc('close_round', { p_id: id, p_reason: reason, p_expected_version: version })
}

/** Drafts the rounds of a year after another's; months that exist are left alone. @returns the new drafts */
export function copyRounds(fromYear: number, toYear: number): Promise<RoundRow[]> {
  return rpc('copy_rounds', { p_from_year: fromYear, p_to_year: toYear })
}

/** An extension, another end or the closing of a round, with its reason. */
export interface RoundChange {
  id: string
  kind: 'extension' | 'override' | 'close'
  old_closes_on: IsoDate | null
  new_closes_on: IsoDate | null
  reason: string
  actor_name: string | null
  at: string
}

/** The changes of a published round, the latest first. @throws AppError */
export function listRoundChanges(roundId: string, signal?: AbortSignal): Promise<RoundChange[]> {
  return rowsOf(
    supabase()
      .from('round_changes')
      .select('id,kind,old_closes_on,new_closes_on,reason,actor_name,at')
      .eq('round_id', roundId)
      .order('at', { ascending: false }),
    signal,
  )
}

/** Files of a round by region and status, with those past their due date. */
export interface RoundProgressRow {
  region_code: string
  status: string
  n: number
  late: number
}

/** The progress of a round in the caller's regions; drafts do not count. @throws AppError */
export function roundProgress(roundId: string, signal?: AbortSignal): Promise<RoundProgressRow[]> {
  return rpc('round_progress', { p_round_id: roundId }, signal)
}
