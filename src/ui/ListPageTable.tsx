import { Table, type TableColumnsType, type TableProps, theme } from 'antd'
import type { SorterResult } from 'antd/es/table/interface'
import { type CSSProperties, useEffect, useRef } from 'react'
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

/** Rows as a compact table; figures in columns of equal width. */
export function ListPageTable<Row extends object>({
  columns,
  rows,
  rowKey,
  label,
  sort,
  onSort,
  selection,
  activeKey,
  onOpen,
}: ListTableProps<Row> & { rows: readonly Row[] }) {
  const { token } = theme.useToken()
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (activeKey) holder.current?.querySelector('.row-active')?.scrollIntoView?.({ block: 'nearest' })
  }, [activeKey])

  const onChange: TableProps<Row>['onChange'] = (_pages, _filters, sorter, { action }) => {
    if (action !== 'sort') return
    const { columnKey, order } = sorter as SorterResult<Row>
    onSort?.(order ? { field: String(columnKey), order: order === 'descend' ? 'desc' : 'asc' } : undefined)
  }
  return (
    <div ref={holder} className="tabular" style={{ [mark]: token.colorPrimary } as CSSProperties}>
      <Table<Row>
        aria-label={label}
        size="small"
        columns={withOrder(withBounds(columns), sort)}
        dataSource={rows as Row[]}
        rowKey={rowKey}
        pagination={false}
        onChange={onChange}
        scroll={{ x: 'max-content' }}
        rowClassName={(row) => (rowKey(row) === activeKey ? 'row-active' : '')}
        onRow={(row) => ({
          'aria-current': rowKey(row) === activeKey ? 'true' : undefined,
          onDoubleClick: onOpen && (() => onOpen(row)),
        })}
        rowSelection={
          selection && {
            selectedRowKeys: [...selection.keys],
            onChange: (keys) => selection.onChange(keys.map(String)),
            getCheckboxProps: (row) => ({
              disabled: selection.isSelectable?.(rowKey(row)) === false,
              'aria-label': selection.labelOf(rowKey(row)),
            }),
            columnWidth: 40,
            fixed: true,
          }
        }
      />
    </div>
  )
}

/** A table as wide as its contents forgets the width of a column that may be cut: its cells are told again. */
function withBounds<Row>(columns: TableColumnsType<Row>): TableColumnsType<Row> {
  return columns.map((column) =>
    column.ellipsis && column.width
      ? { ...column, onCell: () => ({ style: { maxWidth: column.width } }) }
      : column,
  )
}

function withOrder<Row>(columns: TableColumnsType<Row>, sort: ListSort | undefined): TableColumnsType<Row> {
  return columns.map((column) =>
    'sorter' in column && column.sorter
      ? {
          ...column,
          sortOrder: column.key === sort?.field ? (sort?.order === 'desc' ? 'descend' : 'ascend') : null,
        }
      : column,
  )
}
