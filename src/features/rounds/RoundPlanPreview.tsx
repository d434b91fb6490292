import { Alert, Descriptions } from 'antd'
import { dueDatesAfter, planRound, type RoundTerms, type RoundWarning } from '../../domain/round'
import type { IsoDate } from '../../domain/shanghai'
import type { WorkingCalendar } from '../../domain/workingDays'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { RoundDay } from './RoundDay'

interface Props {
  opensOn: IsoDate | null
  /** Another end than the computed one. */
  closesOn: IsoDate | null
  terms: RoundTerms
  calendar: WorkingCalendar
  provisionalYears: readonly number[]
  warnings: readonly RoundWarning[]
}

/** What follows from the dates of a draft while it is written: end, due dates, what to look at. */
export function RoundPlanPreview({ opensOn, closesOn, terms, calendar, provisionalYears, warnings }: Props) {
  const { t } = useTranslation()
  if (!opensOn) return <Panel title={t('round.planTitle')}>{t('round.planEmpty')}</Panel>
  const plan = planRound(calendar, opensOn, terms)
  const due = dueDatesAfter(calendar, closesOn ?? plan.closesOn, terms)
  const day = (value: IsoDate | null) => <RoundDay day={value} provisionalYears={provisionalYears} />
  const isDayOff = calendar.get(opensOn)?.is_working_day === false
  return (
    <Panel title={t('round.planTitle')}>
      <div aria-live="polite">
        <Descriptions
          size="small"
          column={1}
          items={[
            { key: 'computed', label: t('round.computedClosesOn'), children: day(plan.closesOn) },
            ...(closesOn && closesOn !== plan.closesOn
              ? [{ key: 'closes', label: t('round.override'), children: day(closesOn) }]
              : []),
            { key: 'unit', label: t('round.unitReviewDue'), children: day(due.unitReviewDueOn) },
            { key: 'city', label: t('round.cityReportDue'), children: day(due.cityReportDueOn) },
            { key: 'final', label: t('round.finalReviewDue'), children: day(due.finalReviewDueOn) },
          ]}
        />
        <p style={{ margin: '4px 0 12px' }}>{isDayOff ? t('round.planDayOff') : t('round.planFirstDay')}</p>
        {warnings.length > 0 && (
          <Alert
            type="warning"
            showIcon
            message={t('round.warningsTitle')}
            description={
              <ul style={{ margin: 0, paddingInlineStart: 18 }}>
                {warnings.map(({ key, values }) => (
                  <li key={`${key} ${Object.values(values).join(' ')}`}>
                    {t(`round.warning.${key}`, { ...values })}
                  </li>
                ))}
              </ul>
            }
          />
        )}
      </div>
    </Panel>
  )
}
