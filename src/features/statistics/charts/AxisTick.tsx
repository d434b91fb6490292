import { linesOf } from './chartModel'

interface Props {
  places: number
  color: string
  /** Given by the axis: the place, the name, the width of the whole axis. */
  x?: number
  y?: number
  width?: number
  payload?: { value: string }
}

const LETTER = 12
const LINE = 14

/** A long name under its column, in as many lines as it takes. */
export function AxisTick({ places, color, x = 0, y = 0, width = 600, payload }: Props) {
  const perLine = Math.max(3, Math.floor((width / places - 6) / LETTER))
  const text = payload?.value ?? ''
  return (
    <text x={x} y={y} textAnchor="middle" fontSize={LETTER} fill={color}>
      {linesOf(text, perLine).map((line, index) => (
        <tspan key={line} x={x} dy={index === 0 ? 12 : LINE}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
