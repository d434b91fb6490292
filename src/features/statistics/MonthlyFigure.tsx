import type { ReactNode } from 'react'
import { eachMonth, type StatisticsScope } from '../../domain/statistics'
import { useTranslation } from '../../i18n/useTranslation'
import type { Fill } from './charts/chartColors'
import { LazyColumns } from './charts/LazyColumns'
import { Legend } from './charts/Legend'
import { Figure } from './Figure'
import { FigureLink } from './FigureLink'
import { StatisticsTable } from './StatisticsTable'
import { useStatisticsContext } from './statisticsContext'

export interface MonthlySeries {
  key: string
  label: string
  fill: Fill
}

interface Props {
  title: string
  sentence: string
  series: readonly MonthlySeries[]
  /** Side by side instead of on each other, e.g. parts of each other. */
  isSideBySide?: boolean
  scope: StatisticsScope
  /** The figure of a month, or of all months where it is undefined. */
  numberOf(series: string, month: string | undefined): number
  /** The list behind it, of that scope. */
  pathOf(series: string, scope: StatisticsScope): string | undefined
  extra?: ReactNode
}

/** Figures by month: columns, and a table whose numbers open their lists. */
export function MonthlyFigure(props: Props) {
  const { title, sentence, series, isSideBySide, scope, numberOf, pathOf, extra } = props
  const { t } = useTranslation()
  const { words, today } = useStatisticsContext()
  const months = eachMonth(scope.from ?? scope.to ?? today, scope.to ?? today)
  const within = (month: string): StatisticsScope => ({ ...scope, from: month, to: month })
  return (
    <Figure
      title={title}
      sentence={sentence}
      extra={extra}
      legend={<Legend items={series} />}
      chart={
        <LazyColumns
          label={title}
          height={220}
          series={series.map((each) => ({ ...each, stack: isSideBySide ? undefined : 'all' }))}
          points={months.map((month) => ({
            key: month,
            label: words.month(month),
            values: Object.fromEntries(series.map(({ key }) => [key, numberOf(key, month)])),
            to: Object.fromEntries(series.map(({ key }) => [key, pathOf(key, within(month))])),
          }))}
        />
      }
      table={
        <StatisticsTable<string>
          label={title}
          rows={months}
          keyOf={(month) => month}
          total=""
          columns={[
            {
              key: 'month',
              title: t('statistics.dimension.month'),
              cell: (month) => (month ? words.month(month) : t('statistics.total')),
            },
            ...series.map(({ key, label }) => ({
              key,
              title: label,
              cell: (month: string) => (
                <FigureLink
                  n={numberOf(key, month || undefined)}
                  to={pathOf(key, month ? within(month) : scope)}
                  label={`${month ? words.month(month) : t('statistics.total')} ${label}`}
                />
              ),
            })),
          ]}
        />
      }
    />
  )
}
