/**
 * 字, as the notice's minimums are counted (500 for the assessor's summary, 200 for the supervisor's experience):
 * a CJK character or a punctuation mark is one, a run of Latin letters or digits is one, spaces are none.
 */

/** Spaces, line breaks and invisible characters: they count nothing and end a run. */
const BLANK = '\\s\\u00a0\\u3000\\u200b-\\u200f\\u202a-\\u202e\\u2060\\ufeff'
/** Latin letters with their accents and digits, half-width and full-width. */
const RUN =
  'A-Za-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a'

const ZI = new RegExp(`[${RUN}]+|[^${RUN}${BLANK}]`, 'gu')

/** The number of 字 in a text. */
export function wordCount(text: string): number {
  return text.match(ZI)?.length ?? 0
}
