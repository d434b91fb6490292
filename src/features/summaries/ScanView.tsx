import { useCallback, useMemo } from 'react'
import type { SummaryBatch } from '../../data/summaries'
import { loadBatchScan } from '../../data/summariesScan'
import { scanStateOf } from '../../domain/summaryBatch'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { FileViewer } from '../../ui/FileViewer'
import { Panel } from '../../ui/Panel'

const typeOfExtension: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
}

/** The sealed table beside its rows. */
export function ScanView({ batch }: { batch: SummaryBatch }) {
  const { t } = useTranslation()
  const state = scanStateOf(batch)
  const { scan_path: path, scan_name: name, scan_version: version } = batch
  const files = useMemo(
    () =>
      path && state !== 'none'
        ? [
            {
              id: path,
              title: name ?? t('summary.scan'),
              mimeType: typeOfExtension[path.slice(path.lastIndexOf('.') + 1)] ?? '',
            },
          ]
        : [],
    [path, name, state, t],
  )
  const load = useCallback(() => loadBatchScan(batch.id), [batch.id])
  if (files.length === 0) {
    return (
      <Panel title={t('summary.scan')}>
        <EmptyState title={t('summary.scanNone')} />
      </Panel>
    )
  }
  return (
    <Panel
      title={t('summary.scan')}
      extra={state === 'void' ? t('summary.scanVoid') : t('summary.scanOfVersion', { version })}
    >
      <div style={{ height: 'min(72vh, 820px)' }}>
        <FileViewer files={files} load={load} />
      </div>
    </Panel>
  )
}
