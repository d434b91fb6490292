import { type Expiry, readExpiry } from '../../../data/statistics'
import { addMonths } from '../../../domain/shanghai'
import { eachMonth, monthOf, type StatisticsScope, sumBy } from '../../../domain/statistics'
import { expiringPath } from '../../../domain/statisticsPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { Asked } from '../Asked'
import type { Fill } from '../charts/chartColors'
import { LazyColumns } from '../charts/LazyColumns'
import { Legend } from '../charts/Legend'
import { Figure } from '../Figure'
import { FigureLink } from '../FigureLink'
import { ScopeLine } from '../ScopeLine'
import { StatisticsTable } from '../StatisticsTable'
import { scopeOfNow } from '../statisticsAddress'
import { useStatisticsContext } from '../statisticsContext'

/** Months of the forecast. */
export const FORECAST = 24
const kindFills: readonly Fill[] = ['solid', 'lines', 'stripes', 'dots']

/** 到期预测: cards in force by the month in which they expire. */
export function ExpirySection() {
  const { filters } = useStatisticsContext()
  const { kind, region } = scopeOfNow(filters)
  const scope = { kind, region }
  return (
    <>
      <ScopeLine scope={scope} isNow />
      <Asked name="expiry" scope={scope} ask={(signal) => readExpiry('kind', FORECAST, scope, signal)}>
        {(answer) => <ExpiryFigure answer={answer} scope={scope} />}
      </Asked>
    </>
  )
}

/** The forecast by month and kind, and what has expired already. */
export function ExpiryFigure({ answer, scope }: { answer: Expiry; scope: StatisticsScope }) {
  const { t } = useTranslation()
  const { words } = useStatisticsContext()
  const title = t('statistics.expiry')
  const first = monthOf(answer.today)
  const months = eachMonth(first, addMonths(first, FORECAST - 1))
  const kinds = [
    ...sumBy(
      answer.rows,
      ({ key }) => key,
      ({ cards }) => cards,
    ),
  ]
    .sort(([, a], [, b]) => b - a)
    .map(([key]) => key)
  const byMonth = sumBy(
    answer.rows,
    ({ month }) => month,
    ({ cards }) => cards,
  )
  const byBoth = sumBy(
    answer.rows,
    ({ month, key }) => `${month} ${key}`,
    ({ cards }) => cards,
  )
  const total = [...byMonth.values()].reduce((sum, n) => sum + n, 0)
  const expired = answer.expired.reduce((sum, { cards }) => sum + cards, 0)
  if (total === 0 && expired === 0)
    return (
      <Figure
        title={title}
        sentence=""
        table={<PanelEmpty title={t('statistics.noCards')} text={t('statistics.widen')} />}
      />
    )
  const [peak = first, most = 0] = [...byMonth].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? []
  const fillOf = (key: string): Fill => kindFills[kinds.indexOf(key) % kindFills.length] ?? 'solid'
  const sumOfKind = (key: string) =>
    months.reduce((sum, month) => sum + (byBoth.get(`${month} ${key}`) ?? 0), 0)
  const lastMonth = months.at(-1) ?? first
  return (
    <Figure
      title={title}
      sentence={
        <>
          {t('statistics.expirySay', {
            total: words.count(total),
            peak: words.month(peak),
            most: words.count(most),
          })}{' '}
          {t('statistics.expiredBefore')}{' '}
          <FigureLink
            n={expired}
            to={expiringPath(scope, undefined, addMonths(first, -1))}
            label={t('statistics.expiredBefore')}
          />
        </>
      }
      legend={<Legend items={kinds.map((key) => ({ fill: fillOf(key), label: words.kind(key) }))} />}
      chart={
        <LazyColumns
          label={title}
          series={kinds.map((key) => ({ key, label: words.kind(key), fill: fillOf(key), stack: 'cards' }))}
          points={months.map((month) => ({
            key: month,
            label: words.month(month),
            values: Object.fromEntries(kinds.map((key) => [key, byBoth.get(`${month} ${key}`) ?? 0])),
            to: Object.fromEntries(
              kinds.map((kind) => [kind, expiringPath({ ...scope, kind }, month, month)]),
            ),
          }))}
        />
      }
      table={
        <StatisticsTable
          label={title}
          rows={months}
          keyOf={(month) => month}
          total="total"
          columns={[
            {
              key: 'month',
              title: t('statistics.dimension.month'),
              cell: (month) => (month === 'total' ? t('statistics.total') : words.month(month)),
            },
            {
              key: 'all',
              title: t('statistics.cards'),
              cell: (month) =>
                month === 'total' ? (
                  <FigureLink
                    n={total}
                    to={expiringPath(scope, first, lastMonth)}
                    label={t('statistics.total')}
                  />
                ) : (
                  <FigureLink
                    n={byMonth.get(month) ?? 0}
                    to={expiringPath(scope, month, month)}
                    label={words.month(month)}
                  />
                ),
            },
            ...kinds.map((kind) => ({
              key: kind,
              title: words.kind(kind),
              cell: (month: string) =>
                month === 'total' ? (
                  <FigureLink
                    n={sumOfKind(kind)}
                    to={expiringPath({ ...scope, kind }, first, lastMonth)}
                    label={words.kind(kind)}
                  />
                ) : (
                  <FigureLink
                    n={byBoth.get(`${month} ${kind}`) ?? 0}
                    to={expiringPath({ ...scope, kind }, month, month)}
                    label={`${words.month(month)} ${words.kind(kind)}`}
                  />
                ),
            })),
          ]}
        />
      }
    />
  )
}
