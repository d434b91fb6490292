import { Descriptions } from 'antd'
import type { ReportRecord } from '../../../data/inspectionReports'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'
import { Panel } from '../../../ui/Panel'
import { reportDays } from './reportWords'

/** The head of a report: what was inspected, by whom, and until when the report is due. */
export function ReportFacts({ record }: { record: ReportRecord }) {
  const translation = useTranslation()
  const { t } = translation
  const { report } = record
  const isSubmitted = report.status === 'submitted'
  const people = (count: number) => t('inspection.people', { count })
  return (
    <Panel title={t('inspection.facts')}>
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'institution', label: t('inspection.institution'), children: report.institution_name },
          { key: 'days', label: t('inspection.days'), children: reportDays(report, translation) },
          { key: 'site', label: t('inspection.site'), children: report.site },
          { key: 'batch', label: t('inspection.batch'), children: report.batch },
          {
            key: 'occupation',
            label: t('inspection.occupation'),
            children: report.occupation,
          },
          { key: 'head', label: t('inspection.headCount'), children: people(report.head_count) },
          ...(report.present_count === null
            ? []
            : [
                {
                  key: 'present',
                  label: t('inspection.presentCount'),
                  children: people(report.present_count),
                },
              ]),
          {
            key: 'supervisors',
            label: t(isSubmitted ? 'inspection.attendees' : 'inspection.supervisors'),
            children: (report.attendee_names ?? report.supervisor_names).join('、') || '—',
          },
          {
            key: 'due',
            label: t('inspection.due'),
            children: report.due_on ?? t('inspection.dueAwaits'),
          },
          ...(isSubmitted
            ? [
                {
                  key: 'submitted',
                  label: t('inspection.submitted'),
                  children: t('inspection.byAt', {
                    name: report.submitted_by_name ?? '',
                    at: shanghaiDateTime(report.submitted_at ?? ''),
                  }),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  )
}
