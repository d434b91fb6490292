// Stands in for qs, which Refine's router reads and writes addresses with: 20 kB of every first load for nested values
// that no address here has. The lists keep filters, order and page flat (ui/useListAddress).

type Query = Record<string, unknown>

/** The flat values of an address; of several under one name the last. */
function parse(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

/** @throws Error for a nested value: it would be lost */
function stringify(query: Query, options: { addQueryPrefix?: boolean } = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue
    if (typeof value === 'object') throw new Error(`an address has no place for the nested value ${name}`)
    params.set(name, String(value))
  }
  const text = params.toString()
  return text && options.addQueryPrefix ? `?${text}` : text
}

export default { parse, stringify }
