import { useChartColors } from './chartColors'

/** The fills as SVG patterns, named by the id of the chart: two charts of a page may not share names. */
export function ChartPatterns({ id }: { id: string }) {
  const { fills } = useChartColors()
  const square = { patternUnits: 'userSpaceOnUse', width: 6, height: 6 } as const
  const ground = (fill: string) => <rect width={6} height={6} fill={fill} fillOpacity={0.35} />
  return (
    <defs>
      <pattern id={`${id}-solid`} {...square}>
        <rect width={6} height={6} fill={fills.solid} />
      </pattern>
      <pattern id={`${id}-lines`} {...square}>
        {ground(fills.lines)}
        <rect width={6} height={4} fill={fills.lines} />
      </pattern>
      <pattern id={`${id}-stripes`} {...square} patternTransform="rotate(-45)">
        {ground(fills.stripes)}
        <rect width={6} height={4} fill={fills.stripes} />
      </pattern>
      <pattern id={`${id}-dots`} patternUnits="userSpaceOnUse" width={5} height={5}>
        <rect width={5} height={5} fill={fills.dots} fillOpacity={0.35} />
        <circle cx={2.5} cy={2.5} r={1.6} fill={fills.dots} />
      </pattern>
    </defs>
  )
}
