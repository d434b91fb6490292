import { type FileType, SNIFF_BYTES, sniffFileType } from '../domain/documents'
import { supabase } from './client'
import { AppError } from './errors'
import { rpc } from './rpc'
import { failure } from './session'

/** A document in memory. Whoever asks for it gives the address back: URL.revokeObjectURL(url). */
export interface OpenedDocument {
  url: string
  /** What the bytes are, whatever was claimed. */
  type: FileType
  content: Blob
}

/**
 * Opens a document for display: the own one or under a claim as it is, otherwise with a reason that is logged.
 *
 * @throws AppError document_not_found, reason_missing, document_unreadable
 */
export async function openDocument(id: string, reason?: string): Promise<OpenedDocument> {
  const { path } = await rpc<{ path: string }>('open_document', { p_id: id, p_reason: reason ?? null })
  return openObject(path)
}

/** As openDocument, by the path in the storage; for what the caller may open already. */
export async function openObject(path: string): Promise<OpenedDocument> {
  const { data, error } = await supabase().storage.from('documents').download(path)
  if (error) throw failure(error)
  const head = new Uint8Array(await data.slice(0, SNIFF_BYTES).arrayBuffer())
  const type = sniffFileType(head)
  // A text stored as image/png must not reach the page as what it claims to be.
  if (!type) throw new AppError('rule', 'document_unreadable')
  const content = new Blob([data], { type })
  return { url: URL.createObjectURL(content), type, content }
}
