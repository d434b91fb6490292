import type { Gender } from '../../../src/domain/identityNumber.ts'
import type { Random } from '../random.ts'
import { Canvas, type Colour } from './canvas.ts'

const GROUNDS: Colour[] = [
  [232, 240, 250],
  [67, 142, 219],
  [255, 255, 255],
]
const SKINS: Colour[] = [
  [246, 216, 190],
  [236, 200, 168],
  [222, 184, 150],
]
const CLOTHES: Colour[] = [
  [44, 62, 80],
  [90, 55, 70],
  [38, 84, 70],
  [70, 70, 78],
  [120, 40, 44],
]
const HAIRS: Colour[] = [
  [28, 24, 24],
  [48, 36, 30],
  [96, 92, 90],
]

/** A drawn portrait of nobody, in the size of an identification photo (295 × 413). */
export function photo(random: Random, gender: Gender): Canvas {
  const hair = random.chance(0.85) ? random.pick(HAIRS.slice(0, 2)) : (HAIRS[2] as Colour)
  const palette = [
    random.pick(GROUNDS),
    random.pick(SKINS),
    hair,
    random.pick(CLOTHES),
    [250, 250, 250],
    [60, 40, 36],
    [196, 110, 100],
  ] as const
  const canvas = new Canvas(295, 413, palette as unknown as Colour[])
  const [skin, hairColour, cloth, white, dark, lip] = [1, 2, 3, 4, 5, 6]
  const wide = random.int(62, 74)
  const long = random.int(84, 94)
  const middle = 147
  if (gender === '女') {
    // hair down to the shoulders
    canvas.ellipse(middle, 190, wide + 26, long + 44, hairColour)
  }
  canvas.ellipse(middle, 430, 138, 118, cloth)
  canvas.box(middle - 26, 250, 52, 80, skin)
  canvas.ellipse(middle, 322, 30, 22, white)
  canvas.ellipse(middle, 312, 26, 20, skin)
  canvas.ellipse(middle, 184, wide, long, skin)
  canvas.ellipse(middle - wide, 190, 10, 16, skin)
  canvas.ellipse(middle + wide, 190, 10, 16, skin)
  // the hair over the forehead
  const brow = random.int(118, 134)
  canvas.ellipse(middle, brow - 8, wide + 8, 44, hairColour)
  canvas.ellipse(middle + random.int(-14, 14), brow + 34, wide - 6, 26, skin)
  const hasGlasses = random.chance(0.3)
  for (const side of [-1, 1]) {
    const x = middle + side * 28
    canvas.box(x - 13, 166, 26, 4, dark)
    canvas.ellipse(x, 184, 11, 6, white)
    canvas.ellipse(x, 184, 5, 5, dark)
    if (hasGlasses) canvas.ellipse(x, 184, 20, 15, dark, 2)
  }
  if (hasGlasses) canvas.box(middle - 9, 182, 18, 2, dark)
  canvas.box(middle - 3, 196, 6, 26, lip)
  canvas.ellipse(middle, 242, random.int(16, 24), 5, lip)
  return canvas
}
