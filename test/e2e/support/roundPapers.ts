import { deflateSync } from 'node:zlib'

/** A file as the file dialog hands it over. */
export interface Paper {
  name: string
  mimeType: string
  buffer: Buffer
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** A real picture of one colour in the size of an identification photo (295 × 413). */
export function picture(name: string, colour: readonly [number, number, number] = [236, 240, 245]): Paper {
  const [width, height] = [295, 413]
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from(colour))])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  const buffer = Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { name, mimeType: 'image/png', buffer }
}

/** A real PDF of one A4 page with a line of text. */
export function pdf(name: string, line: string): Paper {
  const content = `BT /F1 24 Tf 72 760 Td (${line}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  text += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.indexOf('xref\n')}\n%%EOF\n`
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(text, 'latin1') }
}

/** Words that call themselves a picture. */
export function textCalledPng(name: string): Paper {
  return { name, mimeType: 'image/png', buffer: Buffer.from('这不是图片，只是一段文字。'.repeat(20)) }
}

export function emptyFile(name: string): Paper {
  return { name, mimeType: 'image/png', buffer: Buffer.alloc(0) }
}

/** A PDF by its first bytes, of that many megabytes. */
export function largePdf(name: string, megabytes: number): Paper {
  const buffer = Buffer.alloc(megabytes * 1_048_576, 0x20)
  buffer.write('%PDF-1.4\n', 0, 'latin1')
  return { name, mimeType: 'application/pdf', buffer }
}

/** A text of at least so many 字. */
export function essay(words: number): string {
  const sentence =
    '三年来本人坚持按照评价规范开展工作，考前认真核对场地、设备和考生身份，考中严格执行评分标准，考后及时整理资料。'
  return sentence.repeat(Math.ceil(words / (sentence.length - 5)))
}
