import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { currentProfile } from '../data/profile'
import { useTranslation } from '../i18n/useTranslation'
import { BulkBar } from './BulkBar'
import { ColumnChooser } from './ColumnChooser'
import { type RegisterColumn, useColumnChoice } from './columnChoice'
import { EmptyState } from './EmptyState'
import { FilterBar, type FilterValues } from './FilterBar'
import type { FilterField } from './FilterInput'
import { ListPage } from './ListPage'
import { countText } from './ListPagePaging'
import type { ListSort } from './ListPageTable'
import { registerKey } from './registerKeys'
import { SavedViews } from './SavedViews'
import { useIsNarrow } from './useIsNarrow'
import { useListAddress } from './useListAddress'
import { useRegisterChoice } from './useRegisterChoice'

/** What a page of a register is asked for. */
export interface RegisterWish {
  filters: FilterValues
  /** Left out: the register's usual order. */
  sort?: ListSort
  /** From 1. */
  page: number
  /** At most 100. */
  pageSize: number
}

export interface RegisterAnswer<Row> {
  rows: readonly Row[]
  /** Rows that match; counted up to a cap. */
  total: number
  /** There are more than `total`. */
  isCapped?: boolean
}

interface Props<Row extends object> {
  /** Letters only, e.g. cards: names the reads, the saved views and the remembered columns. */
  name: string
  title: string
  /** What the table holds, for screen readers; the title without it. */
  label?: string
  /** The page's own buttons, left of views and columns. */
  extra?: ReactNode
  tabs?: ReactNode
  notice?: ReactNode
  /** The filters, in the order of the bar; memoised where their options change. */
  fields: readonly FilterField[]
  /** Names in the address that narrow the register without a field, e.g. of tabs; outside of the component. */
  otherFilters?: readonly string[]
  /** Memoised. `sorter: true` sorts on the server, `choice` lets the column be hidden. */
  columns: readonly RegisterColumn<Row>[]
  /** Outside of the component. */
  rowKey(row: Row): string
  /** A row's name for screen readers, where rows can be chosen. */
  nameOf?(row: Row): string
  load(wish: RegisterWish, signal: AbortSignal): Promise<RegisterAnswer<Row>>
  /** A row on a phone. */
  renderCard?(row: Row): ReactNode
  /** In place of the rows when there are none at all; filters that match nothing have words of their own. */
  empty?: ReactNode
  /** Buttons of what can be done with the chosen rows; without it no row can be chosen. */
  bulk?(keys: readonly string[], clear: () => void): ReactNode
  /** Keys of all that match, so that all can be chosen; at most as many as one call may act upon. */
  loadKeys?(filters: FilterValues): Promise<string[]>
  onOpen?(row: Row): void
}

const noRows: readonly never[] = []
const noNames: readonly string[] = []

/**
 * A register: a list that the server filters, sorts and pages, with its state in the address.
 *
 * It reads by itself: give `load`, and after a change invalidate `registerKey(name)`. Filters, order and page stand in
 * the address under the names of the fields, `sort`, `order`, `page` and `size`, so a link to a narrowed register is
 * `/cards?kind=assessor&sort=valid_to`. Saved views are such addresses. The columns chosen are remembered on the device
 * for each login, the rows chosen only as long as the narrowing stays. Waiting, no rows, no match, no permission, no
 * connection and failure each say so, with rows that are there kept in view.
 *
 * The page behind it decides nothing: which rows a login sees is the database's business, and `load` sends the scope
 * along as a filter (policies guard, they are no index).
 */
