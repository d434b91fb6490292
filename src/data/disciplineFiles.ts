import type { DocumentKind } from '../domain/documents'
import { prepareFile } from './filesImage'
import { type PreparedFile, sendObject, type UploadOptions } from './filesUpload'
import { openObject } from './filesView'
import { rpc } from './rpc'

/** What a piece of evidence may be. Mirrors public.case_files. */
export const EVIDENCE: DocumentKind = {
  code: 'evidence',
  mime_types: ['image/jpeg', 'image/png', 'application/pdf'],
  max_bytes: 20 * 1024 * 1024,
}

/** Told by its bytes, pictures re-encoded. @throws AppError document_type_unknown, document_too_large … */
export function prepareEvidence(file: File): Promise<PreparedFile> {
  return prepareFile(file, EVIDENCE)
}

/**
 * Uploads a piece of evidence to a draft; it counts only once all bytes are there.
 *
 * @throws AppError case_not_editable, evidence_too_much, upload_missing, offline
 */
export async function sendEvidence(
  caseId: string,
  file: PreparedFile,
  options: UploadOptions,
): Promise<void> {
  const announced = await rpc<{ id: string; path: string }>(
    'register_case_file',
    { p_case_id: caseId, p_name: file.name.slice(-200), p_mime_type: file.type, p_bytes: file.content.size },
    options.signal,
  )
  await sendObject(announced.path, file, options)
  await rpc('complete_case_file', { p_id: announced.id }, options.signal)
}

/** Takes a piece of evidence off a draft. @throws AppError case_not_editable */
export function removeEvidence(id: string): Promise<void> {
  return rpc('remove_case_file', { p_id: id })
}

/** The bytes of a piece of evidence; the server logs the look. @throws AppError document_not_found */
export async function loadEvidence(id: string): Promise<Blob> {
  const { path } = await rpc<{ path: string }>('open_case_file', { p_id: id })
  const { content, url } = await openObject(path)
  URL.revokeObjectURL(url)
  return content
}
