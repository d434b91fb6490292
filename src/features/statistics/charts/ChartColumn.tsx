import { DrawnLink } from './DrawnLink'

interface Props {
  x?: number
  y?: number
  width?: number
  height?: number
  fill?: string
  label: string
  /** The list behind it. */
  to: string | undefined
  place: number
  isStop: boolean
  onFocus(place: number): void
  /** The colour between the parts of a stack. */
  edge: string
}

/** One column, or part of one; a link where it has a list. */
export function ChartColumn({ x = 0, y = 0, width = 0, height = 0, fill, to, edge, ...link }: Props) {
  if (height <= 0 || width <= 0) return null
  const { label, place, isStop, onFocus } = link
  const rectangle = <rect x={x} y={y} width={width} height={height} fill={fill} stroke={edge} />
  if (!to) return rectangle
  return (
    <DrawnLink to={to} label={label} place={place} isStop={isStop} onFocus={onFocus}>
      {rectangle}
    </DrawnLink>
  )
}
