import { type Fill, fillBackground, useChartColors } from './chartColors'
import '../statistics.css'

export interface BarPart {
  fill: Fill
  n: number
}

interface Props {
  parts: readonly BarPart[]
  /** What fills the whole width. */
  most: number
  /** Thinner: of what is compared with. */
  isThin?: boolean
}

/** A bar of parts in a table; the numbers stand beside it, so that it is drawn for the eye only. */
export function StackedBar({ parts, most, isThin }: Props) {
  const colors = useChartColors()
  return (
    <span aria-hidden className={isThin ? 'statistics-bar statistics-bar-thin' : 'statistics-bar'}>
      {parts.map(({ fill, n }) => (
        <span
          key={fill}
          style={{
            width: most > 0 ? `${(n / most) * 100}%` : 0,
            background: fillBackground(fill, colors),
          }}
        />
      ))}
    </span>
  )
}
