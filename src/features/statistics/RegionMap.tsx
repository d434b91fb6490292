import { theme } from 'antd'
import { useRef } from 'react'
import { findRegion } from '../../domain/region'
import { MAP_SIZE, REGION_OUTLINES, type RegionOutline } from '../../domain/regionOutlines'
import { classEnds, classOf } from '../../domain/statistics'
import { useTranslation } from '../../i18n/useTranslation'
import { useIsNarrow } from '../../ui/useIsNarrow'
import { useChartColors } from './charts/chartColors'
import { DrawnLink } from './charts/DrawnLink'
import { useArrowKeys } from './charts/useArrowKeys'
import { useStatisticsContext } from './statisticsContext'

interface Props {
  /** What the map shows. */
  label: string
  /** By the region's code. */
  values: ReadonlyMap<string, number>
  pathOf(region: string): string | undefined
}

/** The 21 cities and prefectures, shaded by a figure that each of them opens; the numbers stand in the list beside it. */
export function RegionMap({ label, values, pathOf }: Props) {
  const { language } = useTranslation()
  const { words } = useStatisticsContext()
  const { token } = theme.useToken()
  const { shades, onShades } = useChartColors()
  // names that can be read on a phone, too
  const size = useIsNarrow() ? 29 : 20
  const holder = useRef<HTMLElement>(null)
  const ends = classEnds(REGION_OUTLINES.map(({ code }) => values.get(code) ?? 0))
  const linked = REGION_OUTLINES.filter(({ code }) => (values.get(code) ?? 0) > 0 && pathOf(code))
  const arrows = useArrowKeys(holder, linked.length)

  const drawn = (region: RegionOutline) => {
    const shade = classOf(values.get(region.code) ?? 0, ends)
    const name = language === 'zh-CN' ? findRegion(region.code)?.shortNameZh : undefined
    return (
      <>
        <title>{`${words.region(region.code)} ${words.count(values.get(region.code) ?? 0)}`}</title>
        <path d={region.shape} fill={shades[shade]} stroke={token.colorTextQuaternary} strokeWidth={1.5} />
        <text
          x={region.at[0]}
          y={region.at[1] + size / 3}
          textAnchor="middle"
          fontSize={name ? size : size * 0.75}
          fill={onShades[shade]}
          pointerEvents="none"
        >
          {name ?? words.region(region.code).split(' ')[0]}
        </text>
      </>
    )
  }
  return (
    <figure ref={holder} aria-label={label} style={{ margin: 0 }} onKeyDown={arrows.onKeyDown}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure around it is named */}
      <svg viewBox={`0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}`}>
        {REGION_OUTLINES.map((region) => {
          const place = linked.indexOf(region)
          const to = place < 0 ? undefined : pathOf(region.code)
          if (!to) return <g key={region.code}>{drawn(region)}</g>
          return (
            <DrawnLink
              key={region.code}
              to={to}
              label={`${words.region(region.code)} ${words.count(values.get(region.code) ?? 0)}`}
              place={place}
              isStop={arrows.isStop(place)}
              onFocus={arrows.onFocus}
            >
              {drawn(region)}
            </DrawnLink>
          )
        })}
      </svg>
      <MapLegend ends={ends} shades={shades} />
    </figure>
  )
}

/** What the shades mean, in numbers. */
function MapLegend({ ends, shades }: { ends: readonly number[]; shades: readonly string[] }) {
  const { words } = useStatisticsContext()
  const classes = [
    { shade: shades[0], text: '0' },
    ...ends.map((end, i) => {
      const start = (ends[i - 1] ?? 0) + 1
      return {
        shade: shades[classOf(end, ends)],
        text: start >= end ? words.count(end) : `${words.count(start)}–${words.count(end)}`,
      }
    }),
  ]
  return (
    <ul className="statistics-legend tabular">
      {classes.map(({ shade, text }) => (
        <li key={text}>
          <span aria-hidden className="statistics-swatch" style={{ background: shade }} />
          {text}
        </li>
      ))}
    </ul>
  )
}
