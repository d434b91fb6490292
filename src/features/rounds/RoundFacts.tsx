import { Descriptions } from 'antd'
import type { RoundRow } from '../../data/rounds'
import { type IsoDate, shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { RoundDay } from './RoundDay'

interface Props {
  round: RoundRow
  provisionalYears: readonly number[]
}

/** What a round consists of. */
export function RoundFacts({ round, provisionalYears }: Props) {
  const { t } = useTranslation()
  const day = (value: IsoDate | null) => <RoundDay day={value} provisionalYears={provisionalYears} />
  const isOverridden = round.closes_on !== round.computed_closes_on && round.override_reason
  return (
    <Panel title={t('round.facts')}>
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2, xl: 3 }}
        items={[
          {
            key: 'window',
            label: t('round.windowLabel'),
            children: t('round.range', { from: round.window_from, to: round.window_to }),
          },
          { key: 'opens', label: t('round.opensOn'), children: day(round.opens_on) },
          { key: 'closes', label: t('round.closesOn'), children: day(round.closes_on) },
          {
            key: 'days',
            label: t('round.workingDays'),
            children: t('round.workingDaysValue', { days: round.working_days }),
          },
          ...(isOverridden
            ? [
                {
                  key: 'computed',
                  label: t('round.computedClosesOn'),
                  children: day(round.computed_closes_on),
                },
                { key: 'reason', label: t('round.overrideReason'), children: round.override_reason },
              ]
            : []),
          { key: 'unit', label: t('round.unitReviewDue'), children: day(round.unit_review_due_on) },
          { key: 'city', label: t('round.cityReportDue'), children: day(round.city_report_due_on) },
          { key: 'final', label: t('round.finalReviewDue'), children: day(round.final_review_due_on) },
          ...(round.published_at
            ? [
                {
                  key: 'published',
                  label: t('round.publishedAt'),
                  children: shanghaiDateTime(round.published_at),
                },
              ]
            : []),
          ...(round.closed_at
            ? [{ key: 'closed', label: t('round.closedAt'), children: shanghaiDateTime(round.closed_at) }]
            : []),
          ...(round.note ? [{ key: 'note', label: t('round.note'), children: round.note }] : []),
        ]}
      />
    </Panel>
  )
}
