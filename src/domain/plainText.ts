/** Text as people type it: input methods leave full-width letters, ideographic spaces and invisible characters. */

/** Full-width ASCII (！ to ～) and the ideographic space as plain ASCII; the rest stays. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
}

/** Invisible characters that come along when text is pasted: zero-width signs, direction marks, byte order mark. */
export function withoutInvisible(text: string): string {
  return text.replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
}

/** Length in characters as the database counts them: code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}
