import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useParams } from 'react-router'
import { getReport } from '../../../data/inspectionReports'
import { inspectionPath } from '../../../domain/inspectionPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { LinkButton } from '../../../ui/LinkButton'
import { PrintPreview } from '../../../ui/PrintPreview'
import { InspectionReportSheet } from './InspectionReportSheet'
import { reportKey } from './reportWords'

/** A submitted report as a sheet for paper, with what came of it so far. */
export function InspectionReportPrintPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({
    queryKey: reportKey(id),
    queryFn: ({ signal }) => getReport(id, signal),
  })
  const back = <LinkButton to={inspectionPath(id)}>{t('inspection.back')}</LinkButton>
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} extra={back} />
  if (!data) return <Skeleton active style={{ padding: 24 }} />
  if (!data.report.items)
    return <EmptyState title={t('page.inspectionReport')} text={t('inspection.awaited')} action={back} />
  return (
    <PrintPreview title={`${t('page.inspectionReport')} ${data.report.number}`} actions={back}>
      <InspectionReportSheet record={data} />
    </PrintPreview>
  )
}
