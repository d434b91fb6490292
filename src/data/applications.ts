import type { PrintedApplication } from '../domain/annexSources'
import type { ApplicationFile } from './applicationFile'
import { rpc } from './rpc'

/** What a step of a file answers. */
export interface StepAnswer {
  id: string
  status: string
  version: number
  number?: string | null
}

/**
 * Begins a draft for a card, prefilled from person and card.
 *
 * @param institutionId the 申报单位; left out: the person's own unit
 * @returns the id of the draft
 * @throws AppError card_not_found, application_exists (values.id), no_open_round, card_not_live,
 *   institution_missing, institution_cancelled
 */
export function startApplication(cardId: string, institutionId?: string): Promise<string> {
  return rpc('start_application', { p_card_id: cardId, p_institution_id: institutionId ?? null })
}

/** @throws AppError application_not_found */
export function getApplication(id: string, signal?: AbortSignal): Promise<ApplicationFile> {
  return rpc('get_application', { p_id: id }, signal)
}

/**
 * Saves changed fields of a draft or of a returned file. Wrong values are kept; submission judges them.
 *
 * @throws AppError stale_version (by, at, action), not_editable, field_not_returned, form_too_large, form_unreadable
 */
export function saveDraft(
  id: string,
  changes: Record<string, unknown>,
  expectedVersion: number,
  institutionId?: string,
): Promise<{ version: number; saved_at: string }> {
  return rpc('save_draft', {
    p_id: id,
    p_form: changes,
    p_expected_version: expectedVersion,
    p_institution_id: institutionId ?? null,
  })
}

/**
 * Submits a draft, or a corrected file to where it came from. Repeated with the same request id it counts once.
 *
 * @throws AppError checks_failed (checks), stale_version, action_not_possible, resubmission_over
 */
export function submitApplication(id: string, version: number, requestId: string): Promise<StepAnswer> {
  return rpc('submit_application', { p_id: id, p_expected_version: version, p_request_id: requestId })
}

/**
 * Sends a file on once the sealed scan of its present data version is there.
 *
 * @throws AppError sealed_form_missing (data_version), stale_version, action_not_possible
 */
export function sealApplication(id: string, version: number, requestId: string): Promise<StepAnswer> {
  return rpc('seal_application', { p_id: id, p_expected_version: version, p_request_id: requestId })
}

/** @throws AppError reason_missing, note_missing, stale_version, action_not_possible */
export function withdrawApplication(
  id: string,
  version: number,
  requestId: string,
  reasonCodes: string[],
  note: string,
): Promise<StepAnswer> {
  return rpc('withdraw_application', {
    p_id: id,
    p_expected_version: version,
    p_request_id: requestId,
    p_reason_codes: reasonCodes,
    p_note: note || null,
  })
}

/** @throws AppError appeal_needs_statement, appeal_over, appeal_was_denied, application_exists, stale_version */
export function appealApplication(
  id: string,
  version: number,
  requestId: string,
  statement: string,
): Promise<StepAnswer> {
  return rpc('appeal_application', {
    p_id: id,
    p_expected_version: version,
    p_request_id: requestId,
    p_note: statement,
  })
}

/** The full data of annex 1 or 3 for printing; logged unless it is one's own. */
export function printApplication(id: string): Promise<PrintedApplication & { photo_path: string | null }> {
  return rpc('print_application', { p_id: id })
}

export interface NewRecord {
  held_on: string
  institution_name: string
  batch: string
  place?: string
  occupation?: string
}

/**
 * Enters one activity record of a person (考评工作记录: 时间、机构、批次).
 *
 * @throws AppError with values.field: record_in_future, record_exists, record_institution_missing …
 */
export function declareRecord(personId: string, role: string, record: NewRecord): Promise<string> {
  return rpc('declare_record', {
    p_person_id: personId,
    p_role: role,
    p_held_on: record.held_on || null,
    p_institution_name: record.institution_name,
    p_batch: record.batch,
    p_place: record.place || null,
    p_occupation: record.occupation || null,
  })
}

/** Takes back a record that nobody has decided yet. @throws AppError record_decided, record_not_found */
export function removeRecord(id: string): Promise<void> {
  return rpc('remove_record', { p_id: id })
}

export interface InstitutionChoice {
  id: string
  name: string
  region_code: string
  attribution: 'city' | 'province'
}

/** Active institutions whose name contains the text, at most 50; given an id, that one. */
export function findInstitutions(search: string, signal?: AbortSignal): Promise<InstitutionChoice[]> {
  return rpc('institution_choices', { p_search: search.trim() }, signal)
}
