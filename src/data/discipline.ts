import type { CardStatus } from '../domain/card'
import type { CaseAction, CaseStatus, PenaltyKind, PenaltyRole } from '../domain/discipline'
import type { IsoDate } from '../domain/shanghai'
import { supabase } from './client'
import { rpc } from './rpc'
import { failure } from './session'

/** What the person and the unit read of a case. */
export interface CaseFacts {
  id: string
  number: string
  person_id: string
  person_name: string
  role: PenaltyRole
  /** What was proposed. */
  kind: PenaltyKind
  /** Of the dictionary discipline_ground. */
  ground: string
  facts: string
  /** 陈述申辩. */
  statement: string | null
  status: CaseStatus
  /** What was decided. */
  outcome: PenaltyKind | null
  document_number: string | null
  decision_note: string | null
  decided_at: string | null
  /** Null: not decided, or the calendar of that day is not loaded. */
  appeal_due_on: IsoDate | null
  appealed_at: string | null
  appeal_note: string | null
  appeal_decided_at: string | null
  appeal_decision_note: string | null
  proposed_at: string | null
  version: number
}

/** A row of public.discipline_cases, as the centers read it. */
export interface CaseRow extends CaseFacts {
  level: 'city' | 'province'
  region_code: string
  institution_id: string | null
  accident_id: string | null
  created_by_name: string
  created_at: string
  proposed_by_name: string | null
  decided_by_name: string | null
  appeal_decided_by_name: string | null
  person?: { id_number_masked: string } | null
}

export interface CaseEvent {
  id: number
  at: string
  action: CaseAction | 'draw_up'
  actor_name: string
  outcome: PenaltyKind | null
  note: string | null
}

export interface CaseFile {
  id: string
  name: string
  mime_type: string
  bytes: number
  uploaded_by_name: string
  uploaded_at: string
}

/** A whole case. Of the person and the unit, files and events are empty and the officers' names are left out. */
export interface CaseRecord {
  case: CaseFacts & Partial<CaseRow>
  is_center: boolean
  person: {
    id: string
    name: string
    gender: string | null
    id_number_masked: string
    institution_name: string | null
    has_login: boolean
  }
  cards: {
    id: string
    kind: string
    number: string
    valid_from: IsoDate
    valid_to: IsoDate
    status: CardStatus
    occupations: string[]
  }[]
  accident: { id: string; kind: string; severity: string; occurred_on: IsoDate; note: string } | null
  files: CaseFile[]
  events: CaseEvent[]
  /** What the decision holds now. */
  effects: Partial<Record<'card' | 'application' | 'ban' | 'assignment', number>>
  /** Cards that the decision took, given back or not. */
  taken_cards: { kind: string; number: string }[]
  others: {
    id: string
    number: string
    status: CaseStatus
    outcome: PenaltyKind | null
    kind: PenaltyKind
    created_at: string
  }[]
  actions: CaseAction[]
  today: IsoDate
}

const rowColumns =
  'id,number,person_id,person_name,role,kind,ground,facts,statement,status,outcome,document_number,decision_note,decided_at,' +
  'appeal_due_on,appealed_at,appeal_note,appeal_decided_at,appeal_decision_note,proposed_at,version,level,region_code,' +
  'institution_id,accident_id,created_by_name,created_at,proposed_by_name,decided_by_name,appeal_decided_by_name,' +
  'person:people!discipline_cases_person_id_fkey(id_number_masked)'

export interface CaseQuery {
  statuses: readonly CaseStatus[]
  /** The beginning of the person's name, or a whole number of case or document. */
  text?: string
  kind?: PenaltyKind
  ground?: string
  /** The scope goes along as a filter: policies guard, they are no index. */
  regionCode?: string
  from?: IsoDate
  to?: IsoDate
  /** What was decided, and on which days, both included. */
  outcome?: PenaltyKind
  decidedFrom?: IsoDate
  decidedTo?: IsoDate
  sort?: { field: string; order: 'asc' | 'desc' }
  page: number
  pageSize: number
}

const sortable = ['created_at', 'decided_at', 'appeal_due_on']

