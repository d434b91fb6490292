import type { CardStatus } from '../domain/card'
import type { Status } from '../domain/review'
import type { IsoDate } from '../domain/shanghai'
import type { Seen } from './peopleEdits'
import type { RegisterRows } from './peopleRegister'
import type { FilterValues, RegisterSort } from './registerQuery'
import { rpc } from './rpc'

/** A card of the list. */
export interface CardListRow {
  id: string
  person_id: string
  kind: string
  issuer_code: string
  number: string
  level: string | null
  occupations: string[]
  occupation_codes: string[]
  valid_from: IsoDate
  valid_to: IsoDate
  status: CardStatus
  is_verified: boolean
  holder_name: string
  institution_id: string | null
  institution_name: string | null
  region_code: string
  /** The live file. */
  file: { id: string; number: string | null; status: Status } | null
}

/** Views of expiry as the database knows them: private.expiry_bounds. */
export const CARD_EXPIRY_VIEWS = [
  'expired',
  'within_30',
  'within_60',
  'within_90',
  'this_round',
  'next_round',
] as const
export type CardExpiryView = (typeof CARD_EXPIRY_VIEWS)[number]

/** One page of the cards in the caller's scope, the earliest expiry first. @throws AppError not_permitted */
export function listCards(
  filters: FilterValues,
  sort: RegisterSort | undefined,
  page: number,
  pageSize: number,
  signal?: AbortSignal,
): Promise<RegisterRows<CardListRow>> {
  return rpc(
    'list_cards',
    {
      p_filters: filters,
      p_sort: sort?.field ?? null,
      p_is_descending: sort?.order === 'desc',
      p_page: page,
      p_page_size: pageSize,
    },
    signal,
  )
}

/** The next thousand cards of a list behind one of them, by id. @throws AppError not_permitted */
export function listCardsAfter(
  filters: FilterValues,
  after: CardListRow | undefined,
  signal?: AbortSignal,
): Promise<CardListRow[]> {
  return rpc('cards_after', { p_filters: filters, p_after: after?.id ?? null }, signal)
}

/** How many cards a list has; more than a million are not told apart. @throws AppError not_permitted */
export function countCards(filters: FilterValues, signal?: AbortSignal): Promise<number> {
  return rpc('count_cards', { p_filters: filters }, signal)
}

/** What a form says of a card. */
export interface CardFacts {
  kind: string
  issuer_code: string
  number: string
  level: string | null
  occupations: string[]
  valid_from: IsoDate
  valid_to: IsoDate
}

/** Registers a card for a person, unverified. @throws AppError with values.field: card_number_taken … identity_banned */
export function registerCard(personId: string, card: CardFacts): Promise<string> {
  return rpc('register_card', { p_person_id: personId, p_card: card })
}

/** Corrects what is on record of a card. @throws AppError card_has_live_file, card_is_verified, stale_version … */
export function correctCard({ id, version }: Seen, card: CardFacts, reason: string): Promise<number> {
  return rpc('correct_card', { p_id: id, p_card: card, p_reason: reason, p_expected_version: version })
}

/** Why a card is cancelled: its holder leaves (自愿退出), or has died (去世). */
export const CANCELLATION_GROUNDS = ['left', 'died'] as const

export interface CardCancellation {
  ground: (typeof CANCELLATION_GROUNDS)[number]
  /** What it rests on, with number or day. */
  document: string
  reason: string
}

/**
 * 注销 of one card: no penalty, no lapse.
 *
 * @throws AppError with values.field: cancellation_document_missing, reason_missing; card_has_live_file,
 *   card_is_not_active, card_issued_here, stale_version
 */
export function cancelCard({ id, version }: Seen, said: CardCancellation): Promise<number> {
  return rpc('cancel_card', {
    p_id: id,
    p_ground: said.ground,
    p_document: said.document,
    p_reason: said.reason,
    p_expected_version: version,
  })
}

/** Takes a 注销 back that was an error. @throws AppError person_disqualified, card_is_not_cancelled, stale_version */
export function uncancelCard({ id, version }: Seen, reason: string): Promise<number> {
  return rpc('uncancel_card', { p_id: id, p_reason: reason, p_expected_version: version })
}

/** A word of old cards without a code of the catalogue, and on how many live cards it stands. */
export interface UnmappedOccupation {
  word: string
  cards: number
}

/** The most frequent ones of the caller's region, at most 500. @throws AppError not_permitted */
export function findUnmappedOccupations(signal?: AbortSignal): Promise<UnmappedOccupation[]> {
  return rpc('unmapped_occupations', {}, signal)
}

/** Puts the code beside the word on every card where it has none; how many. @throws AppError occupation_unknown */
export function mapOccupationWord(word: string, code: string, requestId: string): Promise<number> {
  return rpc('map_occupation_word', { p_word: word, p_code: code, p_request_id: requestId })
}

/** Puts a code, or nothing, beside each printed occupation, in its order. @throws AppError stale_version … */
export function mapCardOccupations({ id, version }: Seen, codes: readonly string[]): Promise<number> {
  return rpc('map_card_occupations', { p_id: id, p_codes: codes, p_expected_version: version })
}
