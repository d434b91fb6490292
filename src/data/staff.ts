import type { CrudFilters } from '@refinedev/core'
import type { IsoDate } from '../domain/shanghai'
import type { StaffRole } from '../domain/staffRole'
import { staffRoles } from '../domain/staffRole'
import { rowsOf } from './answer'
import { supabase } from './client'
import { applyFilters, type FilteredQuery } from './filters'
import { rpc } from './rpc'
import { failure } from './session'

/** Rights beyond the role that the security administration gives by name. */
export type ExtraGrant = 'reveal' | 'export'

/** Somebody who works for a unit or a center. */
export interface StaffRow {
  user_id: string
  role: StaffRole
  region_code: string
  institution_id: string | null
  name: string
  email: string
  phone: string | null
  extra_grants: ExtraGrant[]
  is_active: boolean
  dismissed_at: string | null
  version: number
  created_at: string
  institutions: { name: string } | null
}

export interface StaffQuery {
  role?: StaffRole
  region?: string
  /** Left out: only those in office. */
  isDismissed?: boolean
  /** A part of a name or e-mail address. */
  text?: string
  /** From 1. */
  page: number
  pageSize: number
}

const columns =
  'user_id,role,region_code,institution_id,name,email,phone,extra_grants,is_active,dismissed_at,version,created_at,institutions(name)'

type StaffNarrowing = Omit<StaffQuery, 'page' | 'pageSize'>

/** The staff in the caller's scope as a query, narrowed, without order and page. */
function staffOf(
  { role, region, isDismissed = false, text }: StaffNarrowing,
  wanted: string,
  options: { count?: 'exact'; head?: boolean } = {},
) {
  const query = supabase().from('staff').select(wanted, options).eq('is_active', !isDismissed)
  const filters: CrudFilters = [
    { field: 'role', operator: 'eq', value: role },
    { field: 'region_code', operator: 'eq', value: region },
    {
      operator: 'or',
      value: [
        { field: 'name', operator: 'contains', value: text },
        { field: 'email', operator: 'contains', value: text },
      ],
    },
  ]
  applyFilters(query as unknown as FilteredQuery, filters)
  return query
}

/** One page of the staff in the caller's scope. @throws AppError */
export async function listStaff(
  { page, pageSize, ...narrowing }: StaffQuery,
  signal?: AbortSignal,
): Promise<{ rows: StaffRow[]; total: number }> {
  const query = staffOf(narrowing, columns, { count: 'exact' })
    .order('region_code')
    .order('role')
    .order('name')
    .order('user_id')
    .range((page - 1) * pageSize, page * pageSize - 1)
  const { data, error, status, count } = await (signal ? query.abortSignal(signal) : query)
  if (status === 416) return { rows: [], total: count ?? 0 }
  if (error) throw failure(error, status)
  return { rows: data as unknown as StaffRow[], total: count ?? data.length }
}

/** How many of the staff match. @throws AppError */
export async function countStaffOf(narrowing: StaffNarrowing, signal?: AbortSignal): Promise<number> {
  const query = staffOf(narrowing, 'user_id', { count: 'exact', head: true })
  const { count, error, status } = await (signal ? query.abortSignal(signal) : query)
  if (error) throw failure(error, status)
  return count ?? 0
}

/** The next of the staff behind one of them, at most 1000, by their ids: for exports. @throws AppError */
export function listStaffAfter(
  narrowing: StaffNarrowing,
  after: StaffRow | undefined,
  signal?: AbortSignal,
): Promise<StaffRow[]> {
  const query = staffOf(narrowing, columns).order('user_id').limit(1000)
  return rowsOf(after ? query.gt('user_id', after.user_id) : query, signal)
}

/** How many of each role are in office. @throws AppError */
export async function countStaff(signal?: AbortSignal): Promise<{ role: StaffRole; n: number }[]> {
  return Promise.all(
    staffRoles.map(async (role) => {
      const query = supabase()
        .from('staff')
        .select('user_id', { count: 'exact', head: true })
        .eq('role', role)
        .eq('is_active', true)
      const { count, error, status } = await (signal ? query.abortSignal(signal) : query)
      if (error) throw failure(error, status)
      return { role, n: count ?? 0 }
    }),
  )
}

/** Dismisses at once; the person's claims are freed. @throws AppError last_of_its_kind, not_oneself, stale_version */
export function dismissStaff({ user_id, version }: Pick<StaffRow, 'user_id' | 'version'>): Promise<void> {
  return rpc('dismiss_staff', { p_user_id: user_id, p_expected_version: version })
}

/** Sets the extra rights of a member of staff. @throws AppError stale_version, not_oneself */
export function grantStaff(
  { user_id, version }: Pick<StaffRow, 'user_id' | 'version'>,
  grants: readonly ExtraGrant[],
): Promise<void> {
  return rpc('grant_staff', { p_user_id: user_id, p_grants: grants, p_expected_version: version })
}

/** Somebody who acts for a unit for a time. */
export interface Deputy {
  id: string
  /** The address of the login when it was appointed. */
  email: string | null
  name: string
  institution_id: string
  starts_on: IsoDate
  ends_on: IsoDate
  reason: string
  created_at: string
  institutions: { name: string } | null
}

const deputyColumns = 'id,email,name,institution_id,starts_on,ends_on,reason,created_at,institutions(name)'

/** What a login stands in for, or did. @throws AppError */
export function listOwnDeputies(userId: string, signal?: AbortSignal): Promise<Deputy[]> {
  return rowsOf(
    supabase()
      .from('deputies')
      .select(deputyColumns)
      .eq('user_id', userId)
      .order('ends_on', { ascending: false })
      .limit(20),
    signal,
  )
}

/** Deputies in the caller's scope, the latest first. @throws AppError */
export function listDeputies(signal?: AbortSignal): Promise<Deputy[]> {
  return rowsOf(
    supabase().from('deputies').select(deputyColumns).order('ends_on', { ascending: false }).limit(200),
    signal,
  )
}

export interface NewDeputy {
  email: string
  name: string
  institutionId: string
  from: IsoDate
  to: IsoDate
  reason: string
}

/** @throws AppError deputy_without_login, deputy_of_a_center, deputy_period, reason_missing, institution_not_found */
export function appointDeputy({ email, name, institutionId, from, to, reason }: NewDeputy): Promise<string> {
  return rpc('appoint_deputy', {
    p_email: email,
    p_institution_id: institutionId,
    p_from: from,
    p_to: to,
    p_reason: reason,
    p_name: name,
  })
}

/** Ends a deputyship at once; one that has begun before stays on record. @throws AppError deputy_not_found */
export function endDeputy(id: string): Promise<void> {
  return rpc('end_deputy', { p_id: id })
}

/** A unit that somebody can be invited to, or stand in for. */
export interface UnitOption {
  id: string
  name: string
}

/**
 * Active units in the caller's scope whose name contains the text, at most 50.
 *
 * @param regionCode only units of this region
 * @throws AppError
 */
export function findUnits(text: string, regionCode?: string, signal?: AbortSignal): Promise<UnitOption[]> {
  const query = supabase()
    .from('institutions')
    .select('id,name')
    .eq('status', 'active')
    .order('name')
    .limit(50)
  if (regionCode) query.eq('region_code', regionCode)
  applyFilters(query as unknown as FilteredQuery, [{ field: 'name', operator: 'contains', value: text }])
  return rowsOf(query, signal)
}
