import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Basis, Renewals } from '../../../data/statistics'
import { OUTCOMES, type RenewalDimension, type StatisticsScope } from '../../../domain/statistics'
import { useTranslation } from '../../../i18n/useTranslation'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import type { ChartPoint, ChartSeries } from '../charts/chartModel'
import { LazyColumns } from '../charts/LazyColumns'
import { Legend } from '../charts/Legend'
import { Figure } from '../Figure'
import { useStatisticsContext } from '../statisticsContext'
import { outcomeFills } from './outcomeFills'
import { RenewalTable } from './RenewalTable'
import { renewalPath } from './renewalLinks'
import { type ComparedRow, comparedRows, scopePast, totalOf } from './renewalRows'
import { useRenewalSentence } from './useRenewalSentence'

/** Occupations are many: the most frequent first. */
const SHOWN = 15

interface Props {
  answer: Renewals
  by: RenewalDimension
  compared: Exclude<Basis, 'this'> | undefined
  scope: StatisticsScope
  extra: ReactNode
}

/** Renewals by one dimension. */
export function RenewalFigure({ answer, by, compared, scope, extra }: Props) {
  const { t } = useTranslation()
  const { rounds, words } = useStatisticsContext()
  const sentence = useRenewalSentence()
  const [showsAll, setShowsAll] = useState(false)
  const basis = answer.bases.find((each) => each.basis === compared)
  const rows = comparedRows(answer, by, compared, rounds, scope)
  const nameOf = (key: string): string =>
    by === 'round' ? (rounds.find(({ id }) => id === key)?.name ?? key) : words[by](key)
  const title = t('statistics.renewalsBy', { by: t(`statistics.dimension.${by}`) })
  if (rows.every(({ now, past }) => now.files === 0 && !past?.files)) {
    return (
      <Figure
        title={title}
        extra={extra}
        sentence=""
        table={<PanelEmpty title={t('statistics.noFiles')} text={t('statistics.widen')} />}
      />
    )
  }
  // a file with two occupations stands under both, so these do not add up
  const total = by === 'occupation' ? undefined : totalOf(rows)
  const isInTime = by === 'month' || by === 'round'
  const isCut = by === 'occupation' && !showsAll && rows.length > SHOWN
  const table = (
    <>
      <RenewalTable
        label={title}
        rows={isCut ? rows.slice(0, SHOWN) : rows}
        total={total}
        by={by}
        scope={scope}
        scopePast={basis && scopePast(scope, basis)}
        nameOf={nameOf}
        hasBars={!isInTime}
      />
      {isCut && (
        <Button type="link" onClick={() => setShowsAll(true)}>
          {t('statistics.showAll', { count: rows.length })}
        </Button>
      )}
    </>
  )
  const legend = (
    <Legend
      items={OUTCOMES.map((outcome) => ({
        fill: outcomeFills[outcome],
        label: t(`statistics.outcome.${outcome}`),
      }))}
    />
  )
  const text = sentence(answer, { by, total, basis, isMissing: compared !== undefined && !basis })
  if (!isInTime) {
    return <Figure title={title} extra={extra} sentence={text} legend={legend} table={table} />
  }
  const series: ChartSeries[] = [
    ...OUTCOMES.map((key) => ({
      key,
      label: t(`statistics.outcome.${key}`),
      fill: outcomeFills[key],
      stack: 'now',
    })),
    ...(basis ? [{ key: 'past', label: t(`statistics.basis.${basis.basis}`), fill: 'dots' as const }] : []),
  ]
  return (
    <Figure
      title={title}
      extra={extra}
      sentence={text}
      legend={
        basis ? (
          <>
            {legend}
            <p className="statistics-sentence">
              {t('statistics.besideIs', { basis: t(`statistics.basis.${basis.basis}`) })}
            </p>
          </>
        ) : (
          legend
        )
      }
      chart={
        <LazyColumns
          label={title}
          series={series}
          points={rows.map((row) =>
            pointOf(row, nameOf(row.key), by, scope, basis && scopePast(scope, basis)),
          )}
        />
      }
      table={table}
    />
  )
}

function pointOf(
  { key, now, past, pastKey }: ComparedRow,
  label: string,
  by: RenewalDimension,
  scope: StatisticsScope,
  before: StatisticsScope | undefined,
): ChartPoint {
  return {
    key,
    label,
    values: { ...now, past: past?.files ?? 0 },
    to: {
      ...Object.fromEntries(OUTCOMES.map((outcome) => [outcome, renewalPath(scope, by, key, outcome)])),
      past: before && renewalPath(before, by, pastKey, 'files'),
    },
  }
}
