import { useEffect, useRef, useState } from 'react'
import { toAppError } from '../../data/errors'
import type { PreparedFile } from '../../data/filesUpload'
import { getBatch, type SummaryBatch } from '../../data/summaries'
import { prepareBatchScan, sendBatchScan } from '../../data/summariesScan'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'
import type { UploadState } from '../../ui/FileUpload'

export interface ScanUpload {
  state: UploadState
  choose(files: File[]): void
  /** Sends what was prepared once more. */
  retry(): void
  cancel(): void
}

/**
 * Prepares and sends the sealed scan of a table. What was prepared stays here until it has arrived, so that a lost
 * connection costs a click. `onChange` is called when the table has changed, by this or by a colleague.
 */
export function useScanUpload(batch: SummaryBatch, onChange: () => void): ScanUpload {
  const translation = useTranslation()
  const [state, setState] = useState<UploadState>({ phase: 'idle' })
  const prepared = useRef<PreparedFile | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function run(prepare: () => Promise<PreparedFile>, versionOf: () => Promise<number>) {
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
      await sendBatchScan({ id: batch.id, version: await versionOf() }, file, {
        signal: controller.signal,
        onProgress: (share) => isCurrent() && setState({ phase: 'sending', share }),
      })
      if (!isCurrent()) return
      prepared.current = null
      setState({ phase: 'idle' })
      onChange()
    } catch (thrown) {
      if (!isCurrent()) return
      const error = toAppError(thrown)
      const canRetry = prepared.current !== null && (error.kind === 'offline' || error.kind === 'failure')
      setState({ phase: 'failed', sentence: errorSentence(error, translation), canRetry })
      if (error.kind === 'conflict') onChange()
    }
  }

  return {
    state,
    choose(files) {
      prepared.current = null
      void run(
        () => prepareBatchScan(files),
        async () => batch.version,
      )
    },
    retry() {
      const file = prepared.current
      if (!file) return
      // an upload that broke off was announced already, which is a version of the table; other rows void it
      void run(
        async () => file,
        async () => {
          const now = await getBatch(batch.id)
          return now.data_version === batch.data_version ? now.version : batch.version
        },
      )
    },
    cancel() {
      running.current?.abort()
      running.current = null
      prepared.current = null
      setState({ phase: 'idle' })
      onChange()
    },
  }
}
