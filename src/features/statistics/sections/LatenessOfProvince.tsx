import type { WaitingRow } from '../../../data/statistics'
import { PROVINCE_CODE } from '../../../domain/region'
import type { Status } from '../../../domain/review'
import { type StatisticsScope, sumOf } from '../../../domain/statistics'
import { waitingPath } from '../../../domain/statisticsPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { Figure } from '../Figure'
import { FigureLink } from '../FigureLink'
import { StatisticsTable } from '../StatisticsTable'
import { useStatisticsContext } from '../statisticsContext'

/** Of the files of cities the province decides from the receipt on; of 省属 files the 复审 besides. */
const steps: readonly { status: Status; region?: string }[] = [
  { status: 're_review', region: PROVINCE_CODE },
  { status: 'awaiting_receipt' },
  { status: 'final_review' },
  { status: 'awaiting_issue' },
]

/** What waits for the province itself. */
export function LatenessOfProvince({ rows, scope }: { rows: readonly WaitingRow[]; scope: StatisticsScope }) {
  const { t } = useTranslation()
  const { words } = useStatisticsContext()
  const title = t('statistics.atProvince')
  const list = steps
    .map(({ status, region }) => {
      const own = rows.filter((row) => row.status === status && (!region || row.region === region))
      const due = own.flatMap(({ oldest_due_on: day }) => day ?? []).sort()
      return { status, region, ...sumOf(own, ['waiting', 'late']), oldest: due[0] }
    })
    .filter(({ waiting }) => waiting > 0)
  if (list.length === 0)
    return <Figure title={title} sentence="" table={<PanelEmpty title={t('statistics.nothingWaits')} />} />
  const sums = sumOf(list, ['waiting', 'late'])
  type Row = (typeof list)[number]
  const name = ({ status, region }: Row) =>
    t(`words.status.${status}`) + (region ? `（${t('statistics.provincialUnits')}）` : '')
  const path = ({ status, region }: Row, isLate: boolean) =>
    waitingPath({ ...scope, region: region ?? scope.region }, [status], isLate)
  return (
    <Figure
      title={title}
      sentence={t('statistics.atProvinceSay', {
        waiting: words.count(sums.waiting),
        late: words.count(sums.late),
      })}
      table={
        <StatisticsTable<Row>
          label={title}
          rows={list}
          keyOf={({ status }) => status}
          columns={[
            { key: 'name', title: t('statistics.statusColumn'), cell: name },
            {
              key: 'waiting',
              title: t('statistics.waiting'),
              cell: (row) => <FigureLink n={row.waiting} to={path(row, false)} label={name(row)} />,
            },
            {
              key: 'late',
              title: t('statistics.late'),
              cell: (row) => (
                <FigureLink
                  n={row.late}
                  to={path(row, true)}
                  label={`${name(row)} ${t('statistics.late')}`}
                  isStrong
                />
              ),
            },
            { key: 'oldest', title: t('statistics.oldestDue'), cell: ({ oldest }) => oldest ?? '—' },
          ]}
        />
      }
    />
  )
}
