/**
 * Working days over the calendar that the province keeps (public.calendar_days). Mirrors private.working_day_end and
 * its neighbours: the first day counts as day 1 if it is worked, and a year that is not loaded is an error, never a
 * guess from Monday to Friday.
 */
import { addDays, eachDay, type IsoDate, yearOf } from './shanghai.ts'

/** A row of public.calendar_days. */
export interface CalendarDay {
  on_date: IsoDate
  is_working_day: boolean
  holiday_name: string | null
}

/** The days of all loaded years, by date. */
export type WorkingCalendar = ReadonlyMap<IsoDate, CalendarDay>

/** Thrown when a count reaches into a year that is not loaded (calendar_year_missing). */
export class CalendarYearMissing extends Error {
  readonly key = 'calendar_year_missing'
  readonly year: number
  constructor(year: number) {
    super(`calendar year ${year} is not loaded`)
    this.name = 'CalendarYearMissing'
    this.year = year
  }
}

/** A calendar from rows; a year of which only some days were fetched does not count as loaded. */
export function createCalendar(days: Iterable<CalendarDay>): WorkingCalendar {
  const calendar = new Map<IsoDate, CalendarDay>()
  for (const day of days) calendar.set(day.on_date, day)
  for (const year of new Set([...calendar.keys()].map(yearOf))) {
    const all = eachDay(`${year}-01-01`, `${year}-12-31`)
    if (all.every((date) => calendar.has(date))) continue
    for (const date of all) calendar.delete(date)
  }
  return calendar
}

/** Whether a day is worked. Throws CalendarYearMissing. */
export function isWorkingDay(calendar: WorkingCalendar, date: IsoDate): boolean {
  const day = calendar.get(date)
  if (!day) throw new CalendarYearMissing(yearOf(date))
  return day.is_working_day
}

/**
 * The last of `days` working days from `opens` on (notice 一（三）1: 15个工作日). Throws CalendarYearMissing, and a
 * RangeError if `days` is no positive whole number.
 */
export function workingDayEnd(calendar: WorkingCalendar, opens: IsoDate, days: number): IsoDate {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`not a number of working days: ${days}`)
  let date = opens
  let left = isWorkingDay(calendar, date) ? days - 1 : days
  while (left > 0) {
    date = addDays(date, 1)
    if (isWorkingDay(calendar, date)) left -= 1
  }
  return date
}

/** As workingDayEnd, but null where the calendar is not loaded: shown as awaiting calendar. */
export function findWorkingDayEnd(calendar: WorkingCalendar, opens: IsoDate, days: number): IsoDate | null {
  try {
    return workingDayEnd(calendar, opens, days)
  } catch (error) {
    if (error instanceof CalendarYearMissing) return null
    throw error
  }
}

/** Working days from one day to another, both included; 0 if `to` is earlier. Throws CalendarYearMissing. */
export function workingDaysBetween(calendar: WorkingCalendar, from: IsoDate, to: IsoDate): number {
  return eachDay(from, to).filter((date) => isWorkingDay(calendar, date)).length
}
