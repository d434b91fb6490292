import { Button, Flex } from 'antd'
import { type ReactNode, useMemo } from 'react'
import type { ApplicationList, ApplicationListRow } from '../../data/applicationList'
import type { ApplicationSort } from '../../data/applicationListQuery'
import type { DecisionAction } from '../../data/reviewing'
import { useTranslation } from '../../i18n/useTranslation'
import { BulkBar } from '../../ui/BulkBar'
import { EmptyState } from '../../ui/EmptyState'
import { KeyHints } from '../../ui/KeyHints'
import { ListPage } from '../../ui/ListPage'
import { StatusTag } from '../../ui/StatusTag'
import type { QueueView } from './queueAddress'
import { isHeld, type QueueWords, queueColumns } from './queueColumns'
import { type QueueCommand, type QueueCursor, queueRowKey } from './queueKeys'
import { ReviewQueueCard } from './ReviewQueueCard'

/** Decisions that can be taken for several files at once. */
const bulkActions: readonly DecisionAction[] = ['approve', 'return', 'reject']

interface Props {
  view: QueueView
  words: QueueWords
  list: ApplicationList | undefined
  error?: unknown
  isFetching?: boolean
  cursor: QueueCursor
  /** Whether rows can be decided from here; without it the list is read-only. */
  isBulk: boolean
  isReadOnly: boolean
  canDecide(row: ApplicationListRow): boolean
  tabs: ReactNode
  filters: ReactNode
  savedViews: ReactNode
  onCommand(command: QueueCommand): void
  onSort(sort: ApplicationSort | undefined): void
  onPage(page: number, pageSize: number): void
  onRetry(): void
  /** Opens the bench with the first file that can be decided. */
  onStart(row: ApplicationListRow): void
  onDecide(action: DecisionAction): void
  onClearFilters(): void
  /** How many of the queue are past their due date; 0 once they are filtered. */
  late: number
  onShowLate(): void
}

/** A queue as it looks, by data alone. */
export function ReviewQueueView(props: Props) {
  const { view, words, list, cursor, isBulk, isReadOnly, canDecide, onCommand, onDecide } = props
  const { t } = words
  const columns = useMemo(() => queueColumns(words), [words])
  const rowOf = (id: string) => list?.rows.find((row) => row.id === id)
  const first = list?.rows.find((row) => canDecide(row) && (row.claimed_by === words.userId || !isHeld(row)))
  return (
    <ListPage<ApplicationListRow>
      title={t('review.title')}
      label={t(`review.queue.${view.queue}`)}
      extra={
        <>
          {first && (
            <Button type="primary" onClick={() => props.onStart(first)}>
              {t('review.startReview')}
            </Button>
          )}
          {props.savedViews}
          {!isReadOnly && <QueueHints cursor={cursor} isBulk={isBulk} onCommand={onCommand} />}
        </>
      }
      tabs={props.tabs}
      filters={props.filters}
      notice={
        (isReadOnly || props.late > 0) && (
          <QueueNotice isReadOnly={isReadOnly} late={props.late} onShowLate={props.onShowLate} />
        )
      }
      columns={columns}
      rowKey={queueRowKey}
      rows={list?.rows}
      error={props.error}
      isFetching={props.isFetching}
      onRetry={props.onRetry}
      empty={<QueueEmpty view={view} onClear={props.onClearFilters} />}
      renderCard={(row) => <ReviewQueueCard row={row} words={words} />}
      sort={view.sort}
      onSort={(sort) => props.onSort(sort as ApplicationSort | undefined)}
      activeKey={cursor.activeId}
      selection={
        isBulk
          ? {
              keys: cursor.selectedIds,
              onChange: (ids) => onCommand({ type: 'select', ids }),
              isSelectable: (id) => {
                const row = rowOf(id)
                return row !== undefined && canDecide(row)
              },
              labelOf: (id) => t('review.selectPerson', { name: rowOf(id)?.person_name ?? id }),
            }
          : undefined
      }
      paging={
        list && {
          page: view.page,
          pageSize: view.pageSize,
          total: list.total,
          isCapped: list.isCapped,
          onChange: props.onPage,
        }
      }
    >
      <BulkBar count={cursor.selectedIds.length} onClear={() => onCommand({ type: 'select', ids: [] })}>
        {bulkActions.map((action) => (
          <Button
            key={action}
            type={action === 'approve' ? 'primary' : 'default'}
            danger={action === 'reject'}
            onClick={() => onDecide(action)}
          >
            {t(`words.action.${action}`)}
          </Button>
        ))}
      </BulkBar>
    </ListPage>
  )
}

interface NoticeProps {
  isReadOnly: boolean
  late: number
  onShowLate(): void
}

function QueueNotice({ isReadOnly, late, onShowLate }: NoticeProps) {
  const { t } = useTranslation()
  return (
    <Flex gap={16} align="center" wrap>
      {isReadOnly && t('review.readOnlyText')}
      {late > 0 && (
        <Button type="link" onClick={onShowLate} style={{ paddingInline: 0 }}>
          <StatusTag tone="bad">{t('review.lateCount', { count: late })}</StatusTag>
        </Button>
      )}
    </Flex>
  )
}

function QueueEmpty({ view, onClear }: { view: QueueView; onClear(): void }) {
  const { t } = useTranslation()
  if (Object.keys(view.filters).length > 0) {
    return (
      <EmptyState
        title={t('ui.emptyFilteredTitle')}
        text={t('ui.emptyFilteredText')}
        action={<Button onClick={onClear}>{t('ui.clearFilters')}</Button>}
      />
    )
  }
  return <EmptyState title={t('review.emptyTitle')} text={t('review.emptyText')} />
}

interface HintsProps {
  cursor: QueueCursor
  isBulk: boolean
  onCommand(command: QueueCommand): void
}

function QueueHints({ cursor, isBulk, onCommand }: HintsProps) {
  const { t } = useTranslation()
  const hints = [
    { keys: ['J'], label: t('review.keyRowNext') },
    { keys: ['K'], label: t('review.keyRowPrevious') },
    { keys: ['Enter'], label: t('review.keyRowOpen') },
    ...(isBulk
      ? [
          { keys: ['X'], label: t('review.keyRowSelect') },
          { keys: ['A'], label: t('review.keyRowApprove') },
        ]
      : []),
    { keys: ['?'], label: t('review.keyHelp') },
  ]
  return (
    <KeyHints
      hints={hints}
      isOpen={cursor.isHelpOpen}
      onOpen={() => onCommand({ type: 'help', isOpen: true })}
      onClose={() => onCommand({ type: 'help', isOpen: false })}
    />
  )
}
