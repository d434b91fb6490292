import { theme } from 'antd'
import { useId, useMemo, useRef } from 'react'
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { AxisTick } from './AxisTick'
import { ChartColumn } from './ChartColumn'
import { ChartPatterns } from './ChartPatterns'
import { ChartTip } from './ChartTip'
import { useChartColors } from './chartColors'
import { type ChartPoint, type ChartSeries, targetsOf } from './chartModel'
import { useArrowKeys } from './useArrowKeys'

interface Props {
  /** Says what is drawn. */
  label: string
  points: readonly ChartPoint[]
  series: readonly ChartSeries[]
  /** The name of a line in per cent, on an axis of its own at the right. */
  percentLabel?: string
  /** Pixels. */
  height?: number
  /** Names of places may take several lines. */
  hasLongNames?: boolean
}

const nameOf = ({ point }: { point: ChartPoint }) => point.label

/**
 * Columns over an axis, with a line in per cent where one is named. Each column opens its list by a click; with the
 * keyboard the chart is one stop, arrows walk its columns and Enter opens one.
 */
export function ColumnsChart({ label, points, series, percentLabel, height = 260, hasLongNames }: Props) {
  const { token } = theme.useToken()
  const colors = useChartColors()
  const id = useId().replace(/\W/g, '')
  const holder = useRef<HTMLElement>(null)
  const targets = useMemo(() => targetsOf(points, series), [points, series])
  const arrows = useArrowKeys(holder, targets.length)
  const placeOf = (point: string, key: string) =>
    targets.findIndex((target) => target.point === point && target.series === key)

  const axis = { tick: { fill: token.colorTextSecondary, fontSize: 12 }, stroke: token.colorBorder }
  const rows = useMemo(
    () => points.map((point) => ({ ...point.values, percent: point.percent, point })),
    [points],
  )
  return (
    <figure
      ref={holder}
      aria-label={label}
      className="statistics-chart"
      style={{ height }}
      onKeyDown={arrows.onKeyDown}
    >
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 600, height }}>
        <ComposedChart
          data={rows}
          accessibilityLayer={false}
          margin={{ top: 12, right: percentLabel ? 0 : 8, bottom: 0, left: 0 }}
          barCategoryGap="22%"
          barGap={2}
        >
          <ChartPatterns id={id} />
          <CartesianGrid vertical={false} stroke={token.colorBorderSecondary} />
          <XAxis
            dataKey={nameOf}
            {...axis}
            tickLine={false}
            interval={hasLongNames ? 0 : 'preserveStartEnd'}
            minTickGap={12}
            height={hasLongNames ? 56 : 28}
            {...(hasLongNames && {
              tick: <AxisTick places={points.length} color={token.colorTextSecondary} />,
            })}
          />
          <YAxis yAxisId="n" {...axis} allowDecimals={false} width={44} axisLine={false} tickLine={false} />
          {percentLabel && (
            <YAxis
              yAxisId="percent"
              orientation="right"
              domain={[0, 100]}
              {...axis}
              width={44}
              axisLine={false}
              tickLine={false}
              tickFormatter={(value: number) => `${value}%`}
            />
          )}
          <Tooltip
            cursor={{ fill: token.colorFillSecondary }}
            isAnimationActive={false}
            content={<ChartTip series={series} percentLabel={percentLabel} />}
          />
          {series.map(({ key, label: name, fill, stack }) => (
            <Bar
              key={key}
              yAxisId="n"
              dataKey={key}
              name={name}
              stackId={stack}
              maxBarSize={40}
              isAnimationActive={false}
              fill={`url(#${id}-${fill})`}
              shape={(shape) => {
                const { point } = shape.payload as { point: ChartPoint }
                const place = placeOf(point.key, key)
                return (
                  <ChartColumn
                    {...shape}
                    label={`${point.label} ${name} ${point.values[key] ?? 0}`}
                    to={point.to?.[key]}
                    place={place}
                    isStop={arrows.isStop(place)}
                    onFocus={arrows.onFocus}
                    edge={token.colorBgContainer}
                  />
                )
              }}
            />
          ))}
          {percentLabel && (
            <Line
              yAxisId="percent"
              dataKey="percent"
              name={percentLabel}
              stroke={colors.line}
              strokeWidth={2}
              dot={{ r: 3, fill: colors.line }}
              isAnimationActive={false}
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  )
}
