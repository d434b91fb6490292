import { findRegion } from '../../../domain/region'
import { MAP_SIZE, REGION_OUTLINES } from '../../../domain/regionOutlines'
import { classEnds, classOf } from '../../../domain/statistics'

/** From none to the most, in greys that a copier keeps apart. */
const greys = ['#ffffff', '#ebebeb', '#d4d4d4', '#b5b5b5', '#8f8f8f', '#616161']

/** The map on paper: greys, with the number of each region under its name. */
export function ReportMap({ title, values }: { title: string; values: ReadonlyMap<string, number> }) {
  const numberOf = (code: string) => values.get(code) ?? 0
  const ends = classEnds(REGION_OUTLINES.map(({ code }) => numberOf(code)))
  return (
    <section className="report-part report-map">
      <h2>{title}</h2>
      <svg viewBox={`0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}`} role="img" aria-label={title}>
        {REGION_OUTLINES.map(({ code, at: [x, y], shape }) => {
          const shade = classOf(numberOf(code), ends)
          return (
            <g key={code} fill={shade > 4 ? '#ffffff' : '#000000'} fontSize={20} textAnchor="middle">
              <path d={shape} fill={greys[shade]} stroke="#000000" strokeWidth={1} />
              <text x={x} y={y - 2}>
                {findRegion(code)?.shortNameZh}
              </text>
              <text x={x} y={y + 20}>
                {numberOf(code)}
              </text>
            </g>
          )
        })}
      </svg>
    </section>
  )
}
