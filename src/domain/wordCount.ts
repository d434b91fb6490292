/**
 * 字, as the notice's minimums are counted (500 for the assessor's summary, 200 for the supervisor's experience):
 * a CJK character or a punctuation mark is one, a run of Latin letters or digits is one, spaces are none.
 */

/** Control characters, every kind of space and invisible signs: they count nothing and end a run. */
const BLANK =
  '\\u0001-\\u0020\\u007f-\\u00a0\\u00ad\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u2064\\u3000\\ufeff'
/** Latin letters with their accents and digits, half-width and full-width. */
const RUN =
  'A-Za-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a'

/** The very pattern of private.count_words. */
const ZI = new RegExp(`[${RUN}]+|[^${RUN}${BLANK}]`, 'gu')

/** The number of 字 in a text. */
export function wordCount(text: string): number {
  return text.match(ZI)?.length ?? 0
}
