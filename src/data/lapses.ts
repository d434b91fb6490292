import type { LapseGround, LapseStatus } from '../domain/lapse'
import type { IsoDate } from '../domain/shanghai'
import { supabase } from './client'
import { rpc } from './rpc'
import { failure } from './session'

/** A card that is to lapse as of today. */
export interface LapseCandidate {
  card_id: string
  person_id: string
  person_name: string
  card_kind: string
  card_number: string
  valid_to: IsoDate
  institution_name: string | null
  region_code: string
  ground: LapseGround
  /** What the rule saw. */
  basis: {
    round?: string
    number?: string
    refused_on?: IsoDate
    closed_on?: IsoDate
    unit_refused?: boolean
  }
}

interface Page {
  text?: string
  ground?: LapseGround
  kind?: string
  regionCode?: string
  page: number
  pageSize: number
}

/** A page of the cards that are to lapse, the longest expired first. @throws AppError not_permitted */
export async function findLapseCandidates(
  query: Page,
  signal?: AbortSignal,
): Promise<{ rows: LapseCandidate[]; total: number }> {
  const first = (query.page - 1) * query.pageSize
  const request = supabase()
    .rpc(
      'lapse_candidates',
      {
        p_region_code: query.regionCode ?? null,
        p_ground: query.ground ?? null,
        p_kind: query.kind ?? null,
        p_text: query.text?.trim() || null,
      },
      { count: 'exact' },
    )
    .order('valid_to')
    .order('card_id')
    .range(first, first + query.pageSize - 1)
  const { data, error, status, count } = await (signal ? request.abortSignal(signal) : request)
  if (status === 416) return { rows: [], total: count ?? 0 }
  if (error) throw failure(error, status)
  return { rows: data as LapseCandidate[], total: count ?? 0 }
}

/** What became of one card of a bulk call. */
export interface LapseOutcome {
  id: string
  outcome: 'done' | 'refused'
  key: string | null
}

/** Confirms up to 500 lapses; each is checked anew. @throws AppError not_permitted, bulk_size */
export function confirmLapses(
  cards: readonly Pick<LapseCandidate, 'card_id' | 'ground'>[],
  requestId: string,
): Promise<LapseOutcome[]> {
  return rpc('confirm_lapses', {
    p_items: cards.map(({ card_id, ground }) => ({ card_id, ground })),
    p_request_id: requestId,
  })
}

/** A row of public.lapses. */
export interface Lapse {
  id: string
  card_id: string
  person_id: string
  person_name: string
  card_kind: string
  card_number: string
  valid_to: IsoDate
  ground: LapseGround
  status: LapseStatus
  confirmed_by_name: string
  confirmed_at: string
  appeal_due_on: IsoDate | null
  appeal_note: string | null
  decision_note: string | null
  decided_by_name: string | null
  region_code: string
  version: number
  person?: { id_number_masked: string } | null
}

const lapseColumns =
  'id,card_id,person_id,person_name,card_kind,card_number,valid_to,ground,status,confirmed_by_name,confirmed_at,appeal_due_on,appeal_note,decision_note,decided_by_name,region_code,version,person:people!lapses_person_id_fkey(id_number_masked)'

export type LapseQuery = Page & {
  statuses: readonly LapseStatus[]
  /** Days of confirmation, both included. */
  from?: IsoDate
  to?: IsoDate
}

/** A page of confirmed lapses, the latest first. @throws AppError */
export async function findLapses(
  query: LapseQuery,
  signal?: AbortSignal,
): Promise<{ rows: Lapse[]; total: number }> {
  const first = (query.page - 1) * query.pageSize
  let request = supabase()
    .from('lapses')
    .select(lapseColumns, { count: 'exact' })
    .in('status', [...query.statuses])
  if (query.regionCode) request = request.eq('region_code', query.regionCode)
  if (query.ground) request = request.eq('ground', query.ground)
  if (query.kind) request = request.eq('card_kind', query.kind)
  if (query.from) request = request.gte('confirmed_at', `${query.from}T00:00:00+08:00`)
  if (query.to) request = request.lte('confirmed_at', `${query.to}T23:59:59.999999+08:00`)
  if (query.text?.trim()) request = request.eq('person_name', query.text.trim())
  const page = request
    .order('confirmed_at', { ascending: false })
    .order('id')
    .range(first, first + query.pageSize - 1)
  const { data, error, status, count } = await (signal ? page.abortSignal(signal) : page)
  if (status === 416) return { rows: [], total: count ?? 0 }
  if (error) throw failure(error, status)
  return { rows: data as unknown as Lapse[], total: count ?? 0 }
}

/** Lapses of one's own cards. @throws AppError */
export async function findLapsesOf(personId: string): Promise<Lapse[]> {
  const { data, error, status } = await supabase()
    .from('lapses')
    .select(lapseColumns)
    .eq('person_id', personId)
    .order('confirmed_at', { ascending: false })
  if (error) throw failure(error, status)
  return data as unknown as Lapse[]
}

/** appeal by the person; grant_appeal and deny_appeal by an officer who did not confirm it. */
export type LapseAction = 'appeal' | 'grant_appeal' | 'deny_appeal'

/** @throws AppError appeal_over, appeal_needs_other_officer, stale_version, appeal_needs_statement, note_missing */
export function actOnLapse(
  { id, version }: Pick<Lapse, 'id' | 'version'>,
  action: LapseAction,
  note: string,
): Promise<{ status: LapseStatus; version: number }> {
  return rpc('act_on_lapse', { p_id: id, p_action: action, p_note: note, p_expected_version: version })
}
