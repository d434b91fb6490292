import { theme } from 'antd'
import { fillBackground, useChartColors } from './chartColors'
import type { ChartPoint, ChartSeries } from './chartModel'

interface Props {
  series: readonly ChartSeries[]
  percentLabel?: string
  /** Given by the chart. */
  active?: boolean
  payload?: readonly { payload?: { point: ChartPoint } }[]
}

/** What stands under the pointer, in numbers. */
export function ChartTip({ series, percentLabel, active, payload }: Props) {
  const { token } = theme.useToken()
  const colors = useChartColors()
  const point = payload?.[0]?.payload?.point
  if (!active || !point) return null
  return (
    <div
      className="tabular"
      style={{
        padding: '6px 10px',
        background: token.colorBgElevated,
        color: token.colorText,
        border: `1px solid ${token.colorBorder}`,
        borderRadius: token.borderRadius,
      }}
    >
      <strong>{point.label}</strong>
      {series.map(({ key, label, fill }) => (
        <div key={key}>
          <span className="statistics-swatch" style={{ background: fillBackground(fill, colors) }} /> {label}{' '}
          {point.values[key] ?? 0}
        </div>
      ))}
      {percentLabel && point.percent !== undefined && (
        <div>
          {percentLabel} {Math.round(point.percent)}%
        </div>
      )}
    </div>
  )
}
