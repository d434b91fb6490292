import { expect, test } from 'vitest'
import { CITIES } from '../../src/domain/region.ts'
import { MAP_SIZE, REGION_OUTLINES, type RegionOutline } from '../../src/domain/regionOutlines.ts'

type Point = [number, number]

/** The corners of a shape of steps: M x y l dx dy … z. */
function cornersOf({ shape }: RegionOutline): Point[] {
  const [first = [0, 0], ...steps] = [...shape.matchAll(/(-?\d+)\s*(-?\d+)/g)].map(
    ([, x, y]): Point => [Number(x), Number(y)],
  )
  let [x, y] = first
  return [
    first,
    ...steps.map(([dx, dy]): Point => {
      x += dx
      y += dy
      return [x, y]
    }),
  ]
}

function isInside([x, y]: readonly [number, number], corners: readonly Point[]): boolean {
  let isIn = false
  corners.forEach(([ax, ay], i) => {
    const [bx, by] = corners.at(i - 1) ?? [0, 0]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn
  })
  return isIn
}

test('the map draws the 21 cities and prefectures, each once and in the order of their codes', () => {
  expect(REGION_OUTLINES.map(({ code }) => code)).toEqual(CITIES.map(({ code }) => code))
})

test('every outline is one closed shape on the sheet, with its name inside of it and of no other', () => {
  for (const region of REGION_OUTLINES) {
    expect(region.shape).toMatch(/^M\d+ \d+l[\d\s-]+z$/)
    const corners = cornersOf(region)
    for (const [x, y] of corners) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(MAP_SIZE.width)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(MAP_SIZE.height)
    }
    const holders = REGION_OUTLINES.filter((other) => isInside(region.at, cornersOf(other)))
    expect(holders.map(({ code }) => code)).toEqual([region.code])
  }
})

test('简阳 lies in 成都, which administers it since 2016', () => {
  // 104.55° E, 30.39° N on this drawing
  const jianyang: Point = [642, 408]
  const holder = REGION_OUTLINES.find((region) => isInside(jianyang, cornersOf(region)))
  expect(holder?.code).toBe('510100')
})
