import type { DocumentKind } from '../domain/documents'
import { prepareFile } from './filesImage'
import { type PreparedFile, sendObject, type UploadOptions } from './filesUpload'
import { openObject } from './filesView'
import type { ReportFile } from './inspectionReports'
import { rpc } from './rpc'

/** What the files of an inspection may be. Mirrors private.inspection_files. */
const kinds: Record<ReportFile['kind'], DocumentKind> = {
  photo: { code: 'photo', mime_types: ['image/jpeg', 'image/png'], max_bytes: 4 * 1024 * 1024 },
  signed_page: kindOf('signed_page'),
  rectification: kindOf('rectification'),
}

function kindOf(code: string): DocumentKind {
  return { code, mime_types: ['image/jpeg', 'image/png', 'application/pdf'], max_bytes: 20 * 1024 * 1024 }
}

/** Media types of the file dialog. */
export function acceptOf(kind: ReportFile['kind']): string {
  return kinds[kind].mime_types.join(',')
}

/** Told by its bytes, pictures re-encoded, which drops place and device. @throws AppError document_type_unknown … */
export function prepareInspectionFile(file: File, kind: ReportFile['kind']): Promise<PreparedFile> {
  return prepareFile(file, kinds[kind])
}

/** What a file belongs to. */
export type FileOwner =
  | { kind: 'photo'; reportId: string; item: string | null }
  | { kind: 'signed_page'; reportId: string }
  | { kind: 'rectification'; findingId: string }

/** Uploads a file; it counts only once all bytes are there. @throws AppError inspection_file_not_possible, offline … */
export async function sendInspectionFile(
  owner: FileOwner,
  file: PreparedFile,
  options: UploadOptions,
): Promise<void> {
  const announced = await rpc<{ id: string; path: string }>(
    'register_inspection_file',
    {
      p_kind: owner.kind,
      p_report_id: owner.kind === 'rectification' ? null : owner.reportId,
      p_finding_id: owner.kind === 'rectification' ? owner.findingId : null,
      p_item: owner.kind === 'photo' ? owner.item : null,
      p_name: file.name.slice(-200),
      p_mime_type: file.type,
      p_bytes: file.content.size,
    },
    options.signal,
  )
  await sendObject(announced.path, file, options)
  await rpc('complete_inspection_file', { p_id: announced.id }, options.signal)
}

/** @throws AppError inspection_file_not_possible, inspection_file_was_answered */
export function removeInspectionFile(id: string): Promise<void> {
  return rpc('remove_inspection_file', { p_id: id })
}

/** The bytes of a file. @throws AppError document_not_found */
export async function loadInspectionFile(id: string): Promise<Blob> {
  const { path } = await rpc<{ path: string }>('open_inspection_file', { p_id: id })
  const { content, url } = await openObject(path)
  URL.revokeObjectURL(url)
  return content
}
