import type { PreparedFile } from '../../data/filesUpload'
import { getBatch, type SummaryBatch } from '../../data/summaries'
import { prepareBatchScan, sendBatchScan } from '../../data/summariesScan'
import type { UploadState } from '../../ui/FileUpload'
import { useFileSending } from '../../ui/useFileSending'

export interface ScanUpload {
  state: UploadState
  choose(files: File[]): void
  /** Sends what was prepared once more. */
  retry(): void
  cancel(): void
}

/**
 * Prepares and sends the sealed scan of a table. `onChange` is called when the table has changed, by this or by a
 * colleague.
 */
export function useScanUpload(batch: SummaryBatch, onChange: () => void): ScanUpload {
  const { state, start, retry, cancel } = useFileSending<PreparedFile>({
    send: (file, options) => sendBatchScan(batch, file, options),
    onSent: onChange,
    isWorthRetrying: ({ kind }) => kind === 'offline' || kind === 'failure',
    onFailed: ({ kind }) => kind === 'conflict' && onChange(),
  })
  return {
    state,
    choose: (files) => start(() => prepareBatchScan(files)),
    retry() {
      // an upload that broke off was announced already, which is a version of the table; other rows void it
      retry(async (file, options) => {
        const now = await getBatch(batch.id)
        const { version } = now.data_version === batch.data_version ? now : batch
        return sendBatchScan({ id: batch.id, version }, file, options)
      })
    },
    cancel() {
      cancel()
      onChange()
    },
  }
}
