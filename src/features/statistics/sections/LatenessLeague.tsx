import type { LeagueRow } from '../../../data/statistics'
import {
  percentOf,
  type StatisticsScope,
  sumOf,
  WAITING_AT_UNIT,
  waitingAtCity,
} from '../../../domain/statistics'
import { filesPath, waitingPath } from '../../../domain/statisticsPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { Legend } from '../charts/Legend'
import { StackedBar } from '../charts/StackedBar'
import { Figure } from '../Figure'
import { FigureLink } from '../FigureLink'
import { type StatisticsColumn, StatisticsTable } from '../StatisticsTable'
import { useStatisticsContext } from '../statisticsContext'

const NUMBERS = ['files', 'done', 'waiting_unit', 'late_unit', 'waiting_city', 'late_city'] as const

/** The cities, those with the most late files first. */
export function LatenessLeague({ league, scope }: { league: readonly LeagueRow[]; scope: StatisticsScope }) {
  const { t } = useTranslation()
  const { words } = useStatisticsContext()
  const title = t('statistics.league')
  if (league.length === 0)
    return (
      <Figure
        title={title}
        sentence=""
        table={<PanelEmpty title={t('statistics.noFiles')} text={t('statistics.widen')} />}
      />
    )
  const sums = sumOf(league, NUMBERS)
  const late = league.filter((row) => row.late_unit + row.late_city > 0)
  const most = Math.max(...league.map((row) => row.waiting_unit + row.waiting_city))
  const total: LeagueRow = { ...sums, region: '', oldest_due_on: null }
  const place = (row: LeagueRow) => (row === total ? scope : { ...scope, region: row.region })
  const name = (row: LeagueRow) => (row === total ? t('statistics.total') : words.region(row.region))
  const column = (
    key: (typeof NUMBERS)[number],
    path: (row: LeagueRow) => string | undefined,
  ): StatisticsColumn<LeagueRow> => ({
    key,
    title: t(`statistics.leagueColumn.${key}`),
    cell: (row) => (
      <FigureLink
        n={row[key]}
        to={path(row)}
        label={`${name(row)} ${t(`statistics.leagueColumn.${key}`)}`}
        isStrong={key.startsWith('late')}
      />
    ),
  })
  // the report of a 省属 unit has its own status, so the sum over all has no one list
  const atCity = (isLate: boolean) => (row: LeagueRow) =>
    row === total ? undefined : waitingPath(place(row), waitingAtCity(row.region), isLate)
  return (
    <Figure
      title={title}
      sentence={
        late.length === 0
          ? t('statistics.leagueNone', { waiting: words.count(sums.waiting_unit + sums.waiting_city) })
          : t('statistics.leagueSay', {
              cities: words.count(late.length),
              late: words.count(sums.late_unit + sums.late_city),
              worst: words.region(late[0]?.region ?? ''),
            })
      }
      legend={
        <Legend
          items={[
            { fill: 'stripes', label: t('statistics.late') },
            { fill: 'lines', label: t('statistics.inTime') },
          ]}
        />
      }
      table={
        <StatisticsTable<LeagueRow>
          label={title}
          rows={league}
          keyOf={({ region }) => region}
          total={league.length > 1 ? total : undefined}
          columns={[
            { key: 'name', title: t('statistics.dimension.region'), cell: name },
            {
              key: 'bar',
              title: t('statistics.waiting'),
              isDrawing: true,
              cell: (row) => {
                if (row === total) return null
                const isLate = row.late_unit + row.late_city
                return (
                  <StackedBar
                    most={most}
                    parts={[
                      { fill: 'stripes', n: isLate },
                      { fill: 'lines', n: row.waiting_unit + row.waiting_city - isLate },
                    ]}
                  />
                )
              },
            },
            column('late_unit', (row) => waitingPath(place(row), WAITING_AT_UNIT, true)),
            column('late_city', atCity(true)),
            column('waiting_unit', (row) => waitingPath(place(row), WAITING_AT_UNIT)),
            column('waiting_city', atCity(false)),
            { key: 'oldest', title: t('statistics.oldestDue'), cell: ({ oldest_due_on: day }) => day ?? '—' },
            column('files', (row) => filesPath(place(row))),
            column('done', (row) => filesPath(place(row), { reached: 5 })),
            {
              key: 'share',
              title: t('statistics.reportedShare'),
              cell: ({ done, files }) => words.percent(percentOf(done, files)),
            },
          ]}
        />
      }
    />
  )
}
