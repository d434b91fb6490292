import { useQuery } from '@tanstack/react-query'
import { Flex } from 'antd'
import { myInspections } from '../../../data/inspectionReports'
import { inspectionPath } from '../../../domain/inspectionPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { LinkButton } from '../../../ui/LinkButton'
import { Panel } from '../../../ui/Panel'
import { ReportState } from './ReportState'
import { reportDays } from './reportWords'

/** The reports that a supervisor owes or wrote; nothing where there is none. */
export function OwnReportsPanel() {
  const translation = useTranslation()
  const { t } = translation
  const { data } = useQuery({
    queryKey: ['inspectionTasks'],
    queryFn: ({ signal }) => myInspections(signal),
  })
  if (!data || data.own.length === 0) return null
  return (
    <div style={{ maxWidth: 760, margin: '0 auto 16px' }}>
      <Panel title={t('inspection.mine')}>
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {data.own.map((row) => {
            const isOwed = row.status !== 'submitted'
            const mayWrite = isOwed && row.starts_on <= data.today
            return (
              <li key={row.id} style={{ padding: '8px 0' }}>
                <Flex justify="space-between" gap={8} wrap align="center">
                  <span>
                    <strong>{row.institution_name}</strong>
                    <span style={{ display: 'block' }}>{reportDays(row, translation)}</span>
                    {isOwed && (
                      <span style={{ display: 'block' }}>
                        {row.due_on
                          ? t('inspection.mineDue', { on: row.due_on })
                          : `${t('inspection.due')} ${t('inspection.dueAwaits')}`}
                      </span>
                    )}
                    <ReportState row={{ ...row, days_late: null }} today={data.today} />
                  </span>
                  {(mayWrite || !isOwed) && (
                    <LinkButton
                      to={inspectionPath(row.id)}
                      type={mayWrite ? 'primary' : 'default'}
                      aria-label={`${t(mayWrite ? 'inspection.mineWrite' : 'inspection.mineOpen')} ${row.institution_name} ${row.starts_on}`}
                    >
                      {t(mayWrite ? 'inspection.mineWrite' : 'inspection.mineOpen')}
                    </LinkButton>
                  )}
                </Flex>
              </li>
            )
          })}
        </ul>
      </Panel>
    </div>
  )
}
