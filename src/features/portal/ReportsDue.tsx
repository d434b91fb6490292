import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { myInspections } from '../../data/inspectionReports'
import { inspectionPath } from '../../domain/inspectionPaths'
import { useTranslation } from '../../i18n/useTranslation'
import { LinkButton } from '../../ui/LinkButton'

/** Inspections whose report a supervisor owes and can write, each with its term. */
export function ReportsDue() {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: ['inspectionTasks'],
    queryFn: ({ signal }) => myInspections(signal),
  })
  const owed = data?.own.filter(({ status, starts_on }) => status !== 'submitted' && starts_on <= data.today)
  return owed?.map((row) => {
    const isLate = row.due_on !== null && row.due_on < (data?.today ?? '')
    return (
      <Alert
        key={row.id}
        type={isLate ? 'error' : 'warning'}
        showIcon
        style={{ maxWidth: 1080, margin: '0 auto 12px' }}
        message={t(isLate ? 'portal.reportLate' : 'portal.reportDue', {
          institution: row.institution_name,
          due: row.due_on ?? t('portal.reportAwaits'),
        })}
        action={
          <LinkButton
            to={inspectionPath(row.id)}
            size="small"
            aria-label={`${t('portal.reportWrite')} ${row.institution_name} ${row.starts_on}`}
          >
            {t('portal.reportWrite')}
          </LinkButton>
        }
      />
    )
  })
}
