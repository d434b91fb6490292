import type { IsoDate } from '../domain/shanghai'
import { rowsOf } from './answer'
import { supabase } from './client'
import { rpc } from './rpc'
import { failure } from './session'

export const SEVERITIES = ['minor', 'serious', 'grave'] as const
export type Severity = (typeof SEVERITIES)[number]

/** A row of public.accidents with the name of the person. */
export interface Accident {
  id: string
  person_id: string
  /** Of the dictionary accident_kind. */
  kind: string
  severity: Severity
  occurred_on: IsoDate
  note: string | null
  voided_on: IsoDate | null
  void_reason: string | null
  region_code: string
  recorded_by_name: string | null
  version: number
  person: { name: string; id_number_masked: string; institution: { name: string } | null }
  /** The work at which it happened, where it is on record. */
  record: RecordChoice | null
}

export interface AccidentQuery {
  /** Left out: both. */
  isVoided?: boolean
  kind?: string
  severity?: Severity
  regionCode?: string
  from?: IsoDate
  to?: IsoDate
  page: number
  pageSize: number
}

/** A page of assessment accidents, the latest first. @throws AppError */
export async function findAccidents(
  query: AccidentQuery,
  signal?: AbortSignal,
): Promise<{ rows: Accident[]; total: number }> {
  const first = (query.page - 1) * query.pageSize
  let request = supabase()
    .from('accidents')
    .select(
      'id,person_id,kind,severity,occurred_on,note,voided_on,void_reason,region_code,recorded_by_name,version,' +
        'person:people!accidents_person_id_fkey(name,id_number_masked,institution:institutions!people_institution_id_fkey(name)),' +
        'record:activity_records(id,held_on,institution_name,batch)',
      { count: 'exact' },
    )
  if (query.regionCode) request = request.eq('region_code', query.regionCode)
  if (query.kind) request = request.eq('kind', query.kind)
  if (query.severity) request = request.eq('severity', query.severity)
  if (query.from) request = request.gte('occurred_on', query.from)
  if (query.to) request = request.lte('occurred_on', query.to)
  if (query.isVoided === true) request = request.not('voided_on', 'is', null)
  if (query.isVoided === false) request = request.is('voided_on', null)
  const page = request
    .order('occurred_on', { ascending: false })
    .order('id')
    .range(first, first + query.pageSize - 1)
  const { data, error, status, count } = await (signal ? page.abortSignal(signal) : page)
  if (status === 416) return { rows: [], total: count ?? 0 }
  if (error) throw failure(error, status)
  return { rows: data as unknown as Accident[], total: count ?? 0 }
}

/** The accidents of a person that still count, the latest first. @throws AppError */
export function findStandingAccidents(personId: string, signal?: AbortSignal): Promise<AccidentChoice[]> {
  return rowsOf(
    supabase()
      .from('accidents')
      .select('id,kind,severity,occurred_on')
      .eq('person_id', personId)
      .is('voided_on', null)
      .order('occurred_on', { ascending: false })
      .limit(50),
    signal,
  )
}

export type AccidentChoice = Pick<Accident, 'id' | 'kind' | 'severity' | 'occurred_on'>

/** A record of work at which an accident may have happened. */
export interface RecordChoice {
  id: string
  held_on: IsoDate
  institution_name: string
  batch: string
}

/** The latest work of a person on record. @throws AppError */
export function findRecordChoices(personId: string, signal?: AbortSignal): Promise<RecordChoice[]> {
  return rowsOf(
    supabase()
      .from('activity_records')
      .select('id,held_on,institution_name,batch')
      .eq('person_id', personId)
      .eq('role', 'assessor')
      .order('held_on', { ascending: false })
      .limit(100),
    signal,
  )
}

export interface NewAccident {
  person_id: string
  kind: string
  severity: Severity
  occurred_on: IsoDate
  note: string
  activity_record_id?: string
}

/** @throws AppError with values.field: field_required, accident_in_future, accident_note_length; own_case */
export function recordAccident(accident: NewAccident, requestId: string): Promise<string> {
  return rpc('record_accident', { p_accident: accident, p_request_id: requestId })
}

/** Takes an accident's effect away; it stays on record. @throws AppError accident_needs_other_officer, accident_voided */
export function voidAccident(
  { id, version }: Pick<Accident, 'id' | 'version'>,
  reason: string,
): Promise<void> {
  return rpc('void_accident', { p_id: id, p_reason: reason, p_expected_version: version })
}
