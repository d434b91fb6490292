import { useEffect, useRef, useState } from 'react'
import type { DocumentKindRow } from '../../../data/dictionaries'
import { toAppError } from '../../../data/errors'
import { prepareFile, prepareImages } from '../../../data/filesImage'
import { type PreparedFile, uploadDocument } from '../../../data/filesUpload'
import type { UploadState } from '../../../ui/FileUpload'
import { useErrorText } from '../useErrorText'

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

/**
 * Prepares and uploads a document of a file. What was prepared stays here until it has arrived, so that a lost
 * connection costs a click and not the picture. `onDone` is called once the server counts it.
 */
export function useUpload(applicationId: string, kind: DocumentKindRow, onDone: () => void): Upload {
  const errorText = useErrorText()
  const [state, setState] = useState<UploadState>({ phase: 'idle' })
  const [sent, setSent] = useState<PreparedFile | null>(null)
  const prepared = useRef<PreparedFile | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function run(prepare: () => Promise<PreparedFile>) {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const isCurrent = () => running.current === controller
    try {
      setState({ phase: 'preparing' })
      const file = await prepare()
      if (!isCurrent()) return
      prepared.current = file
      setState({ phase: 'sending', share: 0 })
      await uploadDocument(applicationId, kind.code, file, {
        signal: controller.signal,
        onProgress: (share) => isCurrent() && setState({ phase: 'sending', share }),
      })
      if (!isCurrent()) return
      prepared.current = null
      setSent(file)
      setState({ phase: 'idle' })
      onDone()
    } catch (thrown) {
      if (!isCurrent()) return
      const error = toAppError(thrown)
      const canRetry = prepared.current !== null && error.kind !== 'rule' && error.kind !== 'forbidden'
      setState({ phase: 'failed', sentence: errorText(error), canRetry })
    }
  }

  return {
    state,
    sent,
    choose(files) {
      prepared.current = null
      const [first] = files
      if (!first) return
      void run(() => (files.length > 1 ? prepareImages(files, kind, first.name) : prepareFile(first, kind)))
    },
    addPages(existing, files, name) {
      prepared.current = null
      void run(async () => prepareImages([await existing(), ...files], kind, name))
    },
    retry() {
      const file = prepared.current
      if (file) void run(async () => file)
    },
    cancel() {
      running.current?.abort()
      running.current = null
      prepared.current = null
      setState({ phase: 'idle' })
    },
  }
}
