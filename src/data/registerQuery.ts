/** Filters of a register by their names; an empty one filters nothing. */
export type FilterValues = Readonly<Record<string, string | undefined>>

export interface RegisterSort {
  field: string
  order: 'asc' | 'desc'
}
