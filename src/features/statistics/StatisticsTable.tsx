import { type ReactNode, useContext } from 'react'
import { UnlinkedContext } from './unlinked'
import './statistics.css'

export interface StatisticsColumn<Row> {
  key: string
  title: string
  /** Numbers stand at the right. */
  isText?: boolean
  /** Drawn for the eye: screen readers have the numbers beside it. */
  isDrawing?: boolean
  cell(row: Row): ReactNode
}

interface Props<Row> {
  label: string
  /** The first names the row. */
  columns: readonly StatisticsColumn<Row>[]
  rows: readonly Row[]
  keyOf(row: Row): string
  /** All rows together. */
  total?: Row
}

/** A plain table: light, printable, read aloud cell by cell; on a phone it scrolls by itself. */
export function StatisticsTable<Row>({ label, columns, rows, keyOf, total }: Props<Row>) {
  const isUnlinked = useContext(UnlinkedContext)
  const line = (row: Row, name: string) => (
    <tr key={name}>
      {columns.map((column, index) => {
        const className = [
          column.isText || index === 0 ? 'statistics-text' : '',
          column.isDrawing ? 'statistics-drawing' : '',
        ].join(' ')
        if (index === 0) {
          return (
            <th key={column.key} scope="row" className={className}>
              {column.cell(row)}
            </th>
          )
        }
        return (
          <td key={column.key} className={className}>
            {column.cell(row)}
          </td>
        )
      })}
    </tr>
  )
  return (
    <section
      className={isUnlinked ? undefined : 'statistics-scroll tabular'}
      aria-label={label}
      tabIndex={isUnlinked ? undefined : 0}
    >
      <table className="statistics-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column.key}
                scope="col"
                className={column.isText || column.isDrawing || index === 0 ? 'statistics-text' : ''}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map((row) => line(row, keyOf(row)))}</tbody>
        {total !== undefined && <tfoot>{line(total, 'total')}</tfoot>}
      </table>
    </section>
  )
}
