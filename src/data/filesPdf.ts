/** A JPEG with its size in pixels. */
export interface JpegPage {
  bytes: Uint8Array<ArrayBuffer>
  width: number
  height: number
}

/** A4 in points. */
const PAGE_WIDTH = 595
const PAGE_HEIGHT = 842

/**
 * A PDF of A4 pages with one JPEG each, as large as fits. The JPEGs go in as they are (DCTDecode), so nothing is
 * encoded twice and no library is needed.
 */
export function pdfOfJpegs(pages: readonly JpegPage[]): Blob {
  const text = new TextEncoder()
  const parts: Uint8Array<ArrayBuffer>[] = []
  const offsets: number[] = []
  let length = 0
  function write(part: Uint8Array<ArrayBuffer>) {
    parts.push(part)
    length += part.length
  }
  const line = (content: string) => write(text.encode(`${content}\n`))
  function object(number: number, dictionary: string, stream?: Uint8Array<ArrayBuffer>) {
    offsets[number] = length
    line(`${number} 0 obj`)
    if (!stream) {
      line(`<< ${dictionary} >>`)
    } else {
      line(`<< ${dictionary} /Length ${stream.length} >>`)
      line('stream')
      write(stream)
      line('\nendstream')
    }
    line('endobj')
  }

  line('%PDF-1.4')
  const numberOf = (page: number, which: 0 | 1 | 2) => 3 + page * 3 + which
  object(1, '/Type /Catalog /Pages 2 0 R')
  const kids = pages.map((_, index) => `${numberOf(index, 0)} 0 R`).join(' ')
  object(2, `/Type /Pages /Count ${pages.length} /Kids [${kids}]`)
  for (const [index, { bytes, width, height }] of pages.entries()) {
    const scale = Math.min(PAGE_WIDTH / width, PAGE_HEIGHT / height)
    const [w, h] = [width * scale, height * scale]
    const [x, y] = [(PAGE_WIDTH - w) / 2, (PAGE_HEIGHT - h) / 2]
    object(
      numberOf(index, 0),
      `/Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE_WIDTH} ${PAGE_HEIGHT}] ` +
        `/Resources << /XObject << /Picture ${numberOf(index, 2)} 0 R >> >> /Contents ${numberOf(index, 1)} 0 R`,
    )
    const drawing = `${w.toFixed(2)} 0 0 ${h.toFixed(2)} ${x.toFixed(2)} ${y.toFixed(2)} cm /Picture Do`
    object(numberOf(index, 1), '', text.encode(drawing))
    object(
      numberOf(index, 2),
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ` +
        '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
      bytes,
    )
  }
  const start = length
  line('xref')
  line(`0 ${offsets.length}`)
  line('0000000000 65535 f ')
  for (const offset of offsets.slice(1)) line(`${String(offset).padStart(10, '0')} 00000 n `)
  line(`trailer\n<< /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`)
  return new Blob(parts, { type: 'application/pdf' })
}
