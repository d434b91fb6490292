import { useQuery } from '@tanstack/react-query'
import { loadScope } from '../../data/people'
import { listRounds, type RoundRow } from '../../data/rounds'
import { listCalendarYears, listWorkingDays } from '../../data/roundsCalendar'
import { clockRange } from './roundClock'

/** The key under which everything about rounds is cached: to be invalidated after a change. */
export const roundsKey = ['rounds'] as const

const none: readonly never[] = []

/** The day in Shanghai by the server's clock; undefined while it is on its way. */
export function useToday(): string | undefined {
  const scope = useQuery({ queryKey: ['scope'], queryFn: loadScope, staleTime: 60_000 })
  return scope.data?.today
}

/** All rounds that the user sees. */
export function useRoundList() {
  return useQuery({ queryKey: [...roundsKey, 'list'], queryFn: ({ signal }) => listRounds(signal) })
}

/** Years whose calendar is not announced yet, and all that are loaded. */
export function useCalendarYears() {
  const years = useQuery({
    queryKey: ['calendar', 'years'],
    queryFn: ({ signal }) => listCalendarYears(signal),
    staleTime: 300_000,
  })
  return {
    loaded: years.data?.map(({ year }) => year) ?? none,
    provisional: years.data?.filter((year) => year.is_provisional).map(({ year }) => year) ?? none,
  }
}

/** The working days that the clocks of running rounds need. */
export function useWorkingDays(rounds: readonly RoundRow[] | undefined, today: string | undefined) {
  const range = rounds && today ? clockRange(rounds, today) : undefined
  const days = useQuery({
    queryKey: ['calendar', 'days', range],
    queryFn: ({ signal }) => (range ? listWorkingDays(range.from, range.to, signal) : []),
    enabled: range !== undefined,
    staleTime: 300_000,
  })
  return days.data ?? none
}
