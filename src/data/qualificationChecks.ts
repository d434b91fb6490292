import type { IsoDate } from '../domain/shanghai'
import { rpc } from './rpc'

/** What speaks against using a card. The first five forbid it. */
export type CardProblem =
  | 'identity_banned'
  | 'person_disqualified'
  | 'card_not_live'
  | 'card_expired'
  | 'card_not_yet_valid'
  | 'occupation_outside'
  | 'accident_on_record'
  | 'card_unverified'
  | 'no_card'

/** One card behind a number that was asked about; several where one person has several. */
export interface QualificationAnswer {
  /** Its place in the list, from 1. */
  nr: number
  number: string
  outcome: 'allowed' | 'doubtful' | 'refused' | 'unknown'
  person_name: string | null
  card_kind: string | null
  card_number: string | null
  valid_to: IsoDate | null
  problems: CardProblem[]
  document_number: string | null
  decided_on: IsoDate | null
}

/** Numbers that one call takes. */
export const MOST_NUMBERS = 300

/**
 * Whether the holders of exact identity or card numbers may be used on a day, for an occupation (notice 三（二）). Logged.
 *
 * @throws AppError not_permitted, check_size
 */
export function checkQualification(
  numbers: readonly string[],
  on?: IsoDate,
  occupation?: string,
): Promise<QualificationAnswer[]> {
  return rpc('check_qualification', {
    p_numbers: numbers,
    p_on: on ?? null,
    p_occupation: occupation?.trim() || null,
  })
}
