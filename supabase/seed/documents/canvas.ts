import { deflateSync } from 'node:zlib'
import { GLYPH_SIZE, glyphOf } from './glyphs.ts'

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number]

/** A small picture of few colours, on which scans of the demo world are drawn. Colours are indexes of the palette. */
export class Canvas {
  readonly width: number
  readonly height: number
  readonly palette: readonly Colour[]
  readonly pixels: Uint8Array

  /** The first colour is the ground. */
  constructor(width: number, height: number, palette: readonly Colour[]) {
    this.width = width
    this.height = height
    this.palette = palette
    this.pixels = new Uint8Array(width * height)
  }

  dot(x: number, y: number, colour: number): void {
    if (x >= 0 && x < this.width && y >= 0 && y < this.height) this.pixels[y * this.width + x] = colour
  }

  /** A filled rectangle. */
  box(x: number, y: number, width: number, height: number, colour: number): void {
    for (let row = Math.max(0, y); row < Math.min(this.height, y + height); row += 1) {
      const from = row * this.width
      this.pixels.fill(colour, from + Math.max(0, x), from + Math.min(this.width, x + width))
    }
  }

  /** The outline of a rectangle. */
  frame(x: number, y: number, width: number, height: number, colour: number, thickness = 1): void {
    this.box(x, y, width, thickness, colour)
    this.box(x, y + height - thickness, width, thickness, colour)
    this.box(x, y, thickness, height, colour)
    this.box(x + width - thickness, y, thickness, height, colour)
  }

  /** A filled ellipse, or its outline when a thickness is given. */
  ellipse(cx: number, cy: number, rx: number, ry: number, colour: number, thickness?: number): void {
    const inner = thickness === undefined ? 0 : (1 - thickness / Math.min(rx, ry)) ** 2
    for (let y = Math.floor(cy - ry); y <= cy + ry; y += 1) {
      for (let x = Math.floor(cx - rx); x <= cx + rx; x += 1) {
        const distance = ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2
        if (distance <= 1 && distance >= inner) this.dot(x, y, colour)
      }
    }
  }

  /** A five-pointed star, as official seals have it. */
  star(cx: number, cy: number, radius: number, colour: number): void {
    const corners = Array.from({ length: 10 }, (_, i) => {
      const r = i % 2 === 0 ? radius : radius * 0.4
      const angle = (Math.PI / 5) * i - Math.PI / 2
      return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)] as const
    })
    for (let y = Math.floor(cy - radius); y <= cy + radius; y += 1) {
      for (let x = Math.floor(cx - radius); x <= cx + radius; x += 1) {
        if (isInside(corners, x, y)) this.dot(x, y, colour)
      }
    }
  }

  /** One line of text; a glyph is as wide as it is high, Latin letters and digits half as wide. */
  text(x: number, y: number, text: string, colour: number, scale = 1): void {
    let left = x
    const side = Math.ceil(scale)
    for (const letter of text) {
      const bits = glyphOf(letter)
      for (let row = 0; row < GLYPH_SIZE; row += 1) {
        for (let column = 0; column < GLYPH_SIZE; column += 1) {
          const bit = row * GLYPH_SIZE + column
          if (!((bits[bit >> 3] as number) & (128 >> (bit & 7)))) continue
          if (scale === 1) this.dot(Math.round(left) + column, y + row, colour)
          else this.box(Math.round(left + column * scale), Math.round(y + row * scale), side, side, colour)
        }
      }
      left += widthOf(letter) * scale
    }
  }

  /** Text in lines that end within a width. */
  paragraph(x: number, y: number, width: number, text: string, colour: number): number {
    let line = ''
    let top = y
    for (const letter of text) {
      if (textWidth(line + letter) > width) {
        this.text(x, top, line, colour)
        top += GLYPH_SIZE + 8
        line = ''
      }
      line += letter
    }
    this.text(x, top, line, colour)
    return top + GLYPH_SIZE + 8
  }

  /** The picture as PNG, one byte a pixel. */
  toPng(): Uint8Array {
    const header = Buffer.alloc(13)
    header.writeUInt32BE(this.width, 0)
    header.writeUInt32BE(this.height, 4)
    header.set([8, 3, 0, 0, 0], 8)
    const rows = Buffer.alloc((this.width + 1) * this.height)
    for (let y = 0; y < this.height; y += 1) {
      rows.set(this.pixels.subarray(y * this.width, (y + 1) * this.width), y * (this.width + 1) + 1)
    }
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('PLTE', Buffer.from(this.palette.flat())),
      chunk('IDAT', deflateSync(rows, { level: 3 })),
      chunk('IEND', Buffer.alloc(0)),
    ])
  }
}

/** The width of a line of text at scale 1, in pixels. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + widthOf(letter), 0)
}

function widthOf(letter: string): number {
  return letter < '\u2000' ? GLYPH_SIZE * 0.6 : GLYPH_SIZE
}

function isInside(corners: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let inside = false
  corners.forEach(([ax, ay], i) => {
    const [bx, by] = corners[(i + corners.length - 1) % corners.length] as readonly [number, number]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  })
  return inside
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let i = 0; i < 8; i += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data])
  let crc = 0xffffffff
  for (const byte of body) crc = (CRC_TABLE[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8)
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE((crc ^ 0xffffffff) >>> 0, body.length + 4)
  return framed
}
