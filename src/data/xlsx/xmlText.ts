// The code units that XML 1.0 has no way to write; an unpaired surrogate would break the whole part.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

/** Text as XML content or attribute value; what XML cannot carry is left out. */
export function xmlText(value: string): string {
  return value
    .replace(UNWRITABLE, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

/** The same for a cell: spreadsheets read _x0041_ in a cell as an escape, so a literal one is escaped itself. */
export function cellText(value: string): string {
  return xmlText(value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))
}
