/** How large a world is. The full one is what `npm start` shows; the small one is for tests that need speed. */
export interface Scale {
  /** Region codes of the cities that have units; null: all 21. */
  cities: readonly string[] | null
  /** Units per city: Chengdu, Mianyang and the like, the others. */
  unitsOfCapital: number
  unitsOfCity: readonly [number, number]
  provincialUnits: number
  people: number
  /** How many files of each kind of story, in relation to the full world. */
  files: number
}

export type ScaleName = 'full' | 'small'

export const SCALES: Record<ScaleName, Scale> = {
  full: {
    cities: null,
    unitsOfCapital: 32,
    unitsOfCity: [4, 7],
    provincialUnits: 28,
    people: 3200,
    files: 1,
  },
  small: {
    cities: ['510100', '510700', '513400'],
    unitsOfCapital: 4,
    unitsOfCity: [2, 2],
    provincialUnits: 4,
    people: 150,
    files: 0.1,
  },
}
