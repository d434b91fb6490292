import type { Level } from '../domain/review'
import type { ApplicationEvent, ApplicationFile, ApplicationRow, DocumentRow } from './applicationFile'
import { type AppError, toAppError } from './errors'
import { openDocument, openObject } from './filesView'
import { rpc } from './rpc'

/** A document of a file under review; `path` opens it in the storage under a claim. */
export interface ReviewDocument extends DocumentRow {
  path: string
}

/** A file as public.get_application gives it to a reviewer. */
export interface ReviewFile extends Omit<ApplicationFile, 'application' | 'documents' | 'events'> {
  application: ApplicationRow & {
    region_code: string
    occupations: string[]
    claimed_by: string | null
    claimed_by_name: string | null
    claimed_until: string | null
    reviewed_by: string | null
    stage_level: Level | null
    /** The summary table in which it stands. */
    batch_id: string | null
  }
  documents: ReviewDocument[]
  events: (ApplicationEvent & { stage: string })[]
}

export interface Claim {
  /** The instant at which the claim ends by itself. */
  until: string
}

/** A file on the bench: with the claim one works under, or with the reason why there is none. */
export interface OpenedFile {
  file: ReviewFile
  claim: Claim | null
  refusal: AppError | null
}

/**
 * Takes a file for review, which is logged and opens its documents and identity number; the claim of a prefetched
 * file is short. Calling it again renews the claim.
 *
 * @throws AppError claimed_by_other (name, until), own_application, second_officer_required,
 *   appeal_needs_other_officer, not_permitted, application_not_found
 */
export function claimApplication(id: string, isPrefetch = false): Promise<Claim> {
  return rpc('claim_application', { p_id: id, p_is_prefetch: isPrefetch })
}

/** Gives an own claim back, so that colleagues need not wait for its end. @throws AppError */
export function releaseApplication(id: string): Promise<void> {
  return rpc('release_application', { p_id: id })
}

/** @throws AppError application_not_found */
export function getReviewFile(id: string, signal?: AbortSignal): Promise<ReviewFile> {
  return rpc('get_application', { p_id: id }, signal)
}

/**
 * Opens a file for review: claims it and reads it. What cannot be claimed is read with masks, and the refusal says
 * why: a colleague has it, it is one's own, or it is not one's turn.
 *
 * @throws AppError application_not_found, offline
 */
export async function openForReview(id: string, isPrefetch = false): Promise<OpenedFile> {
  let claim: Claim | null = null
  let refusal: AppError | null = null
  try {
    claim = await claimApplication(id, isPrefetch)
  } catch (error) {
    refusal = toAppError(error)
    if (refusal.kind !== 'conflict' && refusal.kind !== 'forbidden') throw refusal
  }
  return { file: await getReviewFile(id), claim, refusal }
}

/** The bytes of a document under a claim, told by their first bytes. @throws AppError document_unreadable */
export async function loadDocument(document: ReviewDocument): Promise<Blob> {
  return contentOf(await openObject(document.path))
}

/** The bytes of a document outside a claim: the reason is logged. @throws AppError reason_missing */
export async function loadDocumentFor(document: ReviewDocument, reason: string): Promise<Blob> {
  return contentOf(await openDocument(document.id, reason))
}

function contentOf({ content, url }: { content: Blob; url: string }): Blob {
  URL.revokeObjectURL(url)
  return content
}

export type DecisionAction = 'approve' | 'return' | 'reject' | 'grant_appeal' | 'deny_appeal'

/** What a reviewer decided. */
export interface Decision {
  action: DecisionAction
  reasonCodes: readonly string[]
  note: string
  /** 考评工作履职情况: of the unit only. */
  opinion: string
  /** Fields and documents to mend, of a return only. */
  fields: readonly string[]
  documents: readonly string[]
}

const argsOf = ({ action, reasonCodes, note, opinion, fields, documents }: Decision) => ({
  p_action: action,
  p_reason_codes: reasonCodes,
  p_note: note.trim() || null,
  p_opinion: opinion.trim() || null,
  p_fields: fields,
  p_documents: documents,
})

export interface DecisionAnswer {
  id: string
  status: ApplicationRow['status']
  version: number
}

/**
 * Decides a file. Repeated with the same request id it answers again and changes nothing.
 *
 * @param records activity records that an approval of a center confirms along with itself: both or neither
 * @throws AppError stale_version (by, at, action, status), claimed_by_other (name, until), action_not_possible,
 *   own_application, second_officer_required, appeal_needs_other_officer, checks_failed (checks),
 *   override_needs_note (checks), reason_missing, note_missing, opinion_missing, return_names_nothing, records_changed
 */
export function reviewApplication(
  id: string,
  version: number,
  decision: Decision,
  requestId: string,
  records: readonly string[] = [],
): Promise<DecisionAnswer> {
  return rpc('review_application', {
    p_id: id,
    p_expected_version: version,
    p_request_id: requestId,
    p_records: records,
    ...argsOf(decision),
  })
}

/** What became of one row of a bulk decision. */
export interface BulkOutcome {
  id: string
  outcome: 'done' | 'refused'
  key: string | null
  detail: Record<string, unknown> | null
  status: ApplicationRow['status'] | null
  version: number | null
}

/** Decides up to 1,000 files in one call; each row has its own outcome. @throws AppError bulk_size */
export function reviewApplications(
  items: readonly { id: string; version: number }[],
  decision: Decision,
  requestId: string,
): Promise<BulkOutcome[]> {
  return rpc('review_applications', {
    p_items: items.map(({ id, version }) => ({ id, version })),
    p_request_id: requestId,
    ...argsOf(decision),
  })
}

/** A file that goes to another unit, and why. */
export interface Reroute {
  institutionId: string
  reasonCodes: readonly string[]
  note: string
}

/**
 * Moves a file to another 申报单位, where it begins with 初审. Repeated with the same request id it changes nothing.
 *
 * @throws AppError stale_version (by, at, action, status), claimed_by_other (name, until), action_not_possible,
 *   own_application, reason_missing, note_missing, institution_missing, institution_is_same, institution_cancelled
 */
export function rerouteApplication(
  id: string,
  version: number,
  { institutionId, reasonCodes, note }: Reroute,
  requestId: string,
): Promise<DecisionAnswer> {
  return rpc('reroute_application', {
    p_id: id,
    p_institution_id: institutionId,
    p_reason_codes: reasonCodes,
    p_note: note.trim() || null,
    p_expected_version: version,
    p_request_id: requestId,
  })
}

export interface RecordOutcome {
  id: string
  outcome: 'done' | 'unchanged' | 'refused'
  key: string | null
}

/** Confirms or disputes activity records (核实任期内工作情况). @throws AppError reason_missing, not_permitted */
export function decideRecords(
  ids: readonly string[],
  decision: 'confirmed' | 'disputed',
  reason?: string,
): Promise<RecordOutcome[]> {
  return rpc('decide_records', { p_ids: ids, p_decision: decision, p_reason: reason ?? null })
}

/** Full identity number and contacts, with a reason that is logged. @throws AppError reveal_not_granted */
export function revealIdentity(
  personId: string,
  reason: string,
): Promise<Record<'id_number' | 'phone' | 'email' | 'address' | 'postcode', string | null>> {
  return rpc('reveal_identity', { p_person_id: personId, p_reason: reason })
}

/** Confirms a card that its holder registered, against the scan. @throws AppError not_permitted, own_record */
export function verifyCard(cardId: string): Promise<void> {
  return rpc('verify_card', { p_card_id: cardId })
}
