import { useQuery } from '@tanstack/react-query'
import type { SummaryBatch } from '../../data/summaries'
import { findScanKind } from '../../data/summariesScan'
import { scanStateOf } from '../../domain/summaryBatch'
import { useTranslation } from '../../i18n/useTranslation'
import { FileUpload } from '../../ui/FileUpload'
import { useScanUpload } from './useScanUpload'

interface Props {
  batch: SummaryBatch
  onChange(): void
}

/** Uploads the sealed table, bound to the data version that was printed. */
export function ScanUpload({ batch, onChange }: Props) {
  const { t } = useTranslation()
  const kind = useQuery({ queryKey: ['summaries', 'scanKind'], queryFn: findScanKind, staleTime: Infinity })
  const { state, choose, retry, cancel } = useScanUpload(batch, onChange)
  const isStored = scanStateOf(batch) === 'current'
  const max = kind.data ? `${Math.round(kind.data.max_bytes / 1_048_576)} MB` : ''
  return (
    <FileUpload
      title={t('summary.scan')}
      hint={t('summary.stepUploadText', { max })}
      isRequired
      accept="application/pdf,image/jpeg,image/png"
      camera="environment"
      isMultiple
      state={state}
      stored={
        isStored
          ? {
              name: batch.scan_name ?? '',
              note: t('summary.scanOfVersion', { version: batch.scan_version }),
            }
          : undefined
      }
      onChoose={choose}
      onRetry={retry}
      onCancel={cancel}
    />
  )
}
