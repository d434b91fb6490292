import './ListPage.css'
import { Flex, Skeleton, Typography } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { EmptyState } from './EmptyState'
import { ErrorState } from './ErrorState'
import { ListPageCards } from './ListPageCards'
import { ListPagePaging, type Paging } from './ListPagePaging'
import { ListPageTable, type ListTableProps } from './ListPageTable'
import { useIsNarrow } from './useIsNarrow'

interface Props<Row extends object> extends ListTableProps<Row> {
  title: ReactNode
  /** Right of the title: the page's own buttons. */
  extra?: ReactNode
  /** Between the title and the filters. */
  tabs?: ReactNode
  filters?: ReactNode
  /** Above the rows: something that must be read first. */
  notice?: ReactNode
  /** Undefined while nothing has arrived yet. */
  rows: readonly Row[] | undefined
  /** What the query failed with; rows that are there stay in view under it. */
  error?: unknown
  /** A newer version of the rows is on its way. */
  isFetching?: boolean
  onRetry?(): void
  /** In place of the rows when there are none. */
  empty?: ReactNode
  /** A row on a phone; without it the table scrolls sideways. */
  renderCard?(row: Row): ReactNode
  paging?: Paging
  /** Below the rows, e.g. a BulkBar. */
  children?: ReactNode
}

/** The frame of every list: title, tabs, filters, rows as table or cards, pages; and what to show without rows. */
export function ListPage<Row extends object>(props: Props<Row>) {
  const { title, extra, tabs, filters, notice, rows, error, isFetching, onRetry, paging, children } = props
  const { t } = useTranslation()
  return (
    <>
      <Flex align="center" justify="space-between" gap={12} wrap style={{ marginBottom: 12 }}>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {title}
        </Typography.Title>
        {extra && (
          <Flex gap={8} align="center" wrap>
            {extra}
          </Flex>
        )}
      </Flex>
      {tabs}
      {filters && <div style={{ marginBottom: 12 }}>{filters}</div>}
      {notice && <div style={{ marginBottom: 12 }}>{notice}</div>}
      <div aria-busy={isFetching ?? rows === undefined}>
        <span role="status" className="visually-hidden">
          {rows === undefined && !error ? t('common.loading') : isFetching ? t('ui.updating') : ''}
        </span>
        <Rows {...props} rows={rows} error={error} onRetry={onRetry} />
      </div>
      {paging && rows && rows.length > 0 && <ListPagePaging {...paging} />}
      {children}
    </>
  )
}

function Rows<Row extends object>({ rows, error, onRetry, empty, renderCard, ...table }: Props<Row>) {
  const { t } = useTranslation()
  const isNarrow = useIsNarrow()
  if (!rows) {
    return error ? (
      <ErrorState error={error} onRetry={onRetry} />
    ) : (
      <Skeleton active paragraph={{ rows: 8 }} title={false} />
    )
  }
  const body =
    rows.length === 0 ? (
      (empty ?? <EmptyState title={t('ui.emptyTitle')} />)
    ) : isNarrow && renderCard ? (
      <ListPageCards {...table} rows={rows} renderCard={renderCard} />
    ) : (
      <ListPageTable {...table} rows={rows} />
    )
  if (!error) return body
  return (
    <>
      <ErrorState error={error} onRetry={onRetry} />
      {body}
    </>
  )
}
