import type { CrudFilters } from '@refinedev/core'
import { supabase } from './client'
import { forgetDictionaries, type ReasonCode } from './dictionaries'
import { applyFilters, type FilteredQuery } from './filters'
import type { CodeUse } from './occupations'
import { rpc } from './rpc'
import { failure } from './session'

/** A reason as its administration sees it. */
export interface ReasonCodeRow extends ReasonCode {
  version: number
}

export interface ReasonCodeQuery {
  /** A part of the text or of the code. */
  text?: string
  /** Only reasons of this action. */
  action?: string
  isActive?: boolean
  /** From 1. */
  page: number
  pageSize: number
}

/** One page of the reasons, in the order in which they are offered. @throws AppError */
export async function listReasonCodes(
  { text, action, isActive, page, pageSize }: ReasonCodeQuery,
  signal?: AbortSignal,
): Promise<{ rows: ReasonCodeRow[]; total: number }> {
  const query = supabase()
    .from('reason_codes')
    .select('code,name_zh,name_en,actions,needs_note,is_active,version', { count: 'exact' })
    .order('sort')
    .order('code')
    .range((page - 1) * pageSize, page * pageSize - 1)
  if (action) query.contains('actions', [action])
  const filters: CrudFilters = [
    { field: 'is_active', operator: 'eq', value: isActive },
    {
      operator: 'or',
      value: ['name_zh', 'name_en', 'code'].map((field) => ({ field, operator: 'contains', value: text })),
    },
  ]
  applyFilters(query as unknown as FilteredQuery, filters)
  const { data, error, status, count } = await (signal ? query.abortSignal(signal) : query)
  if (signal?.aborted) throw signal.reason
  if (status === 416) return { rows: [], total: count ?? 0 }
  if (error) throw failure(error, status)
  return { rows: data as ReasonCodeRow[], total: count ?? data.length }
}

/** How many decisions gave each of these reasons. @throws AppError */
export function countReasonUse(codes: readonly string[], signal?: AbortSignal): Promise<CodeUse[]> {
  return rpc('count_reason_use', { p_codes: codes }, signal)
}

export interface ReasonCodeWish {
  code: string
  nameZh: string
  nameEn: string
  actions: readonly string[]
  needsNote: boolean
  isActive: boolean
  reason?: string
  /** Of the row as it was read; undefined for a new one. */
  version: number | undefined
  requestId: string
}

/**
 * Adds a reason, changes its text or what it is for, puts it out of use or back.
 *
 * @throws AppError with values.field (code, name_zh, name_en, actions): reason_code_format, reason_code_taken,
 *   reason_name_missing, reason_actions_missing, reason_last_of_action; nothing_changed, stale_version
 */
export async function saveReasonCode(wish: ReasonCodeWish): Promise<ReasonCodeRow> {
  const saved = await rpc<ReasonCodeRow>('save_reason_code', {
    p_code: wish.code,
    p_reason: {
      name_zh: wish.nameZh,
      name_en: wish.nameEn,
      actions: wish.actions,
      needs_note: wish.needsNote,
      is_active: wish.isActive,
      reason: wish.reason ?? null,
    },
    p_expected_version: wish.version ?? null,
    p_request_id: wish.requestId,
  })
  forgetDictionaries()
  return saved
}
