import { Button, Flex, type TableColumnsType } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar, type FilterValues } from '../../ui/FilterBar'
import type { FilterField } from '../../ui/FilterInput'
import { ListPage } from '../../ui/ListPage'
import { LogPaging } from './LogPaging'
import { LogTabs } from './LogTabs'
import type { LogTab } from './logAddress'
import { NarrowedBy, type Narrowing } from './NarrowedBy'

/** What every entry of a log says: who and when. */
export interface LogRow {
  id: number
  at: string
  actor: string | null
  actor_name: string | null
}

/** What both logs are shown by. */
export interface LogListProps<Row extends LogRow> {
  rows: readonly Row[] | undefined
  error?: unknown
  isFetching?: boolean
  onRetry?(): void
  filters: FilterValues
  onFilter(changes: FilterValues): void
  /** Filters that were set by clicking a row. */
  narrowings: readonly Narrowing[]
  isLatest: boolean
  hasOlder: boolean
  onLatest(): void
  onOlder(): void
}

interface Props<Row extends LogRow> {
  log: LogListProps<Row>
  tab: LogTab
  label: string
  /** Filters beside those by actor and day. */
  fields: readonly FilterField[]
  /** Above the filters. */
  search?: ReactNode
  /** What stands behind who and when; memoised. */
  columns: TableColumnsType<Row>
  /** On a phone, below who and when. */
  renderEntry(row: Row): ReactNode
}

/** A log, the latest entry first: who did what, by actor and day. */
export function LogListView<Row extends LogRow>(props: Props<Row>) {
  const { log, tab, label, fields, search, columns, renderEntry } = props
  const { filters, onFilter, narrowings, isLatest, hasOlder, onLatest, onOlder } = log
  const { t } = useTranslation()
  const all = useMemo<TableColumnsType<Row>>(
    () => [
      { key: 'at', title: t('audit.column.at'), render: (_, row) => shanghaiDateTime(row.at) },
      {
        key: 'actor',
        title: t('audit.column.actor'),
        render: (_, row) => <ActorName row={row} onFilter={onFilter} />,
      },
      ...columns,
    ],
    [t, onFilter, columns],
  )
  return (
    <ListPage<Row>
      title={t('audit.title')}
      tabs={<LogTabs current={tab} />}
      label={label}
      filters={
        <Flex vertical gap={8}>
          {search}
          <FilterBar
            fields={[
              { kind: 'search', name: 'actorName', label: t('audit.filter.actorName') },
              { kind: 'dates', name: 'at', label: t('audit.filter.at') },
              ...fields,
            ]}
            values={filters}
            onChange={onFilter}
          />
        </Flex>
      }
      notice={<NarrowedBy narrowings={narrowings} />}
      rows={log.rows}
      error={log.error}
      isFetching={log.isFetching}
      onRetry={log.onRetry}
      columns={all}
      rowKey={(row) => String(row.id)}
      empty={<EmptyState title={t('audit.empty')} text={t('audit.changesHint')} />}
      renderCard={(row) => (
        <Flex vertical gap={4}>
          <Flex justify="space-between" gap={8} wrap>
            <strong>{row.actor_name ?? t('audit.unknownActor')}</strong>
            <span>{shanghaiDateTime(row.at)}</span>
          </Flex>
          {renderEntry(row)}
        </Flex>
      )}
    >
      <LogPaging isLatest={isLatest} hasOlder={hasOlder} onLatest={onLatest} onOlder={onOlder} />
    </ListPage>
  )
}

/** Who it was, and the way to everything else of theirs; the system has no more. */
function ActorName({ row, onFilter }: { row: LogRow; onFilter(changes: FilterValues): void }) {
  const { t } = useTranslation()
  const { actor } = row
  const name = row.actor_name ?? t('audit.unknownActor')
  if (!actor) return name
  return (
    <Button
      type="link"
      size="small"
      title={t('audit.onlyActor')}
      onClick={() => onFilter({ actor })}
      style={{ padding: 0 }}
    >
      {name}
    </Button>
  )
}
