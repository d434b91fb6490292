import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { FilterValues } from './FilterBar'
import { pageSizes } from './ListPagePaging'
import type { ListSort } from './ListPageTable'

export interface ListAddress {
  /** The filters that are set, by their names. */
  values: FilterValues
  /** Sets filters, undefined takes one away; the list begins with its first page again. */
  change(changes: FilterValues): void
  /** The order asked for; undefined: the list's usual one. */
  sort: ListSort | undefined
  /** Sorts anew, from the first page. */
  sortBy(sort: ListSort | undefined): void
  /** From 1. */
  page: number
  pageSize: number
  turn(page: number, pageSize: number): void
}

const usualSize = pageSizes[0]

/**
 * The filters, the order and the page of a list in the address, so that a link, a reload and the way back show the same list.
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
  const sortBy = useCallback(
    (sort: ListSort | undefined) =>
      change({ sort: sort?.field, order: sort?.order === 'desc' ? 'desc' : undefined }),
    [change],
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
  const field = params.get('sort')
  return {
    values,
    change,
    sort: field ? { field, order: params.get('order') === 'desc' ? 'desc' : 'asc' } : undefined,
    sortBy,
    page: Math.max(1, Math.trunc(Number(params.get('page'))) || 1),
    pageSize: pageSizes.find((allowed) => allowed === size) ?? usualSize,
    turn,
  }
}
