import { Canvas, textWidth } from './canvas.ts'
import { seal } from './seal.ts'

/** What is legible on the scan of a printed and sealed annex 1 or 3. */
export interface SealedFormContent {
  annex: number
  title: string
  number: string
  dataVersion: number
  rows: readonly (readonly [label: string, value: string])[]
  opinion: string
  institutionName: string
  day: string
}

/** A sheet as the scanner of a unit leaves it: the form, the opinion, the red seal over it. */
export function sealedForm(content: SealedFormContent, portrait: Canvas): Canvas {
  const canvas = new Canvas(744, 1052, [[252, 252, 250], [40, 40, 40], [206, 40, 40], ...portrait.palette])
  const [ink, red] = [1, 2]
  canvas.text(60, 48, `附件${content.annex}`, ink)
  canvas.text(Math.round((744 - textWidth(content.title)) / 2), 92, content.title, ink)
  canvas.text(60, 132, `${content.number}　第${content.dataVersion}版`, ink, 0.8)
  canvas.frame(56, 164, 632, 780, ink)
  let y = 164
  for (const [label, value] of content.rows) {
    canvas.text(68, y + 14, label, ink, 0.9)
    const end = canvas.paragraph(230, y + 14, y < 300 ? 290 : 440, value, ink)
    y = Math.max(y + 48, end + 6)
    canvas.box(56, y, 632, 1, ink)
  }
  canvas.box(216, 164, 1, y - 164, ink)
  for (let row = 0; row < portrait.height; row += 3) {
    for (let column = 0; column < portrait.width; column += 3) {
      canvas.dot(
        576 + column / 3,
        172 + row / 3,
        (portrait.pixels[row * portrait.width + column] as number) + 3,
      )
    }
  }
  canvas.text(68, y + 20, '申报单位意见', ink, 0.9)
  canvas.paragraph(230, y + 20, 440, content.opinion, ink)
  canvas.text(420, 912, content.day, ink, 0.9)
  seal(canvas, 560, 850, content.institutionName, red)
  canvas.text(60, 968, '样例　仅供演示', red, 0.9)
  return canvas
}
