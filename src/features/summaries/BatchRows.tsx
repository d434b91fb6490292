import { Flex, type TableColumnsType, Typography } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { SummaryRow } from '../../data/summaries'
import { useTranslation } from '../../i18n/useTranslation'
import { ListPageCards } from '../../ui/ListPageCards'
import { ListPagePaging } from '../../ui/ListPagePaging'
import { ListPageTable } from '../../ui/ListPageTable'
import { StatusTag } from '../../ui/StatusTag'
import { useIsNarrow } from '../../ui/useIsNarrow'

interface Props {
  rows: readonly SummaryRow[]
  kindName(code: string): string
  reasonNames(codes: readonly string[]): string
  /** Where a file is opened; left out: its name is no link. */
  filePath?(applicationId: string): string
}

/** The people of a table; struck ones with the reason. */
export function BatchRows({ rows, kindName, reasonNames, filePath }: Props) {
  const { t } = useTranslation()
  const isNarrow = useIsNarrow()
  const [page, setPage] = useState({ number: 1, size: 50 })
  const columns = useMemo<TableColumnsType<SummaryRow>>(
    () => [
      { key: 'position', title: t('summary.column.position'), dataIndex: 'position', align: 'right' },
      {
        key: 'person',
        title: t('summary.column.person'),
        render: (_, row) => <Person row={row} filePath={filePath} />,
      },
      { key: 'kind', title: t('summary.column.kind'), render: (_, row) => kindName(row.card_kind) },
      { key: 'card', title: t('summary.column.card'), dataIndex: 'card_number' },
      { key: 'unit', title: t('summary.column.unit'), dataIndex: 'institution_name' },
      {
        key: 'row',
        title: t('summary.column.row'),
        render: (_, row) => <RowState row={row} reasonNames={reasonNames} />,
      },
    ],
    [t, kindName, reasonNames, filePath],
  )
  const first = (page.number - 1) * page.size
  const shared = {
    columns,
    rows: rows.slice(first, first + page.size),
    rowKey: ({ application_id }: SummaryRow) => application_id,
    label: t('summary.rowsLabel'),
  }
  return (
    <>
      {isNarrow ? (
        <ListPageCards
          {...shared}
          renderCard={(row) => (
            <Flex vertical gap={4}>
              <Flex justify="space-between" gap={8} wrap>
                <strong>
                  {row.position} · <Person row={row} filePath={filePath} />
                </strong>
                <span>{kindName(row.card_kind)}</span>
              </Flex>
              <div>{row.card_number}</div>
              <div>{row.institution_name}</div>
              <RowState row={row} reasonNames={reasonNames} />
            </Flex>
          )}
        />
      ) : (
        <ListPageTable {...shared} />
      )}
      {rows.length > page.size && (
        <ListPagePaging
          page={page.number}
          pageSize={page.size}
          total={rows.length}
          onChange={(number, size) => setPage({ number, size })}
        />
      )}
    </>
  )
}

function Person({ row, filePath }: { row: SummaryRow; filePath: Props['filePath'] }) {
  return filePath ? <Link to={filePath(row.application_id)}>{row.person_name}</Link> : row.person_name
}

function RowState({ row, reasonNames }: Pick<Props, 'reasonNames'> & { row: SummaryRow }) {
  const { t } = useTranslation()
  if (row.struck_at === null) return <StatusTag tone="good">{t('summary.rowStanding')}</StatusTag>
  const because = [reasonNames(row.strike_reasons), row.strike_note].filter(Boolean).join('。')
  return (
    <>
      <StatusTag tone="bad">
        {t(row.strike_action === 'reject' ? 'summary.struckReject' : 'summary.struckReturn')}
      </StatusTag>
      <Typography.Text type="secondary" style={{ display: 'block', whiteSpace: 'normal' }}>
        {t('summary.struckReasons', { reasons: because })}
      </Typography.Text>
    </>
  )
}
