import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listRounds } from '../../data/rounds'
import { loadCalendar, loadRoundTerms } from '../../data/roundsCalendar'
import { type CalendarEffect, calendarEffects } from '../../domain/calendarEffects'
import { type CalendarDay, createCalendar } from '../../domain/workingDays'
import { calendarKey } from './calendarKeys'

/**
 * What days that are not saved yet would mean for the rounds; undefined while it cannot be told.
 *
 * @param years the loaded years
 * @param changed days as they would be: one, or a whole year
 */
export function useCalendarEffects(
  years: readonly number[],
  changed: readonly CalendarDay[] | undefined,
): { effects: CalendarEffect[] | undefined; error: unknown; retry(): void } {
  const isAsked = changed !== undefined
  const rounds = useQuery({
    queryKey: ['rounds', 'list'],
    queryFn: ({ signal }) => listRounds(signal),
    enabled: isAsked,
  })
  const terms = useQuery({
    queryKey: ['round terms'],
    queryFn: ({ signal }) => loadRoundTerms(signal),
    enabled: isAsked,
  })
  const calendar = useQuery({
    queryKey: [...calendarKey, 'whole', years],
    queryFn: ({ signal }) => loadCalendar(years, signal),
    enabled: isAsked && years.length > 0,
  })
  const effects = useMemo(() => {
    if (!changed || !rounds.data || !terms.data || !calendar.data) return undefined
    const after = createCalendar([...calendar.data.values(), ...changed])
    return calendarEffects(rounds.data, calendar.data, after, terms.data)
  }, [changed, rounds.data, terms.data, calendar.data])
  const failed = [rounds, terms, calendar].find((query) => query.error)
  return { effects, error: failed?.error, retry: () => void failed?.refetch() }
}
