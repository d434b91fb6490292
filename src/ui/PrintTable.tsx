import { PrintLine } from './PrintLine'
import './PrintTable.css'

export interface PrintTableProps {
  /** 附件2 and the like; empty for none. */
  label: string
  title: string
  above: string[]
  /** Widths are shares: each is divided by their sum. */
  columns: { title: string; width: number; align: 'left' | 'center' }[]
  rows: (string | number)[][]
  below: string[]
  notes: string[]
}

/** Tables with more columns than this are set in small type. */
const DENSE_FROM = 12

/** A ruled table on paper with its title, lines and notes; the header row is repeated on every page. */
export function PrintTable({ label, title, above, columns, rows, below, notes }: PrintTableProps) {
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const body = rows.slice(0, -1)
  const last = rows.at(-1)
  const row = (cells: (string | number)[]) => (
    <tr key={cells[0]}>
      {columns.map((column, index) => (
        <td key={column.title} className={`print-table-${column.align}`}>
          {cells[index]}
        </td>
      ))}
    </tr>
  )
  return (
    <div className={columns.length > DENSE_FROM ? 'print-table print-table-dense' : 'print-table'}>
      {label === '' ? null : <p className="print-table-label">{label}</p>}
      <h2 className="print-table-title">{title}</h2>
      {above.map((line) => (
        <PrintLine key={line} className="print-table-line" text={line} />
      ))}
      <table>
        <colgroup>
          {columns.map((column) => (
            <col key={column.title} style={{ width: `${(100 * column.width) / total}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        {body.length > 0 ? <tbody>{body.map(row)}</tbody> : null}
        <tbody className="print-table-end">
          {last === undefined ? null : row(last)}
          <tr className="print-table-below">
            <td colSpan={columns.length}>
              {below.map((line) => (
                <PrintLine key={line} className="print-table-line" text={line} />
              ))}
              {notes.map((note) => (
                <PrintLine key={note} className="print-table-note" text={note} />
              ))}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}
