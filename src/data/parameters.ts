import { rowsOf } from './answer'
import { supabase } from './client'
import type { Named } from './dictionaries'
import { rpc } from './rpc'

/** Where a number comes from: the notice, a decision of the product, a rule of elsewhere not confirmed for Sichuan. */
export type ParameterBasis = 'notice' | 'decision' | 'elsewhere'

/** A number of the rules. */
export interface ParameterRow extends Named {
  key: string
  value: number
  unit: string
  unit_en: string
  min_value: number
  max_value: number
  basis: ParameterBasis
  /** Of the notice; empty otherwise. */
  clause: string
  /** What a change applies to. */
  effect_zh: string
  effect_en: string
  version: number
}

/** All parameters. @throws AppError */
export function listParameters(signal?: AbortSignal): Promise<ParameterRow[]> {
  const columns =
    'key,value,name_zh,name_en,unit,unit_en,min_value,max_value,basis,clause,effect_zh,effect_en,version'
  return rowsOf(supabase().from('parameters').select(columns).order('sort'), signal)
}

/** @throws AppError with values.field: parameter_out_of_bounds, reason_missing; nothing_changed, stale_version */
export function changeParameter(
  { key, version }: Pick<ParameterRow, 'key' | 'version'>,
  value: number,
  reason: string,
  requestId: string,
): Promise<ParameterRow> {
  return rpc('change_parameter', {
    p_key: key,
    p_value: value,
    p_reason: reason,
    p_expected_version: version,
    p_request_id: requestId,
  })
}

/** How new cards of a kind are numbered and how long they last. */
export interface CardKindSetting extends Named {
  code: string
  number_template: string
  term_years: number
  version: number
}

/** All kinds of cards. @throws AppError */
export function listCardKindSettings(signal?: AbortSignal): Promise<CardKindSetting[]> {
  const columns = 'code,name_zh,name_en,number_template,term_years,version'
  return rowsOf(supabase().from('card_kinds').select(columns).order('sort'), signal)
}

/** @throws AppError with values.field (template, term, reason): template_…, nothing_changed, stale_version */
export function changeCardKind(
  { code, version }: Pick<CardKindSetting, 'code' | 'version'>,
  wish: { template: string; term: number; reason: string },
  requestId: string,
): Promise<CardKindSetting> {
  return rpc('change_card_kind', {
    p_code: code,
    p_number_template: wish.template,
    p_term_years: wish.term,
    p_reason: wish.reason,
    p_expected_version: version,
    p_request_id: requestId,
  })
}
