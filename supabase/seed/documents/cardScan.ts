import type { Card } from '../cards.ts'
import { Canvas } from './canvas.ts'
import { pasteHalf } from './idCard.ts'
import type { DocumentNames } from './names.ts'

const TITLES = { assessor: '考评员证', senior_assessor: '高级考评员证', supervisor: '质量督导员证' }

/** The card that is about to expire, as the applicant scans it. */
export function cardScan(card: Card, portrait: Canvas, names: DocumentNames): Canvas {
  const canvas = new Canvas(640, 440, [
    [250, 246, 236],
    [34, 34, 34],
    [150, 30, 36],
    [206, 40, 40],
    ...portrait.palette,
  ])
  const [ink, wine, red] = [1, 2, 3]
  canvas.box(0, 0, 640, 64, wine)
  canvas.text(60, 12, `职业技能评价${TITLES[card.kind]}`, 0, 2)
  canvas.frame(2, 2, 636, 436, wine, 3)
  const rows = [
    ['姓名', card.person.name],
    ['编号', card.number],
    ['职业', names.occupations],
    ['单位', card.person.unit.name],
    ['有效期', `${card.validFrom}至${card.validTo}`],
    ['发证', names.issuer],
  ]
  let y = 92
  for (const [label = '', value = ''] of rows) {
    canvas.text(30, y, label, wine)
    y = Math.max(canvas.paragraph(112, y, 330, value, ink), y + 28) + 12
  }
  pasteHalf(canvas, portrait, 468, 96, 4)
  canvas.ellipse(542, 360, 60, 60, red, 3)
  canvas.star(542, 360, 20, red)
  canvas.text(500, 392, '样例', red)
  return canvas
}
