import { Flex, Table, type TableColumnsType, Typography } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { SummaryRow } from '../../data/summaries'
import { useTranslation } from '../../i18n/useTranslation'
import { ListPageCards } from '../../ui/ListPageCards'
import { ListPagePaging } from '../../ui/ListPagePaging'
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
  const hasStruck = rows.some(({ struck_at }) => struck_at !== null)
  const columns = useMemo(() => {
    const all: (TableColumnsType<SummaryRow>[number] | false)[] = [
      { key: 'position', title: t('summary.column.position'), dataIndex: 'position', align: 'right' },
      {
        key: 'person',
        title: t('summary.column.person'),
        render: (_, row) => <Person row={row} filePath={filePath} />,
      },
      { key: 'kind', title: t('summary.column.kind'), render: (_, row) => kindName(row.card_kind) },
      { key: 'card', title: t('summary.column.card'), dataIndex: 'card_number' },
      { key: 'unit', title: t('summary.column.unit'), dataIndex: 'institution_name' },
      hasStruck && {
        key: 'row',
        title: t('summary.column.row'),
        width: '30%',
        render: (_, row) => <RowState row={row} reasonNames={reasonNames} />,
      },
    ]
    return all.filter((column) => column !== false)
  }, [t, kindName, reasonNames, filePath, hasStruck])
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
                <Flex gap={8}>
                  <span>{row.position}</span>
                  <strong>
                    <Person row={row} filePath={filePath} />
                  </strong>
                </Flex>
                <span>{kindName(row.card_kind)}</span>
              </Flex>
              <div>{row.card_number}</div>
              <div>{row.institution_name}</div>
              <RowState row={row} reasonNames={reasonNames} />
            </Flex>
          )}
        />
      ) : (
        // no sideways scrolling: beside the scan there is little room, and cells may wrap
        <Table<SummaryRow>
          className="tabular"
          aria-label={shared.label}
          size="small"
          columns={columns}
          dataSource={shared.rows}
          rowKey={shared.rowKey}
          pagination={false}
        />
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
  if (row.struck_at === null) return null
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
