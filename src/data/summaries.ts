import type { IsoDate } from '../domain/shanghai'
import type { BatchState, BatchStatus, SummaryAnnex } from '../domain/summaryBatch'
import { supabase } from './client'
import { AppError } from './errors'
import { rpc } from './rpc'
import { failure } from './session'

/** Files that wait for the next summary table of one reporter: a city (institution null) or a 省属 unit. */
export interface WaitingFiles {
  round_id: string
  annex: SummaryAnnex
  region_code: string
  institution_id: string | null
  waiting: number
}

/** A row of public.summary_batches with the name of its round. */
export interface SummaryBatch extends BatchState {
  id: string
  round_id: string
  annex: SummaryAnnex
  reporter: 'city' | 'institution'
  region_code: string
  institution_id: string | null
  reporter_name: string
  /** 0: the main table; n: 补充汇总 n. */
  sequence: number
  number: string
  row_count: number
  struck_count: number
  handler_name: string
  handler_phone: string
  scan_path: string | null
  scan_name: string | null
  generated_at: string
  reported_by_name: string | null
  reported_at: string | null
  /** Who received it or sent it back. */
  received_by_name: string | null
  received_at: string | null
  send_back_reasons: string[]
  send_back_note: string | null
  version: number
  round: { id: string; name: string }
}

/** A file in a summary table. */
export interface SummaryRow {
  application_id: string
  position: number
  person_name: string
  card_kind: string
  card_number: string
  institution_name: string
  /** 剔除: the province returned or refused this file; the seal holds for the rest. */
  struck_at: string | null
  strike_action: 'return' | 'reject' | null
  strike_reasons: string[]
  strike_note: string | null
}

const batchColumns = [
  'id,round_id,annex,reporter,region_code,institution_id,reporter_name,sequence,number,status,data_version',
  'row_count,struck_count,handler_name,handler_phone,scan_path,scan_name,scan_version,scan_stored,generated_at',
  'reported_by_name,reported_at,received_by_name,received_at,send_back_reasons,send_back_note,version',
  'round:rounds(id,name)',
].join(',')

const rowColumns =
  'application_id,position,person_name,card_kind,card_number,institution_name,struck_at,strike_action,strike_reasons,strike_note'

/** Rows that the API gives in one answer. */
const ANSWER_ROWS = 1000

/** What the caller's scope has waiting, by round, annex and reporter. @throws AppError */
export function findWaitingFiles(): Promise<WaitingFiles[]> {
  return rpc('summary_waiting')
}

/** A 省属 unit, which reports its summary tables itself. */
export interface ReportingUnit {
  id: string
  name: string
}

/** Which of these units report by themselves; 属地 units report through their city. @throws AppError */
export async function findReportingUnits(ids: readonly string[]): Promise<ReportingUnit[]> {
  if (ids.length === 0) return []
  const { data, error, status } = await supabase()
    .from('institutions')
    .select('id,name')
    .eq('attribution', 'province')
    .in('id', [...ids])
    .order('name')
  if (error) throw failure(error, status)
  return data as ReportingUnit[]
}

export interface BatchQuery {
  statuses: readonly BatchStatus[]
  roundId?: string
  annex?: SummaryAnnex
  /** The scope goes along as a filter: policies guard, they are no index. */
  regionCode?: string
  institutionIds?: readonly string[]
  /** Left out: the latest first. */
  sort?: { field: string; order: 'asc' | 'desc' }
  /** From 1. */
  page: number
  pageSize: number
}

/** Columns that summary tables can be sorted by. */
const sortable = ['row_count', 'reported_at']

/** A page of summary tables. @throws AppError */
export async function findBatches(query: BatchQuery): Promise<{ rows: SummaryBatch[]; total: number }> {
  const first = (query.page - 1) * query.pageSize
  let request = supabase()
    .from('summary_batches')
    .select(batchColumns, { count: 'exact' })
    .in('status', [...query.statuses])
  if (query.roundId) request = request.eq('round_id', query.roundId)
  if (query.annex) request = request.eq('annex', query.annex)
  if (query.regionCode) request = request.eq('region_code', query.regionCode)
  if (query.institutionIds) request = request.in('institution_id', [...query.institutionIds])
  const { sort } = query
  if (sort && sortable.includes(sort.field))
    request = request.order(sort.field, { ascending: sort.order === 'asc', nullsFirst: false })
  const { data, error, status, count } = await request
    .order('created_at', { ascending: false })
    .order('id')
    .range(first, first + query.pageSize - 1)
  // a page beyond the end, after tables have left the list: empty, no failure
  if (status === 416) return { rows: [], total: count ?? 0 }
  if (error) throw failure(error, status)
  return { rows: data as unknown as SummaryBatch[], total: count ?? 0 }
}

