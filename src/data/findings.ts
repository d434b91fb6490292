import type { CardRole } from '../domain/card'
import type { FindingAction, FindingKind, FindingStatus, REPORTED_KINDS } from '../domain/finding'
import type { IsoDate } from '../domain/shanghai'
import { supabase } from './client'
import { rpc } from './rpc'
import { failure } from './session'

/** A row of public.findings, with how many its institution had within a year. */
export interface Finding {
  id: string
  kind: FindingKind
  source: 'system' | 'center' | 'inspection'
  institution_id: string | null
  institution_name: string
  region_code: string
  person_id: string | null
  person_name: string
  evaluation_id: string | null
  occurred_on: IsoDate
  /** What was compared: card_number, valid_to, occupation, site, other_site, sessions, text … */
  details: Record<string, unknown>
  status: FindingStatus
  rectify_by: IsoDate | null
  note: string | null
  handled_by_name: string | null
  answer: string | null
  case_id: string | null
  version: number
  repeats: number
  /** Null of nobody on record, and of people of another center. */
  person?: { id_number_masked: string } | null
}

/** As public.findings.rectification has them, and what is open past its term. */
export const RECTIFICATIONS = ['on_time', 'late', 'closed', 'open', 'overdue'] as const

export interface FindingQuery {
  statuses: readonly FindingStatus[]
  kind?: FindingKind
  regionCode?: string
  institutionIds?: readonly string[]
  /** Only those whose term ended before this day. */
  rectifyBefore?: IsoDate
  /** How a rectification that was asked for stands; open ones are those in time, overdue the others. */
  rectification?: (typeof RECTIFICATIONS)[number]
  /** Days of its term, both included. */
  termFrom?: IsoDate
  termTo?: IsoDate
  /** The day of the business, by which overdue is told. */
  today?: IsoDate
  from?: IsoDate
  to?: IsoDate
  page: number
  pageSize: number
}

const columns =
  'id,kind,source,institution_id,institution_name,region_code,person_id,person_name,evaluation_id,occurred_on,details,status,rectify_by,note,handled_by_name,answer,case_id,version,person:people!findings_person_id_fkey(id_number_masked)'

/** A page of findings, the latest first. @throws AppError */
export async function findFindings(
  query: FindingQuery,
  signal?: AbortSignal,
): Promise<{ rows: Finding[]; total: number }> {
  const first = (query.page - 1) * query.pageSize
  let request = supabase()
    .from('findings')
    .select(columns, { count: 'exact' })
    .in('status', [...query.statuses])
  if (query.regionCode) request = request.eq('region_code', query.regionCode)
  if (query.institutionIds) request = request.in('institution_id', [...query.institutionIds])
  if (query.kind) request = request.eq('kind', query.kind)
  if (query.rectification) {
    const { rectification, today = '' } = query
    request = request.eq('rectification', rectification === 'overdue' ? 'open' : rectification)
    if (rectification === 'overdue') request = request.lt('rectify_by', today)
  }
  // one bound a column: the local backend reads only the last of two
  const termFrom = [query.termFrom, query.rectification === 'open' ? query.today : undefined]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
  if (termFrom) request = request.gte('rectify_by', termFrom)
  if (query.termTo) request = request.lte('rectify_by', query.termTo)
  if (query.rectifyBefore) request = request.lt('rectify_by', query.rectifyBefore)
  if (query.from) request = request.gte('occurred_on', query.from)
  if (query.to) request = request.lte('occurred_on', query.to)
  const page = request
    .order('occurred_on', { ascending: false })
    .order('id')
    .range(first, first + query.pageSize - 1)
  const { data, error, status, count } = await (signal ? page.abortSignal(signal) : page)
  if (status === 416) return { rows: [], total: count ?? 0 }
  if (error) throw failure(error, status)
  const rows = data as unknown as Omit<Finding, 'repeats'>[]
  const ids = [...new Set(rows.flatMap(({ institution_id }) => institution_id ?? []))]
  const repeats =
    ids.length > 0
      ? await rpc<{ institution_id: string; findings: number }[]>(
          'repeat_findings',
          { p_institution_ids: ids },
          signal,
        )
      : []
  const repeatsOf = new Map(repeats.map(({ institution_id, findings }) => [institution_id, findings]))
  return {
    rows: rows.map((row) => ({ ...row, repeats: repeatsOf.get(row.institution_id ?? '') ?? 0 })),
    total: count ?? 0,
  }
}

/**
 * Handles a finding, or answers it.
 *
 * @throws AppError note_missing, rectify_by_missing (values.field); stale_version, action_not_possible
 */
export function handleFinding(
  { id, version }: Pick<Finding, 'id' | 'version'>,
  action: FindingAction,
  note: string,
  rectifyBy?: IsoDate,
): Promise<{ status: FindingStatus; version: number; case_id: string | null }> {
  return rpc('handle_finding', {
    p_id: id,
    p_action: action,
    p_note: note,
    p_expected_version: version,
    p_rectify_by: rectifyBy ?? null,
  })
}

/** What a center found itself: on site, at a check-in, from a complaint. */
export interface NewFinding {
  institution_id: string
  kind: (typeof REPORTED_KINDS)[number]
  occurred_on: IsoDate
  /** A person on record, or the name that was given on site. */
  person_id?: string
  person_name?: string
  /** The role in which the person was active there. */
  role: CardRole
  note: string
}

/**
 * Puts a finding of one's own into the register; repeated with the same request id it counts once.
 *
 * @throws AppError with values.field: institution_not_found, person_not_found, accident_in_future, accident_note_length;
 *   own_case
 */
export function reportFinding(finding: NewFinding, requestId: string): Promise<string> {
  return rpc('report_finding', { p_finding: finding, p_request_id: requestId })
}
