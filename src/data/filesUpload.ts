import type { FileType } from '../domain/documents'
import { serverSettings, supabase } from './client'
import { AppError } from './errors'
import { rpc } from './rpc'
import { failure } from './session'

const BUCKET = 'documents'

/** A file as it will be stored: checked, images re-encoded. */
export interface PreparedFile {
  content: Blob
  type: FileType
  /** As the user's device names it; the storage's own name is a uuid. */
  name: string
}

export interface UploadOptions {
  /** Share of the bytes that have left, 0 to 1. */
  onProgress?(share: number): void
  signal?: AbortSignal
}

/**
 * Uploads a document of a file: announced, sent, counted. It replaces the earlier document of its kind only once
 * all bytes are there, so that an upload that breaks off leaves the earlier one in place.
 *
 * @throws AppError with values.field = kind: document_type, document_too_large, document_not_editable,
 *   upload_missing, upload_differs; offline; AbortError when aborted
 */
export async function uploadDocument(
  applicationId: string,
  kind: string,
  file: PreparedFile,
  { onProgress, signal }: UploadOptions = {},
): Promise<void> {
  const announced = await rpc<{ id: string; path: string }>(
    'register_document',
    {
      p_application_id: applicationId,
      p_kind: kind,
      p_name: file.name.slice(-200),
      p_mime_type: file.type,
      p_bytes: file.content.size,
    },
    signal,
  )
  await sendObject(announced.path, file, { onProgress, signal })
  await rpc('complete_document', { p_id: announced.id }, signal)
}

/** Takes a document off a file that is being filled in. */
export function removeDocument(id: string): Promise<void> {
  return rpc('remove_document', { p_id: id })
}

/**
 * Sends bytes to the storage by XMLHttpRequest: fetch, and with it supabase-js, cannot tell how far an upload is.
 * The same request as supabase-js makes for an ArrayBuffer.
 */
export async function sendObject(
  path: string,
  { content, type }: Pick<PreparedFile, 'content' | 'type'>,
  { onProgress, signal }: UploadOptions,
): Promise<void> {
  const bytes = await content.arrayBuffer()
  const { data } = await supabase().auth.getSession()
  const { supabaseUrl, supabaseKey } = serverSettings()
  signal?.throwIfAborted()
  await new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${supabaseUrl}/storage/v1/object/${BUCKET}/${path}`)
    request.setRequestHeader('apikey', supabaseKey)
    request.setRequestHeader('authorization', `Bearer ${data.session?.access_token ?? supabaseKey}`)
    request.setRequestHeader('content-type', type)
    request.setRequestHeader('cache-control', 'no-store')
    request.setRequestHeader('x-upsert', 'false')
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    }
    request.onload = () =>
      request.status < 300 ? resolve() : reject(uploadFailure(request.status, request.responseText))
    request.onerror = () => reject(new AppError('offline', 'offline'))
    request.onabort = () => reject(signal?.reason ?? new DOMException('aborted', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(bytes)
  })
}

function uploadFailure(status: number, body: string): AppError {
  if (status === 413) return new AppError('rule', 'document_too_large_for_server', {}, status)
  if (status === 415) return new AppError('rule', 'document_type_unknown', {}, status)
  try {
    return failure(JSON.parse(body), status)
  } catch {
    return failure({}, status)
  }
}
