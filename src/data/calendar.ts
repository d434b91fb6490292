import type { CalendarException } from '../domain/calendarYear'
import type { IsoDate } from '../domain/shanghai'
import type { CalendarDay } from '../domain/workingDays'
import { rowsOf } from './answer'
import { supabase } from './client'
import { rpc } from './rpc'

/** A loaded year of the working calendar. */
export interface LoadedYear {
  year: number
  /** The announcement that it was taken from. */
  source: string
  /** Loaded before the State Council's announcement. */
  is_provisional: boolean
  loaded_at: string
  /** Rises with every change of the year and of its days. */
  version: number
}

/** A day with where it comes from: the announcement, or the reason of its change. */
export interface SourcedDay extends CalendarDay {
  source: string
}

/** The loaded years, in order. @throws AppError */
export function listLoadedYears(signal?: AbortSignal): Promise<LoadedYear[]> {
  const columns = 'year,source,is_provisional,loaded_at,version'
  return rowsOf(supabase().from('calendar_years').select(columns).order('year'), signal)
}

/** The days of a year, in order; empty where it is not loaded. @throws AppError */
export function listDaysOf(year: number, signal?: AbortSignal): Promise<SourcedDay[]> {
  return rowsOf(
    supabase()
      .from('calendar_days')
      .select('on_date,is_working_day,holiday_name,source')
      .eq('year', year)
      .order('on_date'),
    signal,
  )
}

export interface YearWish {
  year: number
  source: string
  isProvisional: boolean
  exceptions: readonly CalendarException[]
  /** Of the year as it was read; undefined where it was not loaded. */
  version: number | undefined
  requestId: string
}

/**
 * Loads a year, or replaces it: all of it or nothing.
 *
 * @throws AppError calendar_holiday_missing, calendar_year_incomplete, calendar_workday_not_weekend,
 *   calendar_year_is_final, calendar_source_missing, nothing_changed, stale_version
 */
export function replaceCalendarYear(wish: YearWish): Promise<LoadedYear> {
  return rpc('replace_calendar_year', {
    p_year: wish.year,
    p_source: wish.source,
    p_is_provisional: wish.isProvisional,
    p_exceptions: wish.exceptions,
    p_expected_version: wish.version ?? null,
    p_request_id: wish.requestId,
  })
}

export interface DayWish {
  on: IsoDate
  isWorkingDay: boolean
  holidayName: string
  reason: string
  /** Of the year. */
  version: number
  requestId: string
}

/**
 * Makes one day worked or off.
 *
 * @throws AppError with values.field: calendar_day_name_missing, calendar_workday_not_weekend, reason_missing;
 *   calendar_holiday_missing, nothing_changed, stale_version
 */
export function changeCalendarDay(wish: DayWish): Promise<LoadedYear> {
  return rpc('change_calendar_day', {
    p_on: wish.on,
    p_is_working_day: wish.isWorkingDay,
    p_holiday_name: wish.holidayName,
    p_reason: wish.reason,
    p_expected_version: wish.version,
    p_request_id: wish.requestId,
  })
}
