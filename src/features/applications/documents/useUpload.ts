import { useState } from 'react'
import type { DocumentKindRow } from '../../../data/dictionaries'
import { prepareFile, prepareImages } from '../../../data/filesImage'
import { type PreparedFile, uploadDocument } from '../../../data/filesUpload'
import type { UploadState } from '../../../ui/FileUpload'
import { useFileSending } from '../../../ui/useFileSending'

export interface Upload {
  state: UploadState
  /** What was uploaded on this page, to show it without fetching it again. */
  sent: PreparedFile | null
  choose(files: File[]): void
  /** Puts pictures below one that is there. */
  addPages(existing: () => Promise<Blob>, files: File[], name: string): void
  /** Uploads what was prepared once more. */
  retry(): void
  cancel(): void
}

/** Prepares and uploads a document of a file. `onDone` is called once the server counts it. */
export function useUpload(applicationId: string, kind: DocumentKindRow, onDone: () => void): Upload {
  const [sent, setSent] = useState<PreparedFile | null>(null)
  const { state, start, retry, cancel } = useFileSending<PreparedFile>({
    send: (file, options) => uploadDocument(applicationId, kind.code, file, options),
    onSent(file) {
      setSent(file)
      onDone()
    },
    isWorthRetrying: (error) => error.kind !== 'rule' && error.kind !== 'forbidden',
  })
  return {
    state,
    sent,
    choose(files) {
      const [first] = files
      if (first)
        start(() => (files.length > 1 ? prepareImages(files, kind, first.name) : prepareFile(first, kind)))
    },
    addPages(existing, files, name) {
      start(async () => prepareImages([await existing(), ...files], kind, name))
    },
    retry: () => retry(),
    cancel,
  }
}
