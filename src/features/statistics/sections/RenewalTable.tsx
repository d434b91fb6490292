import { useMemo } from 'react'
import { OUTCOMES, passRate, type RenewalDimension, type StatisticsScope } from '../../../domain/statistics'
import { useTranslation } from '../../../i18n/useTranslation'
import { StackedBar } from '../charts/StackedBar'
import { FigureLink } from '../FigureLink'
import { type StatisticsColumn, StatisticsTable } from '../StatisticsTable'
import { useStatisticsContext } from '../statisticsContext'
import { outcomeFills } from './outcomeFills'
import { renewalPath } from './renewalLinks'
import type { ComparedRow } from './renewalRows'

interface Props {
  label: string
  rows: readonly ComparedRow[]
  total: ComparedRow | undefined
  by: RenewalDimension
  scope: StatisticsScope
  /** Of what is compared with; undefined: nothing is. */
  scopePast: StatisticsScope | undefined
  nameOf(key: string): string
  hasBars: boolean
}

/** Renewals in numbers, each the door to its files. */
export function RenewalTable({ label, rows, total, by, scope, scopePast, nameOf, hasBars }: Props) {
  const { t } = useTranslation()
  const { words } = useStatisticsContext()
  const most = Math.max(...rows.flatMap(({ now, past }) => [now.files, past?.files ?? 0]))
  const columns = useMemo(() => {
    const keyOf = ({ key }: ComparedRow) => (key === '' && by !== 'level' ? undefined : key)
    const rowName = (row: ComparedRow) => (row === total ? t('statistics.total') : nameOf(row.key))
    const column = (outcome: (typeof OUTCOMES)[number] | 'files'): StatisticsColumn<ComparedRow> => ({
      key: outcome,
      title: t(`statistics.outcome.${outcome}`),
      cell: (row) => (
        <FigureLink
          n={row.now[outcome]}
          to={renewalPath(scope, by, row === total ? undefined : keyOf(row), outcome)}
          label={`${rowName(row)} ${t(`statistics.outcome.${outcome}`)}`}
        />
      ),
    })
    const list: (StatisticsColumn<ComparedRow> | false | undefined)[] = [
      { key: 'name', title: t(`statistics.dimension.${by}`), cell: rowName },
      hasBars && {
        key: 'bar',
        title: t('statistics.share'),
        isDrawing: true,
        cell: (row) =>
          row !== total && (
            <>
              <StackedBar
                most={most}
                parts={OUTCOMES.map((outcome) => ({ fill: outcomeFills[outcome], n: row.now[outcome] }))}
              />
              {row.past && <StackedBar isThin most={most} parts={[{ fill: 'dots', n: row.past.files }]} />}
            </>
          ),
      },
      column('files'),
      scopePast && {
        key: 'past',
        title: t('statistics.past'),
        cell: (row) => (
          <FigureLink
            n={row.past?.files ?? 0}
            to={renewalPath(scopePast, by, row === total ? undefined : row.pastKey, 'files')}
            label={`${rowName(row)} ${t('statistics.past')}`}
          />
        ),
      },
      scopePast && {
        key: 'change',
        title: t('statistics.change'),
        cell: ({ now, past }) => words.change(now.files, past?.files),
      },
      ...OUTCOMES.map(column),
      { key: 'rate', title: t('statistics.passRate'), cell: ({ now }) => words.percent(passRate(now)) },
      scopePast && {
        key: 'ratePast',
        title: t('statistics.passRatePast'),
        cell: ({ past }) => (past ? words.percent(passRate(past)) : '—'),
      },
    ]
    return list.filter((each) => each !== false && each !== undefined)
  }, [t, words, by, scope, scopePast, total, most, hasBars, nameOf])
  return (
    <StatisticsTable
      label={label}
      columns={columns}
      rows={rows}
      keyOf={({ key }) => key || 'none'}
      total={rows.length > 1 ? total : undefined}
    />
  )
}
