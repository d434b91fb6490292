import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useParams } from 'react-router'
import { loadDictionaries } from '../../data/dictionaries'
import { printBatch } from '../../data/summaries'
import { summaryBatchPath, summaryListPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { LinkButton } from '../../ui/LinkButton'
import { PrintPreview } from '../../ui/PrintPreview'
import { annex2RowsOf, annex4RowsOf, batchHeaderOf } from './batchSheets'
import { Annex2Sheet, Annex4Sheet } from './print/SummarySheet'

/** Annex 2 or 4 on A4 landscape, to be printed and sealed. */
export function SummaryPrintPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({
    queryKey: ['summaries', 'print', id],
    queryFn: async () => {
      const [printed, dictionaries] = await Promise.all([printBatch(id), loadDictionaries()])
      return { printed, dictionaries }
    },
    // full numbers: every reading is logged, so it is read once and not kept
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  if (error) {
    return (
      <ErrorState
        error={error}
        onRetry={refetch}
        extra={<LinkButton to={summaryListPath()}>{t('summary.back')}</LinkButton>}
      />
    )
  }
  if (!data) return <Skeleton active style={{ padding: 24 }} aria-label={t('summary.loading')} />
  const { printed, dictionaries } = data
  const { batch } = printed
  const header = batchHeaderOf(batch)
  return (
    <PrintPreview
      title={t('summary.printTitle', { number: batch.number, version: batch.data_version })}
      actions={<LinkButton to={summaryBatchPath(id)}>{t('summary.backToBatch')}</LinkButton>}
    >
      {batch.annex === 2 ? (
        <Annex2Sheet batchId={id} header={header} rows={annex2RowsOf(printed, dictionaries)} />
      ) : (
        <Annex4Sheet batchId={id} header={header} rows={annex4RowsOf(printed, dictionaries)} />
      )}
    </PrintPreview>
  )
}
