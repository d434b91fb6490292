import type { ReportTable } from './reportTables'
import './report.css'

/** A table of the report on paper. */
export function ReportSheetTable({ table }: { table: ReportTable }) {
  const { columns, rows } = table
  return (
    <section className="report-part">
      <h2>{table.title}</h2>
      <p>{table.scope}</p>
      <table>
        <thead>
          <tr>
            {columns.map((name, index) => (
              <th key={name || index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={columns[index] || index} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={columns[index] || index}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
