import type { Fill } from './chartColors'

export interface ChartSeries {
  key: string
  label: string
  fill: Fill
  /** Series of one stack stand on each other; without one they stand side by side. */
  stack?: string
}

/** What stands at one place of the axis. */
export interface ChartPoint {
  key: string
  label: string
  /** By the key of the series. */
  values: Readonly<Record<string, number>>
  /** The lists behind them. */
  to?: Readonly<Record<string, string | undefined>>
  /** In per cent, where the chart has a line. */
  percent?: number
}

/** A column that opens a list, in the order in which the arrow keys walk. */
export interface ChartTarget {
  point: string
  series: string
}

/** Columns that are there and lead somewhere. */
export function targetsOf(points: readonly ChartPoint[], series: readonly ChartSeries[]): ChartTarget[] {
  return points.flatMap((point) =>
    series
      .filter(({ key }) => (point.values[key] ?? 0) > 0 && point.to?.[key])
      .map(({ key }) => ({ point: point.key, series: key })),
  )
}

/** Text in lines of at most so many characters; what is left after the last is cut. */
export function linesOf(text: string, perLine: number, most = 3): string[] {
  const letters = [...text]
  const lines: string[] = []
  for (let at = 0; at < letters.length && lines.length < most; at += perLine)
    lines.push(letters.slice(at, at + perLine).join(''))
  if (letters.length > perLine * most) {
    const last = lines.length - 1
    lines[last] = `${lines[last]?.slice(0, -1)}…`
  }
  return lines
}
