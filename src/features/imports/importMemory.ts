/** Which header was taken for which field the last time, per kind and login, on this device. No data of a file. */

const keyOf = (kind: string, userId: string) => `huanzheng.import.${kind}.${userId}`

/** Fields by header word; empty where nothing is remembered. */
export function rememberedColumns(kind: string, userId: string): Record<string, string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(kind, userId)) ?? '{}')
    return typeof stored === 'object' && stored !== null ? (stored as Record<string, string>) : {}
  } catch {
    return {}
  }
}

/** Adds to what is remembered; a later choice for a header or a field replaces the earlier one. */
export function rememberColumns(
  kind: string,
  userId: string,
  chosen: Readonly<Record<string, string>>,
): void {
  const fields = new Set(Object.values(chosen))
  const kept = Object.entries(rememberedColumns(kind, userId)).filter(([, field]) => !fields.has(field))
  try {
    localStorage.setItem(keyOf(kind, userId), JSON.stringify({ ...Object.fromEntries(kept), ...chosen }))
  } catch {
    // a full or closed store: the next file is guessed by its headers
  }
}
