import { Table, type TableColumnsType, theme } from 'antd'
import type { SorterResult } from 'antd/es/table/interface'
import { type CSSProperties, useEffect, useMemo, useRef } from 'react'
import './ListPage.css'

export interface ListSort {
  field: string
  order: 'asc' | 'desc'
}

export interface ListSelection {
  keys: readonly string[]
  onChange(keys: string[]): void
  /** Says why a row cannot be selected by returning false. */
  isSelectable?(key: string): boolean
  /** The name of a row's box for screen readers. */
  labelOf(key: string): string
}

export interface ListTableProps<Row extends object> {
  /** Defined outside of the component, or memoised. A column with `sorter: true` and a `key` sorts on the server. */
  columns: TableColumnsType<Row>
  rowKey(row: Row): string
  /** Says what the table holds. */
  label: string
  sort?: ListSort
  onSort?(sort: ListSort | undefined): void
  selection?: ListSelection
  /** The row under the keyboard's cursor. */
  activeKey?: string
  onOpen?(row: Row): void
}

const mark = '--row-mark'

/**
 * Rows as a compact table; figures in columns of equal width. A key must be answered within a frame, however many
 * rows there are: the cursor is a mark on its row that draws no cell anew, and a cell is drawn anew only when its
 * row or the columns are others.
 */
export function ListPageTable<Row extends object>({
  activeKey,
  ...table
}: ListTableProps<Row> & { rows: readonly Row[] }) {
  const { token } = theme.useToken()
  const holder = useRef<HTMLDivElement>(null)
  const { rows, columns } = table
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are other elements to be marked
  useEffect(() => markRow(holder.current, activeKey), [activeKey, rows, columns])
  return (
    <div ref={holder} className="tabular" style={{ [mark]: token.colorPrimary } as CSSProperties}>
      <SteadyTable {...table} />
    </div>
  )
}

/** Shows the cursor on its row and brings it into view. */
function markRow(holder: HTMLElement | null, key: string | undefined) {
  for (const row of holder?.querySelectorAll<HTMLElement>('tr[data-row-key]') ?? []) {
    const isActive = row.dataset.rowKey === key
    if (isActive === row.classList.contains('row-active')) continue
    row.classList.toggle('row-active', isActive)
    if (isActive) row.setAttribute('aria-current', 'true')
    else row.removeAttribute('aria-current')
    if (isActive) row.scrollIntoView?.({ block: 'nearest' })
  }
}

/** The table as its rows, columns, order and selection make it; what it calls may change without drawing it anew. */
function SteadyTable<Row extends object>(props: ListTableProps<Row> & { rows: readonly Row[] }) {
  const { columns, rows, label, sort, selection } = props
  const latest = useRef(props)
  const drawnColumns = useRef<TableColumnsType<Row>>(undefined)
  useEffect(() => {
    latest.current = props
    drawnColumns.current = columns
  })
  const { field, order } = sort ?? {}
  const ordered = useMemo(
    () => withOrder(withBounds(columns), field, order, () => drawnColumns.current !== columns),
    [columns, field, order],
  )
  const selectedKeys = selection?.keys
  const refused = selection && rows.map(props.rowKey).filter((key) => selection.isSelectable?.(key) === false)
  const refusedKeys = refused?.join(' ')

  // Names come from the rows that are drawn; what is called later is read when it is called.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(
    () => (
      <Table<Row>
        aria-label={label}
        size="small"
        columns={ordered}
        dataSource={rows as Row[]}
        rowKey={(row) => props.rowKey(row)}
        pagination={false}
        onChange={(_pages, _filters, sorter, { action }) => {
          if (action === 'sort') latest.current.onSort?.(sortOf(sorter as SorterResult<Row>))
        }}
        scroll={{ x: 'max-content' }}
        onRow={(row) => ({ onDoubleClick: () => latest.current.onOpen?.(row) })}
        rowSelection={
          selection && {
            selectedRowKeys: [...selection.keys],
            onChange: (keys) => latest.current.selection?.onChange(keys.map(String)),
            getCheckboxProps: (row) => ({
              disabled: refused?.includes(props.rowKey(row)),
              'aria-label': selection.labelOf(props.rowKey(row)),
            }),
            columnWidth: 40,
            fixed: true,
          }
        }
      />
    ),
    [label, ordered, rows, selectedKeys, refusedKeys],
  )
}

function sortOf<Row>({ columnKey, order }: SorterResult<Row>): ListSort | undefined {
  return order ? { field: String(columnKey), order: order === 'descend' ? 'desc' : 'asc' } : undefined
}

/** A table as wide as its contents forgets the width of a column that may be cut: its cells are told again. */
function withBounds<Row>(columns: TableColumnsType<Row>): TableColumnsType<Row> {
  return columns.map((column) =>
    column.ellipsis && column.width
      ? { ...column, onCell: () => ({ style: { maxWidth: column.width } }) }
      : column,
  )
}

function withOrder<Row>(
  columns: TableColumnsType<Row>,
  field: string | undefined,
  order: ListSort['order'] | undefined,
  areOthers: () => boolean,
): TableColumnsType<Row> {
  return columns.map((column) => ({
    ...column,
    shouldCellUpdate: (row: Row, drawn: Row) => row !== drawn || areOthers(),
    ...('sorter' in column &&
      column.sorter && {
        sortOrder: column.key === field ? (order === 'desc' ? 'descend' : 'ascend') : null,
      }),
  }))
}
