import type { FindingStatus } from '../domain/finding'
import type { ItemAnswer, ReportStatus } from '../domain/inspectionReport'
import type { IsoDate } from '../domain/shanghai'
import { supabase } from './client'
import { currentScope, pageOf, type RowPage, rangeOf } from './registerPages'
import { rpc } from './rpc'

/** A row of public.inspection_reports as lists show it. */
export interface ReportRow {
  id: string
  number: string
  order_id: string
  evaluation_id: string
  institution_name: string
  occupation: string
  levels: string[]
  batch: string
  site: string
  starts_on: IsoDate
  ends_on: IsoDate
  head_count: number
  center_code: string
  region_code: string
  supervisor_names: string[]
  status: ReportStatus
  /** Null while the working days of its year are not known. */
  due_on: IsoDate | null
  problems: number | null
  severity: string | null
  days_late: number | null
  submitted_by_name: string | null
  submitted_at: string | null
  commented_at: string | null
  read_at: string | null
}

/** A line of the dictionary. */
export interface Choice {
  code: string
  name_zh: string
  name_en: string
}

/** An item of a submitted checklist. */
export interface ReportItem extends Choice {
  answer: ItemAnswer
  note: string | null
  severity: string | null
  person_name: string | null
}

/** A file of a report, or of an answer to a finding. */
export interface ReportFile {
  id: string
  kind: 'photo' | 'signed_page' | 'rectification'
  item: string | null
  name: string
  mime_type: string
  bytes: number
  by: string
  at: string
  is_by_institution: boolean
  may_remove: boolean
}

/** A finding of a report with its steps so far. */
export interface ReportFinding {
  id: string
  kind: string
  severity: string
  item_zh: string
  item_en: string
  text: string
  person_id: string | null
  person_name: string
  status: FindingStatus
  rectify_by: IsoDate | null
  version: number
  case_id: string | null
  steps: { at: string; step: string; by: string; note: string; rectify_by: IsoDate | null }[]
  files: ReportFile[]
}

/** What public.inspection_report answers. */
export interface ReportRecord {
  report: ReportRow & {
    items: ReportItem[] | null
    present_count: number | null
    situation: string | null
    proposal: string | null
    rectify_by: IsoDate | null
    attendee_names: string[] | null
    comment: string | null
    is_contested: boolean | null
    commented_by_name: string | null
    read_note: string | null
    read_by_name: string | null
    version: number
    /** For those who write it. */
    supervisor_ids?: string[]
  }
  today: IsoDate
  is_writer: boolean
  may_write: boolean
  may_comment: boolean
  may_read: boolean
  draft: { content: Record<string, string>; version: number; saved_by: string | null } | null
  items: Choice[] | null
  severities: Choice[]
  assessors: { id: string; name: string; card: string }[] | null
  files: ReportFile[]
  findings: ReportFinding[]
  events: { kind: string; at: string; by: string; note: string | null }[]
}

export interface ReportQuery {
  statuses: readonly ReportStatus[]
  /** Owed and past the term on this day, or submitted late. */
  lateOn?: IsoDate
  /** Submitted and not read by the center yet. */
  isUnread?: boolean
  /** Submitted and not commented by the institution yet. */
  isUncommented?: boolean
  severity?: string
  regionCode?: string
  number?: string
  from?: IsoDate
  to?: IsoDate
  page: number
  pageSize: number
}

const columns =
  'id,number,order_id,evaluation_id,institution_name,occupation,levels,batch,site,starts_on,ends_on,head_count,center_code,region_code,supervisor_names,status,due_on,problems,severity,days_late,submitted_by_name,submitted_at,commented_at,read_at'

/** One page of the reports in the caller's scope, the latest evaluations first. @throws AppError */
export async function findReports(query: ReportQuery, signal?: AbortSignal): Promise<RowPage<ReportRow>> {
  const { regionCode: own, institutionIds } = currentScope()
  let request = supabase()
    .from('inspection_reports')
    .select(columns, { count: 'exact' })
    .in('status', [...query.statuses])
  if (own) request = request.or(`center_code.eq.${own},region_code.eq.${own}`)
  if (institutionIds) request = request.in('disclosed_to', [...institutionIds])
  if (query.regionCode) request = request.eq('region_code', query.regionCode)
  if (query.lateOn)
    request = request.or(`days_late.gt.0,and(status.in.(awaited,draft),due_on.lt.${query.lateOn})`)
  if (query.isUnread) request = request.is('read_at', null)
  if (query.isUncommented) request = request.is('commented_at', null)
  if (query.severity) request = request.eq('severity', query.severity)
  if (query.number) request = request.eq('number', query.number)
  if (query.from) request = request.gte('ends_on', query.from)
  if (query.to) request = request.lte('starts_on', query.to)
  request = request
    .order('starts_on', { ascending: false })
    .order('id')
    .range(...rangeOf(query.page, query.pageSize))
  return pageOf(await (signal ? request.abortSignal(signal) : request), signal)
}

/** @throws AppError inspection_report_not_found */
export function getReport(id: string, signal?: AbortSignal): Promise<ReportRecord> {
  return rpc('inspection_report', { p_id: id }, signal)
}

/** Saves texts of a draft. @throws AppError stale_version (by, at), inspection_report_submitted, inspection_not_begun */
export function saveReportDraft(
  id: string,
  changes: Record<string, unknown>,
  version: number,
): Promise<{ version: number; saved_at: string }> {
  return rpc('save_inspection_draft', { p_id: id, p_changes: changes, p_expected_version: version })
}

/** @throws AppError with values.field: inspection_item_missing, inspection_note_missing …; stale_version */
export function submitReport(id: string, version: number, requestId: string): Promise<unknown> {
  return rpc('submit_inspection_report', {
    p_id: id,
    p_expected_version: version,
    p_request_id: requestId,
  })
}

type Versioned = { id: string; version: number }

/** What the institution says, once. @throws AppError inspection_report_commented, note_missing, stale_version */
export function commentReport(row: Versioned, comment: string, isContested: boolean): Promise<unknown> {
  return rpc('comment_inspection_report', {
    p_id: row.id,
    p_comment: comment,
    p_is_contested: isContested,
    p_expected_version: row.version,
  })
}

/** 阅处. @throws AppError inspection_report_read, own_inspection_report, stale_version */
export function signReportOff(row: Versioned, note: string): Promise<unknown> {
  return rpc('read_inspection_report', { p_id: row.id, p_note: note, p_expected_version: row.version })
}

/** A report that the signed-in supervisor owes or wrote. */
export type OwnReport = Pick<
  ReportRow,
  'id' | 'institution_name' | 'starts_on' | 'ends_on' | 'status' | 'due_on' | 'submitted_at'
>

/** What is left to do of reports and findings. */
export interface InspectionTasks {
  today: IsoDate
  own: OwnReport[]
  /** Of a center: reports past their term, to be read; findings answered, findings past their term. */
  overdue: number
  to_read: number
  answered: number
  late: number
  /** Of an institution: reports to comment, findings to rectify, those past their term. */
  to_comment: number
  to_rectify: number
  to_rectify_late: number
}

/** @throws AppError */
export function myInspections(signal?: AbortSignal): Promise<InspectionTasks> {
  return rpc('my_inspections', {}, signal)
}
