import type { IsoDate } from '../domain/shanghai'
import { rowsOf } from './answer'
import { supabase } from './client'
import { rpc } from './rpc'

/** A card as one looks it up by its number. */
export interface CardHit {
  id: string
  number: string
  kind: string
  issuer_code: string
  holder_name: string
  valid_to: IsoDate
  status: string
  institutions: { name: string } | null
}

/** Cards of that number, of every issuer, in the caller's scope. @throws AppError */
export function findCardsByNumber(number: string, signal?: AbortSignal): Promise<CardHit[]> {
  return rowsOf(
    supabase()
      .from('cards')
      // named, since a card is related to units by its files too
      .select(
        'id,number,kind,issuer_code,holder_name,valid_to,status,institutions!cards_institution_id_fkey(name)',
      )
      .eq('number', number.trim())
      .limit(20),
    signal,
  )
}

/** 补报名 of one card. */
export interface LateAdmission {
  id: string
  until_on: IsoDate
  reason: string
  created_at: string
  cards: { number: string; holder_name: string; kind: string } | null
  institutions: { name: string } | null
}

/** Cards admitted to a round after its end, in the caller's scope. @throws AppError */
export function listLateAdmissions(roundId: string, signal?: AbortSignal): Promise<LateAdmission[]> {
  return rowsOf(
    supabase()
      .from('late_admissions')
      .select('id,until_on,reason,created_at,cards(number,holder_name,kind),institutions(name)')
      .eq('round_id', roundId)
      .order('created_at', { ascending: false })
      .limit(200),
    signal,
  )
}

/**
 * 补报名: lets one card apply until a day although registration is over. A second time changes day and reason.
 *
 * @throws AppError reason_missing, late_admission_past, card_not_found
 */
export function admitLate(roundId: string, cardId: string, until: IsoDate, reason: string): Promise<string> {
  return rpc('admit_late', { p_round_id: roundId, p_card_id: cardId, p_until: until, p_reason: reason })
}
