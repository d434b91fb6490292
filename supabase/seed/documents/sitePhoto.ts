import { Canvas } from './canvas.ts'

/** A drawn picture of a place that was inspected. */
export function sitePhoto(): Canvas {
  const canvas = new Canvas(640, 400, [
    [228, 232, 236],
    [70, 82, 96],
    [206, 40, 40],
  ])
  canvas.frame(60, 90, 520, 240, 1)
  canvas.text(80, 120, '督导现场', 1)
  canvas.text(80, 300, '样例　仅供演示', 2, 0.8)
  return canvas
}
