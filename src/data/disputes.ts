import { rpc } from './rpc'

/** A dispute about an identity in which the caller is one of the two sides. */
export interface OwnDispute {
  id: string
  /** holder: claimed the record first; claimant: claimed it while it was another login's. */
  side: 'holder' | 'claimant'
  /** kept: stays with the holder; moved: to the claimant. */
  status: 'open' | 'kept' | 'moved'
  created_at: string
  /** What the caller has said. */
  statement: string | null
  decided_at: string | null
  decision_note: string | null
}

/** The caller's disputes, the latest first. @throws AppError */
export function listOwnDisputes(): Promise<OwnDispute[]> {
  return rpc('my_disputes')
}

/** Says one's piece in an open dispute, in place of what was said before. @throws AppError dispute_decided, note_missing */
export function stateDispute(id: string, text: string): Promise<void> {
  return rpc('state_dispute', { p_id: id, p_text: text })
}

/** 不是本人: declares for good that a person of the same name is somebody else. @throws AppError not_a_namesake, own_record */
export function declareNotOwn(personId: string): Promise<void> {
  return rpc('declare_not_own', { p_person_id: personId })
}

/** One login in a dispute; what identifies it is masked. */
export interface DisputeSide {
  email_masked: string
  /** Whether the address is the one on record. */
  email_on_record: boolean | null
  signed_up_at: string
  statement: string | null
  /** Files of the person that this login entered. */
  files: number
}

/** A dispute as the province sees it. */
export interface Dispute {
  id: string
  status: OwnDispute['status']
  created_at: string
  decided_at: string | null
  decided_by_name: string | null
  decision_note: string | null
  /** Whether the caller is a side of it: somebody else decides. */
  is_own: boolean
  person: {
    id: string
    name: string
    former_names: string[]
    id_number_masked: string
    phone_masked: string | null
    status_before: 'unverified' | 'verified'
    region_code: string
    institution_name: string | null
  }
  cards: { number: string; kind: string; valid_to: string; status: string; is_verified: boolean }[]
  /** The latest five. */
  files: {
    id: string
    number: string | null
    status: string
    created_at: string
    entered_by: 'unit' | 'holder' | 'claimant' | 'other'
  }[]
  /** Null where the login is gone. */
  holder: DisputeSide | null
  claimant: DisputeSide | null
}

export interface DisputeQuery {
  isOpen: boolean
  /** From 1. */
  page: number
  pageSize: number
}

/** Open disputes, the longest wait first, or decided ones, the latest first. @throws AppError not_permitted */
export function listDisputes(
  { isOpen, page, pageSize }: DisputeQuery,
  signal?: AbortSignal,
): Promise<{ total: number; rows: Dispute[] }> {
  const args = { p_is_open: isOpen, p_limit: pageSize, p_offset: (page - 1) * pageSize }
  return rpc('list_disputes', args, signal)
}

/** What is masked in a dispute. */
export interface RevealedDispute {
  id_number: string
  phone: string | null
  /** The address on record. */
  email: string | null
  holder_email: string | null
  claimant_email: string
}

/** The personal data of a dispute in full; the reason is logged. @throws AppError reveal_not_granted, reason_missing */
export function revealDispute(id: string, reason: string): Promise<RevealedDispute> {
  return rpc('reveal_dispute', { p_id: id, p_reason: reason })
}

/**
 * Leaves the record where it is (维持) or moves it to the claimant (移交); both are told, with the note.
 *
 * @throws AppError dispute_decided (by, at), claimant_has_record, own_record, same_name_undeclared, note_missing
 */
export function decideDispute(id: string, moves: boolean, note: string): Promise<void> {
  return rpc('decide_dispute', { p_id: id, p_move: moves, p_note: note })
}

/** An account or an identity that failed claims have blocked. */
export interface BlockedClaim {
  kind: 'account' | 'identity'
  /** Stands for it when the block is lifted. */
  key: string
  /** The masked address or identity number. */
  label: string
  /** Of an identity on record. */
  person_id: string | null
  person_name: string | null
  misses: number
  blocked_at: string
  last_at: string
}

/** Whoever is blocked, the latest first, at most 500. @throws AppError not_permitted */
export function listBlockedClaims(signal?: AbortSignal): Promise<BlockedClaim[]> {
  return rpc('list_blocked_claims', {}, signal)
}

/** Lifts a block; the reason is logged. @throws AppError own_record, reason_missing */
export function unblockClaims(
  { kind, key }: Pick<BlockedClaim, 'kind' | 'key'>,
  reason: string,
): Promise<number> {
  return rpc('unblock_claims', { p_reason: reason, p_kind: kind, p_key: key })
}
