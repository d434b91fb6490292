import { deflateSync } from 'node:zlib'
import type { Canvas } from './canvas.ts'

const A4 = { width: 595, height: 842 }

/** A sheet as a scanner saves it: one picture that fills the page, legible without any font. */
export function scanPdf(canvas: Canvas): Uint8Array {
  const { bits, data } = packed(canvas)
  const colours = canvas.palette.flat().map((value) => value.toString(16).padStart(2, '0'))
  const [width, height] = canvas.width > canvas.height ? [A4.height, A4.width] : [A4.width, A4.height]
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /XObject << /I1 5 0 R >> >> >>`,
    stream('', Buffer.from(`q ${width} 0 0 ${height} 0 0 cm /I1 Do Q`, 'latin1'), false),
    stream(
      `/Type /XObject /Subtype /Image /Width ${canvas.width} /Height ${canvas.height} /BitsPerComponent ${bits} ` +
        `/ColorSpace [/Indexed /DeviceRGB ${canvas.palette.length - 1} <${colours.join('')}>]`,
      deflateSync(data, { level: 3 }),
      true,
    ),
  ])
}

/** Eight pixels a byte where there are but two colours, otherwise one. */
function packed(canvas: Canvas): { bits: number; data: Uint8Array } {
  if (canvas.palette.length > 2) return { bits: 8, data: canvas.pixels }
  const perRow = Math.ceil(canvas.width / 8)
  const data = new Uint8Array(perRow * canvas.height)
  for (let y = 0; y < canvas.height; y += 1) {
    const row = canvas.pixels.subarray(y * canvas.width, (y + 1) * canvas.width)
    for (let x = row.indexOf(1); x >= 0; x = row.indexOf(1, x + 1)) {
      const at = y * perRow + (x >> 3)
      data[at] = (data[at] as number) | (128 >> (x & 7))
    }
  }
  return { bits: 1, data }
}

function stream(entries: string, data: Buffer, isDeflated: boolean): Buffer {
  const filter = isDeflated ? ' /Filter /FlateDecode' : ''
  return Buffer.concat([
    Buffer.from(`<< ${entries}${filter} /Length ${data.length} >>\nstream\n`, 'latin1'),
    data,
    Buffer.from('\nendstream', 'latin1'),
  ])
}

/** Objects 1, 2, 3 … with their table of offsets; the first is the catalogue. */
function pdfOf(objects: readonly (string | Buffer)[]): Uint8Array {
  const parts = [Buffer.from('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  const offsets: number[] = []
  let length = parts[0]?.length ?? 0
  objects.forEach((body, index) => {
    offsets.push(length)
    const content = typeof body === 'string' ? Buffer.from(body, 'latin1') : body
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), content, Buffer.from('\nendobj\n')])
    parts.push(part)
    length += part.length
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, 'latin1'))
  return Buffer.concat(parts)
}
