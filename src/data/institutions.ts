import type { Track } from '../domain/region'
import type { IsoDate } from '../domain/shanghai'
import { supabase } from './client'
import { AppError } from './errors'
import { currentScope, pageOf, type RowPage, rangeOf, rowsBehind } from './registerPages'
import { rpc } from './rpc'
import { failure } from './session'

/** A row of public.institutions. */
export interface InstitutionRow {
  id: string
  name: string
  attribution: Track
  /** The city it belongs to, or 510000. */
  region_code: string
  /** The city in which it stands. */
  location_code: string
  filing_number: string | null
  filing_valid_from: IsoDate | null
  filing_valid_to: IsoDate | null
  address: string | null
  contact_name: string | null
  contact_phone: string | null
  status: 'active' | 'cancelled'
  cancelled_at: string | null
  cancel_reason: string | null
  version: number
}

/** Figures of an institution. */
export interface InstitutionFigures {
  id: string
  people: number
  /** Active ones, expired and expiring included. */
  cards: number
  expired: number
  /** Within 90 days. */
  expiring: number
  live_files: number
  coming_evaluations: number
}

export interface InstitutionOfficer {
  user_id: string
  name: string
  phone: string | null
  email: string
}

export interface InstitutionQuery {
  /** A part of the name, or the beginning of the filing number. */
  text?: string
  regionCode?: string
  attribution?: string
  status?: string
  /** Filings that end on this day or before. */
  filingTo?: IsoDate
  sort?: { field: string; order: 'asc' | 'desc' }
  page: number
  pageSize: number
}

const columns =
  'id,name,attribution,region_code,location_code,filing_number,filing_valid_from,filing_valid_to,address,contact_name,contact_phone,status,cancelled_at,cancel_reason,version'
const sortable = ['name', 'filing_valid_to']

/** What narrows the register, without order and pages. */
export type InstitutionFilter = Omit<InstitutionQuery, 'sort' | 'page' | 'pageSize'>

function requestOf(query: InstitutionFilter) {
  const scope = currentScope()
  let request = supabase().from('institutions').select(columns, { count: 'exact' })
  const region = scope.regionCode ?? query.regionCode
  if (region) request = request.eq('region_code', region)
  if (scope.institutionIds) request = request.in('id', [...scope.institutionIds])
  if (query.attribution) request = request.eq('attribution', query.attribution)
  if (query.status) request = request.eq('status', query.status)
  if (query.filingTo) request = request.lte('filing_valid_to', query.filingTo)
  const text = query.text?.replace(/[\\%_]/g, '\\$&')
  if (!text) return request
  return /^[A-Za-z]?\d+$/.test(text)
    ? request.ilike('filing_number', `${text}%`)
    : request.ilike('name', `%${text}%`)
}

/** One page of the institutions in the caller's scope. @throws AppError */
export async function findInstitutionPage(
  query: InstitutionQuery,
  signal?: AbortSignal,
): Promise<RowPage<InstitutionRow>> {
  const sort = query.sort && sortable.includes(query.sort.field) ? query.sort : undefined
  let request = requestOf(query)
  if (sort) request = request.order(sort.field, { ascending: sort.order === 'asc', nullsFirst: false })
  request = request
    .order('name')
    .order('id')
    .range(...rangeOf(query.page, query.pageSize))
  return pageOf(await (signal ? request.abortSignal(signal) : request), signal)
}

/** For exports: the next rows behind one. @throws AppError */
export function findInstitutionsAfter(
  query: InstitutionFilter,
  after: InstitutionRow | undefined,
  signal?: AbortSignal,
): Promise<InstitutionRow[]> {
  return rowsBehind(requestOf(query), after, signal)
}

/** @throws AppError institution_not_found */
export async function getInstitution(id: string, signal?: AbortSignal): Promise<InstitutionRow> {
  const request = supabase().from('institutions').select(columns).eq('id', id)
  const { data, error, status } = await (signal ? request.abortSignal(signal) : request)
  if (error) throw failure(error, status)
  const row = (data as InstitutionRow[])[0]
  if (!row) throw new AppError('missing', 'institution_not_found', {}, 404)
  return row
}

/** Figures of at most 100 institutions. @throws AppError */
export function readInstitutionFigures(
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<InstitutionFigures[]> {
  return rpc('institution_figures', { p_ids: ids }, signal)
}

/** Those in office for an institution, as far as the caller sees staff. @throws AppError */
export async function findOfficers(id: string, signal?: AbortSignal): Promise<InstitutionOfficer[]> {
  const request = supabase()
    .from('staff')
    .select('user_id,name,phone,email')
    .eq('institution_id', id)
    .eq('is_active', true)
    .order('name')
  const { data, error, status } = await (signal ? request.abortSignal(signal) : request)
  if (error) throw failure(error, status)
  return data as InstitutionOfficer[]
}

/** What the form of an institution holds. */
export interface InstitutionValues {
  name: string
  attribution: Track
  location_code: string
  filing_number: string
  filing_valid_from: string | null
  filing_valid_to: string | null
  address: string
  contact_name: string
  contact_phone: string
}

type Versioned = Pick<InstitutionRow, 'id' | 'version'>

interface Said {
  reason?: string
  requestId: string
}

/**
 * Registers an institution, or changes the one that is given.
 *
 * @throws AppError with values.field: institution_name_taken, phone_format, filing_dates_reversed …;
 *   attribution_is_the_provinces, nothing_changed, stale_version (by, at)
 */
export function saveInstitution(
  values: InstitutionValues,
  row: Versioned | undefined,
  { reason, requestId }: Said,
): Promise<InstitutionRow> {
  return rpc('save_institution', {
    p_id: row?.id ?? null,
    p_values: values,
    p_reason: reason || null,
    p_expected_version: row?.version ?? null,
    p_request_id: requestId,
  })
}

/**
 * Changes whom to call and where: by the unit's own officers.
 *
 * @throws AppError with values.field: field_required, phone_format; stale_version (by, at), nothing_changed
 */
export function saveUnitContact(
  { address, contact_name, contact_phone }: InstitutionValues,
  row: Versioned,
  requestId: string,
): Promise<InstitutionRow> {
  return rpc('save_unit_contact', {
    p_id: row.id,
    p_values: { address, contact_name, contact_phone },
    p_expected_version: row.version,
    p_request_id: requestId,
  })
}

/** Moves it to another center. @throws AppError reason_missing, nothing_changed, stale_version */
export function changeAttribution(
  row: Versioned,
  values: Pick<InstitutionValues, 'attribution' | 'location_code'>,
  { reason, requestId }: Said,
): Promise<InstitutionRow> {
  return rpc('change_attribution', {
    p_id: row.id,
    p_values: values,
    p_reason: reason ?? null,
    p_expected_version: row.version,
    p_request_id: requestId,
  })
}

/** 注销, or takes it back. @throws AppError institution_has_evaluations (count), reason_missing, stale_version */
export function cancelInstitution(
  row: Versioned,
  isCancelled: boolean,
  { reason, requestId }: Said,
): Promise<InstitutionRow> {
  return rpc('cancel_institution', {
    p_id: row.id,
    p_is_cancelled: isCancelled,
    p_reason: reason ?? null,
    p_expected_version: row.version,
    p_request_id: requestId,
  })
}
