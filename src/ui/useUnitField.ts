import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { findInstitutions } from '../data/applications'
import type { FilterField } from './FilterInput'

/**
 * A filter of a register by unit, found by a part of its name; the one in the address has its name too.
 *
 * @param name the filter's name in the address
 */
export function useUnitField(name: string, label: string): FilterField {
  const [params] = useSearchParams()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const chosen = params.get(name) ?? ''
  const find = (search: string) => ({
    queryKey: ['institutionChoices', search],
    queryFn: ({ signal }: { signal: AbortSignal }) => findInstitutions(search, signal),
    placeholderData: keepPreviousData,
  })
  const found = useQuery(find(text))
  const named = useQuery({ ...find(chosen), enabled: chosen !== '' })
  return useMemo(() => {
    const own = (named.data ?? []).filter(({ id }) => id === chosen)
    const units = new Map([...own, ...(found.data ?? [])].map((unit) => [unit.id, unit.name]))
    return {
      kind: 'select',
      name,
      label,
      isLoading: found.isFetching,
      onSearch: setTyped,
      options: [...units].map(([value, unit]) => ({ value, label: unit })),
    }
  }, [name, label, chosen, found.data, found.isFetching, named.data])
}