/** A page of cases in the caller's scope, the latest first. @throws AppError */
export async function findCases(
  query: CaseQuery,
  signal?: AbortSignal,
): Promise<{ rows: CaseRow[]; total: number }> {
  const first = (query.page - 1) * query.pageSize
  let request = supabase()
    .from('discipline_cases')
    .select(rowColumns, { count: 'exact' })
    .in('status', [...query.statuses])
  if (query.regionCode) request = request.eq('region_code', query.regionCode)
  if (query.ground) request = request.eq('ground', query.ground)
  if (query.kind) request = request.eq('kind', query.kind)
  if (query.from) request = request.gte('created_at', `${query.from}T00:00:00+08:00`)
  if (query.to) request = request.lte('created_at', `${query.to}T23:59:59+08:00`)
  if (query.outcome) request = request.eq('outcome', query.outcome)
  if (query.decidedFrom) request = request.gte('decided_at', `${query.decidedFrom}T00:00:00+08:00`)
  if (query.decidedTo) request = request.lte('decided_at', `${query.decidedTo}T23:59:59.999999+08:00`)
  const text = query.text?.trim()
  if (text) {
    // what people type stands between quotes, where only these two mean something
    const quoted = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`
    const beginning = quoted(`${text.replace(/[\\%_]/g, '\\$&').replaceAll('*', '_')}%`)
    request = request.or(
      `person_name.like.${beginning},number.eq.${quoted(text)},document_number.eq.${quoted(text)}`,
    )
  }
  const { sort } = query
  if (sort && sortable.includes(sort.field))
    request = request.order(sort.field, { ascending: sort.order === 'asc', nullsFirst: false })
  const ordered = request.order('created_at', { ascending: false }).order('id')
  const page = ordered.range(first, first + query.pageSize - 1)
  const { data, error, status, count } = await (signal ? page.abortSignal(signal) : page)
  if (status === 416) return { rows: [], total: count ?? 0 }
  if (error) throw failure(error, status)
  return { rows: data as unknown as CaseRow[], total: count ?? 0 }
}

/** @throws AppError case_not_found */
export function getCase(id: string, signal?: AbortSignal): Promise<CaseRecord> {
  return rpc('get_case', { p_id: id }, signal)
}

/** Cases about the caller, and decisions about people of the caller's units. */
export function findMyCases(signal?: AbortSignal): Promise<(CaseFacts & { actions: CaseAction[] })[]> {
  return rpc('my_cases', {}, signal)
}

export interface CaseDraft {
  /** Of a new case only. */
  person_id?: string
  role: PenaltyRole
  kind: PenaltyKind
  ground: string
  facts: string
  statement?: string
  accident_id?: string
}

export interface CaseAnswer {
  id: string
  number: string
  status: CaseStatus
  version: number
}

/**
 * Draws a case up, or changes its draft.
 *
 * @throws AppError with values.field: case_facts_length, field_required …; own_case, stale_version, case_not_editable
 */
export function saveCase(draft: CaseDraft, known?: Pick<CaseFacts, 'id' | 'version'>): Promise<CaseAnswer> {
  return rpc('save_case', {
    p_id: known?.id ?? null,
    p_case: draft,
    p_expected_version: known?.version ?? null,
  })
}

/** What a step says besides itself. */
export interface CaseWords {
  note?: string
  outcome?: PenaltyKind
  documentNumber?: string
}

/**
 * Takes a step of a case (notice 三（三）); its effects come in the same transaction. Repeated with the same request id it
 * counts once.
 *
 * @throws AppError action_not_possible, stale_version (by, at), note_missing, evidence_missing, document_number_taken,
 *   appeal_over (due_on), own_case
 */
export function actOnCase(
  { id, version }: Pick<CaseFacts, 'id' | 'version'>,
  action: CaseAction,
  { note, outcome, documentNumber }: CaseWords,
  requestId: string,
): Promise<CaseAnswer> {
  return rpc('act_on_case', {
    p_id: id,
    p_action: action,
    p_expected_version: version,
    p_request_id: requestId,
    p_note: note?.trim() || null,
    p_outcome: outcome ?? null,
    p_document_number: documentNumber?.trim() || null,
  })
}

/** A person to choose for a case or an accident. */
export interface PersonChoice {
  id: string
  name: string
  id_number_masked: string
  institution_name: string | null
}

/** People in the caller's scope by the beginning of the name, the whole identity or card number. @throws AppError */
export async function findPersonChoices(text: string, signal?: AbortSignal): Promise<PersonChoice[]> {
  if (text.trim() === '') return []
  const { rows } = await rpc<{ rows: PersonChoice[] }>(
    'list_people',
    { p_filters: { q: text.trim() }, p_page: 1, p_page_size: 20 },
    signal,
  )
  return rows
}
