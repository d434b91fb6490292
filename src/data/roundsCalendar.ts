import type { RoundTerms } from '../domain/round'
import type { IsoDate } from '../domain/shanghai'
import { type CalendarDay, createCalendar, type WorkingCalendar } from '../domain/workingDays'
import { rowsOf } from './answer'
import { supabase } from './client'
import { AppError } from './errors'

/** A year whose working days are known. */
export interface CalendarYear {
  year: number
  /** Loaded before the State Council's announcement: dates computed from it may still move. */
  is_provisional: boolean
  source: string
}

/** The loaded years, in order. @throws AppError */
export function listCalendarYears(signal?: AbortSignal): Promise<CalendarYear[]> {
  return rowsOf(supabase().from('calendar_years').select('year,is_provisional,source').order('year'), signal)
}

/** The working calendar of some years; those that are not loaded are missing in it. @throws AppError */
export async function loadCalendar(years: readonly number[], signal?: AbortSignal): Promise<WorkingCalendar> {
  const days = await Promise.all(
    // one request per year: an answer has at most 1,000 rows
    years.map((year) =>
      rowsOf<CalendarDay>(
        supabase()
          .from('calendar_days')
          .select('on_date,is_working_day,holiday_name')
          .eq('year', year)
          .order('on_date'),
        signal,
      ),
    ),
  )
  return createCalendar(days.flat())
}

/** The working days from one day to another, both included, in order. @throws AppError */
export async function listWorkingDays(from: IsoDate, to: IsoDate, signal?: AbortSignal): Promise<IsoDate[]> {
  const days = await rowsOf<{ on_date: IsoDate }>(
    supabase()
      .from('calendar_days')
      .select('on_date')
      .eq('is_working_day', true)
      .gte('on_date', from)
      .lte('on_date', to)
      .order('on_date')
      .limit(400),
    signal,
  )
  return days.map((day) => day.on_date)
}

const termKeys = {
  registration: 'registration_working_days',
  unitReview: 'unit_review_working_days',
  cityReport: 'city_report_working_days',
  finalReview: 'final_review_working_days',
  publishByDay: 'publish_by_day',
} as const satisfies Record<keyof RoundTerms, string>

/** The province's parameters of a round. @throws AppError parameter_missing (key) */
export async function loadRoundTerms(signal?: AbortSignal): Promise<RoundTerms> {
  const rows = await rowsOf<{ key: string; value: number }>(
    supabase().from('parameters').select('key,value').in('key', Object.values(termKeys)),
    signal,
  )
  const entries = Object.entries(termKeys).map(([name, key]) => {
    const value = rows.find((row) => row.key === key)?.value
    // a rule's number is never guessed
    if (value === undefined) throw new AppError('rule', 'parameter_missing', { key }, 422)
    return [name, Number(value)] as const
  })
  return Object.fromEntries(entries) as unknown as RoundTerms
}
