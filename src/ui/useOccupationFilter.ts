import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listOccupations } from '../data/occupations'
import type { FilterField, FilterOption } from './FilterInput'

/** A filter by an occupation of the catalogue, found by a part of its name or the beginning of its code. */
export function useOccupationFilter(label: string, others: readonly FilterOption[] = []): FilterField {
  const [typed, setTyped] = useState('')
  const found = useOccupations(typed)
  return {
    kind: 'select',
    name: 'occupation',
    label,
    options: [...others, ...found.options],
    isLoading: found.isFetching,
    onSearch: setTyped,
  }
}

/** Occupations of the catalogue as choices, at most a hundred. */
export function useOccupations(typed: string): { options: FilterOption[]; isFetching: boolean } {
  const list = useQuery({
    queryKey: ['occupationChoices', typed],
    queryFn: ({ signal }) =>
      listOccupations(
        { text: typed, isActive: true, by: 'code', order: 'asc', page: 1, pageSize: 100 },
        signal,
      ),
    staleTime: 5 * 60_000,
    placeholderData: (before) => before,
  })
  const options = (list.data?.rows ?? []).map(({ code, name_zh }) => ({
    value: code,
    label: `${name_zh} ${code}`,
  }))
  return { options, isFetching: list.isFetching }
}
