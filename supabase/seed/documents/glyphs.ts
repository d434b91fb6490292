import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'

/** Pixels of a glyph's side. */
export const GLYPH_SIZE = 20
const BYTES = (GLYPH_SIZE * GLYPH_SIZE) / 8

/**
 * The characters that names, units and forms of the demo world are written with, as bitmaps: a picture has no fonts.
 * Rasterised from Noto Sans CJK SC (SIL Open Font License).
 */
const file = JSON.parse(readFileSync(new URL('glyphs.json', import.meta.url), 'utf8')) as {
  characters: string
  bits: string
}
const bits = inflateSync(Buffer.from(file.bits, 'base64'))
const known = new Map([...file.characters].map((character, index) => [character, index]))
const hollow = Uint8Array.from({ length: BYTES }, (_, i) => (i < 3 || i > BYTES - 4 ? 0xff : 0))

/** The bitmap of a character, row by row; a frame for a character that is not there. */
export function glyphOf(character: string): Uint8Array {
  const index = known.get(character)
  if (index === undefined) return character.trim() === '' ? new Uint8Array(BYTES) : hollow
  return bits.subarray(index * BYTES, (index + 1) * BYTES)
}

/** Characters of a text that no bitmap exists for. */
export function missingGlyphs(text: string): string[] {
  return [...text].filter((character) => character.trim() !== '' && !known.has(character))
}
