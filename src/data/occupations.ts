import type { CrudFilters } from '@refinedev/core'
import { supabase } from './client'
import { applyFilters, type FilteredQuery } from './filters'
import { rpc } from './rpc'
import { failure } from './session'

/** An occupation of the catalogue (国家职业分类大典). */
export interface OccupationRow {
  code: string
  name_zh: string
  /** Edition of the catalogue. */
  catalogue: string
  is_active: boolean
  version: number
}

export interface OccupationQuery {
  /** A part of a name, or the beginning of a code. */
  text?: string
  isActive?: boolean
  order: 'asc' | 'desc'
  by: 'code' | 'name_zh'
  /** From 1. */
  page: number
  pageSize: number
}

/** One page of the catalogue. @throws AppError */
export async function listOccupations(
  { text, isActive, by, order, page, pageSize }: OccupationQuery,
  signal?: AbortSignal,
): Promise<{ rows: OccupationRow[]; total: number }> {
  const query = supabase()
    .from('occupations')
    .select('code,name_zh,catalogue,is_active,version', { count: 'exact' })
    .order(by, { ascending: order === 'asc' })
    .order('code')
    .range((page - 1) * pageSize, page * pageSize - 1)
  const filters: CrudFilters = [
    { field: 'is_active', operator: 'eq', value: isActive },
    {
      operator: 'or',
      value: [
        { field: 'name_zh', operator: 'contains', value: text },
        { field: 'code', operator: 'startswith', value: text },
      ],
    },
  ]
  applyFilters(query as unknown as FilteredQuery, filters)
  const { data, error, status, count } = await (signal ? query.abortSignal(signal) : query)
  if (signal?.aborted) throw signal.reason
  if (status === 416) return { rows: [], total: count ?? 0 }
  if (error) throw failure(error, status)
  return { rows: data as OccupationRow[], total: count ?? data.length }
}

/** How often a code is named; 10,001 means more than 10,000. */
export interface CodeUse {
  code: string
  n: number
}

/** How many cards name each of these occupations. @throws AppError */
export function countOccupationUse(codes: readonly string[], signal?: AbortSignal): Promise<CodeUse[]> {
  return rpc('count_occupation_use', { p_codes: codes }, signal)
}

export interface OccupationWish {
  code: string
  name: string
  isActive: boolean
  reason?: string
  /** Of the row as it was read; undefined for a new one. */
  version: number | undefined
  requestId: string
}

/**
 * Adds an occupation, renames it, puts it out of use or back.
 *
 * @throws AppError with values.field (code, name): occupation_code_format, occupation_code_taken,
 *   occupation_name_missing, occupation_name_taken; nothing_changed, stale_version
 */
export function saveOccupation(wish: OccupationWish): Promise<OccupationRow> {
  return rpc('save_occupation', {
    p_code: wish.code,
    p_name_zh: wish.name,
    p_is_active: wish.isActive,
    p_reason: wish.reason ?? null,
    p_expected_version: wish.version ?? null,
    p_request_id: wish.requestId,
  })
}
