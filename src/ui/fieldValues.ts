import type { FilterValues } from './FilterBar'
import type { FilterField } from './FilterInput'

/** What stands in the address for the filters of a register; of a range of dates both ends. */
export function fieldValues(fields: readonly FilterField[], params: URLSearchParams): FilterValues {
  const names = fields.flatMap(({ name, kind }) => (kind === 'dates' ? [name, `${name}_to`] : [name]))
  return Object.fromEntries(names.map((name) => [name, params.get(name)?.trim() || undefined]))
}
