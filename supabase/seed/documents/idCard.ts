import type { Person } from '../people.ts'
import { Canvas } from './canvas.ts'
import type { DocumentNames } from './names.ts'

/** The face of an identity card as a scan shows it, marked as a specimen: it must never pass for a real one. */
export function idCard(person: Person, portrait: Canvas, names: DocumentNames): Canvas {
  const canvas = new Canvas(640, 404, [
    [236, 244, 246],
    [30, 30, 30],
    [70, 110, 150],
    [206, 40, 40],
    ...portrait.palette,
  ])
  const [ink, blue, red] = [1, 2, 3]
  canvas.frame(4, 4, 632, 396, blue, 2)
  const [year, month, day] = person.bornOn.split('-').map(Number)
  const rows: [label: string, value: string, y: number][] = [
    ['姓名', person.name, 44],
    ['性别', `${person.gender}　民族　${names.ethnicGroup}`, 92],
    ['出生', `${year}年${month}月${day}日`, 140],
  ]
  for (const [label, value, y] of rows) {
    canvas.text(36, y, label, blue)
    canvas.text(110, y, value, ink)
  }
  canvas.text(36, 188, '住址', blue)
  canvas.paragraph(110, 188, 300, person.address, ink)
  canvas.text(36, 342, '公民身份号码', blue)
  canvas.text(180, 332, person.idNumber, ink, 2)
  pasteHalf(canvas, portrait, 450, 70, 4)
  canvas.text(90, 266, '样例　仅供演示', red, 2)
  return canvas
}

/** Puts a portrait on a card at half its size; its colours follow the card's own in the palette. */
export function pasteHalf(canvas: Canvas, portrait: Canvas, left: number, top: number, offset: number): void {
  for (let y = 0; y < portrait.height; y += 2) {
    for (let x = 0; x < portrait.width; x += 2) {
      canvas.dot(left + x / 2, top + y / 2, (portrait.pixels[y * portrait.width + x] as number) + offset)
    }
  }
}
