import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useLocation } from 'react-router'
import { loadDictionaries } from '../../data/dictionaries'
import { printCollection } from '../../data/issuingPrint'
import { collectionPath } from '../../domain/paths'
import { shanghaiDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { LinkButton } from '../../ui/LinkButton'
import { PrintPreview } from '../../ui/PrintPreview'
import { collectionSheets } from './collectionSheets'
import { CollectionList } from './print/CollectionList'

/** 证卡领取名单 of the files that were chosen in the list, one for each collector and summary table. */
export function CollectionPrintPage() {
  const { t } = useTranslation()
  const chosen = (useLocation().state as { applicationIds?: string[] } | null)?.applicationIds ?? []
  const { data, error, refetch } = useQuery({
    queryKey: ['issuing', 'collection', chosen],
    enabled: chosen.length > 0,
    queryFn: async () => {
      const [rows, dictionaries] = await Promise.all([printCollection(chosen), loadDictionaries()])
      return collectionSheets(rows, dictionaries, shanghaiDate(new Date()))
    },
    // full numbers: every reading is logged, so it is read once and not kept
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const back = <LinkButton to={collectionPath()}>{t('issuing.backToCollection')}</LinkButton>
  if (chosen.length === 0) {
    return (
      <EmptyState title={t('issuing.nothingToList')} text={t('issuing.nothingToPrintText')} action={back} />
    )
  }
  if (error) return <ErrorState error={error} onRetry={refetch} extra={back} />
  if (!data) return <Skeleton active style={{ padding: 24 }} aria-label={t('issuing.loadingList')} />
  return (
    <PrintPreview title={t('issuing.listTitle')} actions={back}>
      {data.map((sheet) => (
        <CollectionList key={`${sheet.batchId}:${sheet.header.reporter}:${sheet.list.annex}`} {...sheet} />
      ))}
    </PrintPreview>
  )
}
