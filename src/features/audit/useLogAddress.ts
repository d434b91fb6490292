import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { FilterValues } from '../../ui/FilterBar'
import { changeLog, readLog } from './logAddress'

/** Filters and page of a log, kept in the address. */
export function useLogAddress() {
  const [params, setParams] = useSearchParams()
  const { filters, before } = useMemo(() => readLog(params), [params])
  const onFilter = useCallback(
    (changes: FilterValues) => setParams((now) => changeLog(now, changes)),
    [setParams],
  )
  return {
    filters,
    before,
    onFilter,
    onLatest: () => setParams((now) => changeLog(now, {})),
    onOlder: (last: number) => setParams((now) => changeLog(now, { before: String(last) })),
  }
}
