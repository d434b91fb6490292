import { rpc } from './rpc'

/** A record as it was read. */
export interface Seen {
  id: string
  version: number
}

/**
 * Contacts (phone, email, address, postcode) and what forms begin with (education …).
 *
 * @returns the new version
 * @throws AppError stale_version (by, at), phone_format, email_format, postcode_format, field_too_long (values.field)
 */
export function savePerson({ id, version }: Seen, changes: Record<string, string>): Promise<number> {
  return rpc('save_person', { p_id: id, p_changes: changes, p_expected_version: version })
}

export interface IdentityChange {
  /** Left empty: stays. */
  name?: string
  idNumber?: string
  reason: string
  /** The 证明: name or number of the document. */
  document: string
}

/** Changes name or identity number. @throws AppError proof_missing, id_number_taken, name_format, nothing_changed … */
export function changeIdentity({ id, version }: Seen, change: IdentityChange): Promise<number> {
  return rpc('change_identity', {
    p_id: id,
    p_name: change.name ?? null,
    p_id_number: change.idNumber ?? null,
    p_reason: change.reason,
    p_document_reference: change.document,
    p_expected_version: version,
  })
}

/** Moves a person in view to a unit. @throws AppError institution_missing, institution_is_same, stale_version … */
export function movePerson({ id, version }: Seen, institutionId: string, reason: string): Promise<number> {
  return rpc('move_person', {
    p_id: id,
    p_institution_id: institutionId,
    p_reason: reason,
    p_expected_version: version,
  })
}

/** `left`: how many misses of the day remain. */
export interface TakeAnswer {
  outcome: 'taken' | 'no_match' | 'blocked'
  person_id?: string
  left?: number
}

/** Takes over a person of another city, named in full. @throws AppError as movePerson */
export function takePerson(wish: {
  name: string
  idNumber: string
  institutionId: string
  reason: string
}): Promise<TakeAnswer> {
  return rpc('take_person', {
    p_name: wish.name,
    p_id_number: wish.idNumber,
    p_institution_id: wish.institutionId,
    p_reason: wish.reason,
  })
}

/**
 * Lets the first record take over the other one of the same human.
 *
 * @param login whose login stays, where both have one
 * @throws AppError merge_both_live, record_is_disputed, merge_needs_login, stale_version …
 */
export function mergePeople(
  kept: Seen,
  other: Seen,
  reason: string,
  login?: 'this' | 'other',
): Promise<number> {
  return rpc('merge_people', {
    p_id: kept.id,
    p_other_id: other.id,
    p_reason: reason,
    p_expected_version: kept.version,
    p_other_version: other.version,
    p_login: login ?? null,
  })
}

/** Removes a record without anything. @returns what restoreRecord undoes it with @throws AppError person_in_use, person_has_login */
export function removePerson({ id, version }: Seen, reason: string): Promise<string> {
  return rpc('remove_person', { p_id: id, p_reason: reason, p_expected_version: version })
}

/** Removes a card that nothing refers to. @returns what restoreRecord undoes it with @throws AppError card_in_use */
export function removeCard({ id, version }: Seen, reason: string): Promise<string> {
  return rpc('remove_card', { p_id: id, p_reason: reason, p_expected_version: version })
}

/** Undoes an own removal. @throws AppError removal_not_found, card_number_taken, id_number_taken */
export function restoreRecord(removalId: string): Promise<string> {
  return rpc('restore_record', { p_id: removalId })
}
