import { type Canvas, textWidth } from './canvas.ts'

/** The round seal of a unit or center: ring, star, and the name in lines below. */
export function seal(canvas: Canvas, cx: number, cy: number, name: string, red: number): void {
  const radius = 74
  canvas.ellipse(cx, cy, radius, radius, red, 3)
  canvas.star(cx, cy - 22, 20, red)
  const letters = [...name]
  const perLine = 10
  const lines = Math.ceil(letters.length / perLine)
  const scale = 0.62
  for (let i = 0; i < lines; i += 1) {
    const line = letters.slice(i * perLine, (i + 1) * perLine).join('')
    canvas.text(Math.round(cx - (textWidth(line) * scale) / 2), cy + 10 + i * 16, line, red, scale)
  }
}
