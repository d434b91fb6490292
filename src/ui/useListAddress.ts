import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { FilterValues } from './FilterBar'
import { pageSizes } from './ListPagePaging'

export interface ListAddress {
  /** The filters that are set, by their names. */
  values: FilterValues
  /** Sets filters, undefined takes one away; the list begins with its first page again. */
  change(changes: FilterValues): void
  /** From 1. */
  page: number
  pageSize: number
  turn(page: number, pageSize: number): void
}

const usualSize = pageSizes[0]

/**
 * The filters and the page of a list in the address, so that a link, a reload and the way back show the same list.
 *
 * @param names the filters of the list; memoised or outside of the component
 */
export function useListAddress(names: readonly string[]): ListAddress {
  const [params, setParams] = useSearchParams()
  const values = useMemo(
    () => Object.fromEntries(names.map((name) => [name, params.get(name)?.trim() || undefined])),
    [names, params],
  )
  const change = useCallback(
    (changes: FilterValues) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, value)
            else next.delete(name)
          }
          next.delete('page')
          return next
        },
        { replace: true },
      ),
    [setParams],
  )
  const turn = useCallback(
    (page: number, pageSize: number) =>
      setParams((before) => {
        const next = new URLSearchParams(before)
        if (page > 1) next.set('page', String(page))
        else next.delete('page')
        if (pageSize === usualSize) next.delete('size')
        else next.set('size', String(pageSize))
        return next
      }),
    [setParams],
  )
  const size = Number(params.get('size'))
  return {
    values,
    change,
    page: Math.max(1, Math.trunc(Number(params.get('page'))) || 1),
    pageSize: pageSizes.find((allowed) => allowed === size) ?? usualSize,
    turn,
  }
}