export function RegisterPage<Row extends object>(props: Props<Row>) {
  const { name, title, fields, otherFilters = noNames, rowKey, load, loadKeys, renderCard, bulk } = props
  const { t } = useTranslation()
  const isNarrow = useIsNarrow()
  const [params, setParams] = useSearchParams()
  const names = useMemo(() => [...fields.flatMap(namesOf), ...otherFilters], [fields, otherFilters])
  const { values, change, sort, sortBy, page, pageSize, turn } = useListAddress(names)
  const wish: RegisterWish = { filters: values, sort: knownSort(sort, props.columns), page, pageSize }
  const list = useQuery({
    queryKey: [...registerKey(name), wish],
    queryFn: ({ signal }) => load(wish, signal),
    placeholderData: keepPreviousData,
  })
  const rows = list.data?.rows
  const choice = useRegisterChoice({
    rows: rows ?? noRows,
    rowKey,
    narrowing: JSON.stringify(values),
    loadKeys: loadKeys && (() => loadKeys(values)),
  })
  const columns = useColumnChoice(
    `huanzheng.columns.${name}.${currentProfile()?.user_id ?? ''}`,
    props.columns,
  )
  const isFiltered = fields.some((field) => namesOf(field).some((each) => values[each]))
  const hasColumns = columns.options.length > 0 && !(isNarrow && renderCard)
  const total = list.data?.total ?? 0
  const offersAll =
    loadKeys && choice.isPageChosen && !list.data?.isCapped && total > choice.keys.length && !choice.isBusy
  return (
    <ListPage<Row>
      title={title}
      label={props.label ?? title}
      extra={
        <>
          {props.extra}
          <SavedViews
            list={name}
            search={withoutPage(params)}
            onOpen={(search) => setParams(new URLSearchParams(search))}
          />
          {hasColumns && <ColumnChooser choice={columns} />}
        </>
      }
      tabs={props.tabs}
      notice={props.notice}
      filters={<FilterBar fields={fields} values={values} onChange={change} />}
      columns={columns.columns}
      rows={rows}
      rowKey={rowKey}
      error={list.error}
      isFetching={list.isFetching}
      onRetry={() => void list.refetch()}
      empty={isFiltered ? <NoMatch onClear={() => change(cleared(fields))} /> : props.empty}
      renderCard={renderCard}
      sort={wish.sort}
      onSort={sortBy}
      onOpen={props.onOpen}
      selection={
        bulk && {
          keys: choice.visibleKeys,
          onChange: choice.choose,
          labelOf: (key) => {
            const row = rows?.find((each) => rowKey(each) === key)
            return t('ui.selectRow', { name: (row && props.nameOf?.(row)) ?? key })
          },
        }
      }
      paging={{ page, pageSize, total, isCapped: list.data?.isCapped, onChange: turn }}
    >
      {bulk && (
        <BulkBar count={choice.keys.length} onClear={choice.clear}>
          {offersAll && (
            <Button type="link" onClick={choice.chooseAll} style={{ paddingInline: 0 }}>
              {t('ui.selectAll', { total: countText(total) })}
            </Button>
          )}
          {choice.problem && <span role="alert">{choice.problem}</span>}
          {bulk(choice.keys, choice.clear)}
        </BulkBar>
      )}
    </ListPage>
  )
}

function NoMatch({ onClear }: { onClear(): void }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('ui.emptyFilteredTitle')}
      text={t('ui.emptyFilteredText')}
      action={<Button onClick={onClear}>{t('ui.clearFilters')}</Button>}
    />
  )
}

function namesOf({ name, kind }: FilterField): string[] {
  return kind === 'dates' ? [name, `${name}_to`] : [name]
}

const cleared = (fields: readonly FilterField[]): FilterValues =>
  Object.fromEntries(fields.flatMap(namesOf).map((name) => [name, undefined]))

/** A column that does not sort, in an address made by hand, sorts nothing. */
function knownSort<Row>(sort: ListSort | undefined, columns: readonly RegisterColumn<Row>[]) {
  return columns.some(({ key, sorter }) => sorter && key === sort?.field) ? sort : undefined
}

function withoutPage(params: URLSearchParams): string {
  const kept = new URLSearchParams(params)
  kept.delete('page')
  return kept.toString()
}
