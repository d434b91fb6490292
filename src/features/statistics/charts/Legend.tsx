import { type Fill, fillBackground, useChartColors } from './chartColors'
import '../statistics.css'

/** What the fills of bars and columns mean. */
export function Legend({ items }: { items: readonly { fill: Fill; label: string }[] }) {
  const colors = useChartColors()
  return (
    <ul className="statistics-legend">
      {items.map(({ fill, label }) => (
        <li key={label}>
          <span
            aria-hidden
            className="statistics-swatch"
            style={{ background: fillBackground(fill, colors) }}
          />
          {label}
        </li>
      ))}
    </ul>
  )
}
