/** Comma-separated text as office programs in China write it: UTF-8 with or without its mark, UTF-16, GB18030. */

const CONTROL_SHARE = 0.01

/**
 * The text of the bytes; undefined where they are no text at all.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = decode(bytes)
  if (text === undefined) return undefined
  let controls = 0
  for (let index = 0; index < Math.min(text.length, 20_000); index += 1) {
    const code = text.charCodeAt(index)
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffd) controls += 1
  }
  return controls > Math.min(text.length, 20_000) * CONTROL_SHARE ? undefined : text
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // what is no UTF-8 is the encoding of Chinese Windows
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The rows of the text; cells in quotes may hold the separator, quotes and line breaks. Empty cells are null. */
export function csvRows(text: string): (string | null)[][] {
  const separator = separatorOf(text)
  const rows: (string | null)[][] = []
  let row: (string | null)[] = []
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    row.push(cell.trim() === '' ? null : cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push(row)
    row = []
  }
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (text[index + 1] === '"') {
        cell += '"'
        index += 1
      } else isQuoted = false
    } else if (character === '"' && cell.trim() === '') {
      cell = ''
      isQuoted = true
    } else if (character === separator) endCell()
    else if (character === '\n') endRow()
    else if (character !== '\r' || text[index + 1] !== '\n') {
      if (character === '\r') endRow()
      else cell += character
    }
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows.map((cells) => cells.map((value) => (value === null ? null : withoutTextMark(value))))
}

/** ="51010…" and '51010… are how people make spreadsheets keep a number as text. */
function withoutTextMark(value: string): string {
  return value.replace(/^="(.*)"$/s, '$1').replace(/^'(?=\d)/, '')
}

/** The separator that the first lines have most of, outside of quotes. */
function separatorOf(text: string): string {
  const head = text.slice(0, 5000).replace(/"(?:[^"]|"")*"/g, '')
  const counts = [',', '\t', ';', '，'].map((sign) => ({ sign, count: head.split(sign).length }))
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign
}