/** @throws AppError batch_not_found */
export async function getBatch(id: string): Promise<SummaryBatch> {
  const { data, error, status } = await supabase().from('summary_batches').select(batchColumns).eq('id', id)
  if (error) throw failure(error, status)
  const batch = (data as unknown as SummaryBatch[])[0]
  if (!batch) throw new AppError('missing', 'batch_not_found', {}, 404)
  return batch
}

/** All rows of a table in its order, however many there are. @throws AppError */
export async function findBatchRows(batchId: string): Promise<SummaryRow[]> {
  const rows: SummaryRow[] = []
  for (;;) {
    const { data, error, status } = await supabase()
      .from('summary_rows')
      .select(rowColumns)
      .eq('batch_id', batchId)
      .gt('position', rows.at(-1)?.position ?? 0)
      .order('position')
      .limit(ANSWER_ROWS)
    if (error) throw failure(error, status)
    rows.push(...(data as SummaryRow[]))
    if (data.length < ANSWER_ROWS) return rows
  }
}

export interface NewBatch {
  roundId: string
  annex: SummaryAnnex
  /** The 省属 unit that reports; null: the caller's city does. */
  institutionId: string | null
  handlerName: string
  handlerPhone: string
}

/**
 * Generates the draft table of all files that wait, or generates it again: then the data version rises and a sealed
 * scan is void.
 *
 * @returns the id of the table
 * @throws AppError nothing_to_summarise, summary_is_the_citys, not_permitted
 */
export function generateBatch(batch: NewBatch): Promise<string> {
  return rpc('generate_batch', {
    p_round_id: batch.roundId,
    p_annex: batch.annex,
    p_institution_id: batch.institutionId,
    p_handler_name: batch.handlerName.trim(),
    p_handler_phone: batch.handlerPhone.trim(),
  })
}

export interface BatchAnswer {
  id: string
  status: BatchStatus
  version: number
}

type Versioned = Pick<SummaryBatch, 'id' | 'version'>

/**
 * Reports a sealed table to the province (notice 一（四）, 二（四）). Repeated with the same request id it counts once.
 *
 * @throws AppError batch_scan_missing, batch_is_stale (person, status), stale_version, batch_not_editable
 */
export function reportBatch({ id, version }: Versioned, requestId: string): Promise<BatchAnswer> {
  return rpc('report_batch', { p_id: id, p_expected_version: version, p_request_id: requestId })
}

/** 签收: its files go on to review. @throws AppError stale_version (by, at, status), batch_is_stale */
export function receiveBatch({ id, version }: Versioned, requestId: string): Promise<BatchAnswer> {
  return rpc('receive_batch', { p_id: id, p_expected_version: version, p_request_id: requestId })
}

/**
 * Sends a whole table back; its scan is void and its files wait for another one.
 *
 * @throws AppError reason_missing, note_missing, stale_version (by, at, status), batch_is_stale
 */
export function sendBackBatch(
  { id, version }: Versioned,
  reasonCodes: readonly string[],
  note: string,
  requestId: string,
): Promise<BatchAnswer> {
  return rpc('send_back_batch', {
    p_id: id,
    p_reason_codes: reasonCodes,
    p_note: note.trim() || null,
    p_expected_version: version,
    p_request_id: requestId,
  })
}

/** Drops a draft; its files wait for the next table. @throws AppError stale_version, batch_not_editable */
export function discardBatch({ id, version }: Versioned): Promise<void> {
  return rpc('discard_batch', { p_id: id, p_expected_version: version })
}

/** What a row of a table prints, as it stood when the table was generated: full numbers. */
export interface PrintedRow {
  application_id: string
  position: number
  struck_at: string | null
  /** The file's number. */
  number: string
  card_kind: string
  card_number: string
  card_valid_to: IsoDate
  institution_name: string
  data_version: number
  form: Record<string, unknown>
  records: PrintedRecord[]
}

export interface PrintedRecord {
  held_on: IsoDate
  institution_name: string
  batch: string
  place: string | null
  status: string
}

export interface PrintedBatch {
  batch: Omit<SummaryBatch, 'round'>
  rows: PrintedRow[]
}

/** A table with full numbers, for workbook and print; the server logs it. @throws AppError batch_not_found */
export function printBatch(id: string, signal?: AbortSignal): Promise<PrintedBatch> {
  return rpc('print_batch', { p_id: id }, signal)
}
