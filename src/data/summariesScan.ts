import type { DocumentKind } from '../domain/documents'
import { loadDictionaries } from './dictionaries'
import { prepareFile, prepareImages } from './filesImage'
import { type PreparedFile, sendObject, type UploadOptions } from './filesUpload'
import { openObject } from './filesView'
import { rpc } from './rpc'
import type { SummaryBatch } from './summaries'

/** What a sealed table may be: types and size. @throws AppError */
export async function findScanKind(): Promise<DocumentKind> {
  const { documentKinds } = await loadDictionaries()
  const kind = documentKinds.find(({ code }) => code === 'batch_scan')
  if (!kind) throw new Error('the dictionary has no batch_scan')
  return kind
}

/**
 * Makes chosen files a sealed table: one PDF, or pictures of its pages, which become one.
 *
 * @throws AppError document_empty, document_too_large, document_type_unknown, document_unreadable,
 *   document_pages_of_pictures
 */
export async function prepareBatchScan(files: readonly File[]): Promise<PreparedFile> {
  const [first] = files
  if (!first) throw new Error('no file was chosen')
  const kind = await findScanKind()
  return files.length === 1 ? prepareFile(first, kind) : prepareImages(files, kind, first.name)
}

/**
 * Uploads the sealed table. It is bound to the data version that the batch has now, and counts only once all bytes
 * are there.
 *
 * @throws AppError stale_version, batch_not_editable, document_too_large, upload_missing, offline
 */
export async function sendBatchScan(
  batch: Pick<SummaryBatch, 'id' | 'version'>,
  file: PreparedFile,
  options: UploadOptions,
): Promise<void> {
  const { path } = await rpc<{ path: string }>(
    'register_batch_scan',
    {
      p_id: batch.id,
      p_name: file.name.slice(-200),
      p_mime_type: file.type,
      p_bytes: file.content.size,
      p_expected_version: batch.version,
    },
    options.signal,
  )
  await sendObject(path, file, options)
  await rpc('complete_batch_scan', { p_id: batch.id }, options.signal)
}

/** The bytes of the sealed table; the server logs the look. @throws AppError batch_not_found, document_unreadable */
export async function loadBatchScan(batchId: string): Promise<Blob> {
  const { path } = await rpc<{ path: string }>('open_batch_scan', { p_id: batchId })
  const { content, url } = await openObject(path)
  URL.revokeObjectURL(url)
  return content
}
