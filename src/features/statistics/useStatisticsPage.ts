import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { loadDictionaries } from '../../data/dictionaries'
import { currentProfile } from '../../data/profile'
import { listRounds } from '../../data/rounds'
import { shanghaiDate } from '../../domain/shanghai'
import type { FilterValues } from '../../ui/FilterBar'
import { readFilters, sectionOf } from './statisticsAddress'
import type { StatisticsContext } from './statisticsContext'
import { useStatisticsWords } from './useStatisticsWords'

/** What the address of 统计 says, and what its parts need to know. Undefined while rounds are on their way. */
export function useStatisticsPage() {
  const [params, setParams] = useSearchParams()
  const section = sectionOf(params)
  const filters = useMemo(() => readFilters(params), [params])
  const dictionaries = useQuery({
    queryKey: ['dictionaries'],
    queryFn: loadDictionaries,
    staleTime: Infinity,
  })
  const rounds = useQuery({
    queryKey: ['statistics', 'rounds'],
    queryFn: ({ signal }) => listRounds(signal),
    staleTime: 60_000,
  })
  const words = useStatisticsWords(dictionaries.data)
  const profile = currentProfile()
  const today = profile?.today ?? shanghaiDate(new Date())
  const seesCities = (profile?.regions.length ?? 0) > 1

  const change = useCallback(
    (changes: FilterValues) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, value)
            else next.delete(name)
          }
          return next
        },
        { replace: true },
      ),
    [setParams],
  )
  const context = useMemo<StatisticsContext | undefined>(
    () =>
      rounds.data && {
        filters,
        rounds: rounds.data
          .filter(({ status, opens_on }) => status !== 'draft' && opens_on <= today)
          .map(({ id, name }) => ({ id, name })),
        today,
        seesCities,
        words,
        choiceOf: (name) => params.get(name) ?? undefined,
      },
    [rounds.data, filters, today, seesCities, words, params],
  )
  return {
    section,
    params,
    filters,
    change,
    context,
    dictionaries: dictionaries.data,
    error: rounds.error,
    retry: () => void rounds.refetch(),
  }
}
