import { Table, type TableColumnsType, theme } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { RoundProgressRow } from '../../data/rounds'
import { reviewQueuePath } from '../../domain/paths'
import { PROVINCE_CODE, regionName } from '../../domain/region'
import type { Status } from '../../domain/review'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { StatusTag } from '../../ui/StatusTag'
import { progressOf, type RegionProgress, shownStatuses } from './roundProgress'

interface Props {
  roundId: string
  rows: readonly RoundProgressRow[]
}

/** Files of a round by city and status; every figure with a list opens it. */
export function RoundProgressTable({ roundId, rows }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const { token } = theme.useToken()
  const { regions, all } = useMemo(() => progressOf(rows), [rows])
  const columns = useMemo(
    () => columnsOf(shownStatuses(all), { roundId, translation }),
    [all, roundId, translation],
  )
  if (rows.length === 0) return <EmptyState title={t('round.progressEmpty')} />
  const body = regions.length > 1 ? [...regions, all] : regions
  return (
    <>
      <p style={{ margin: '0 16px 8px', color: token.colorTextDescription }}>{t('round.progressHint')}</p>
      <div className="tabular">
        <Table<RegionProgress>
          aria-label={t('round.progress')}
          size="small"
          rowKey="region_code"
          columns={columns}
          dataSource={body}
          pagination={false}
          scroll={{ x: 'max-content' }}
          onRow={({ region_code }) => ({ style: region_code ? undefined : { fontWeight: 600 } })}
        />
      </div>
    </>
  )
}

interface Context {
  roundId: string
  translation: Translation
}

function columnsOf(statuses: readonly Status[], context: Context): TableColumnsType<RegionProgress> {
  const { t } = context.translation
  return [
    {
      key: 'region',
      title: t('round.region'),
      fixed: 'left',
      render: (_, { region_code }) => rowName(region_code, context.translation),
    },
    ...statuses.map((status) => ({
      key: status,
      title: t(`words.status.${status}`),
      align: 'right' as const,
      render: (_: unknown, row: RegionProgress) => <Cell row={row} status={status} context={context} />,
    })),
    { key: 'total', title: t('round.total'), align: 'right', render: (_, row) => row.total.n },
    {
      key: 'late',
      title: t('round.lateColumn'),
      align: 'right',
      render: (_, row) =>
        row.total.late > 0 ? (
          <StatusTag tone="bad">{row.total.late}</StatusTag>
        ) : (
          <span title={t('round.lateNone')}>—</span>
        ),
    },
  ]
}

function rowName(regionCode: string, { t, language }: Translation): string {
  if (!regionCode) return t('round.allRegions')
  return regionCode === PROVINCE_CODE ? t('round.provincialUnits') : regionName(regionCode, language)
}

function Cell({ row, status, context }: { row: RegionProgress; status: Status; context: Context }) {
  const { t } = context.translation
  const { token } = theme.useToken()
  const cell = row.cells[status]
  if (!cell) return <span aria-hidden>—</span>
  const region = rowName(row.region_code, context.translation)
  const filter = { round: context.roundId, status, ...(row.region_code && { city: row.region_code }) }
  const values = { region, status: t(`words.status.${status}`) }
  const late = cell.late > 0 && t('round.late', { count: cell.late })
  return (
    <>
      <Link
        to={reviewQueuePath('all', filter)}
        aria-label={t('round.cellLabel', { ...values, count: cell.n })}
      >
        {cell.n}
      </Link>
      {late && (
        <div>
          <Link
            to={reviewQueuePath('all', { ...filter, due: 'late' })}
            aria-label={t('round.lateLabel', { ...values, count: cell.late })}
            style={{ color: token.colorError }}
          >
            {late}
          </Link>
        </div>
      )}
    </>
  )
}
