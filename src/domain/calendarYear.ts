/**
 * A year of the working calendar as the State Council announces it: days off and working weekends, the exceptions
 * from Monday to Friday. Mirrors the checks of private.load_calendar_year, for the preview before loading.
 */
import { eachDay, type IsoDate, isIsoDate, weekdayOf, yearOf } from './shanghai.ts'
import type { CalendarDay } from './workingDays.ts'

/** The form that load_calendar_year takes: one day, or a range with `to`. */
export interface CalendarException {
  from: IsoDate
  to?: IsoDate
  is_working_day: boolean
  /** The holiday, or the holiday that a working weekend makes up for. */
  name: string
}

export interface CalendarYearError {
  key:
    | 'calendar_exceptions_malformed'
    | 'calendar_exception_outside_year'
    | 'calendar_exception_twice'
    | 'calendar_workday_not_weekend'
    | 'calendar_holiday_missing'
    | 'calendar_year_incomplete'
  /** The days at fault, where there are any. */
  days: IsoDate[]
  /** Of calendar_holiday_missing: the holidays that are not there. */
  missing?: string[]
}

/** The statutory holidays: first and last day (mm-dd) between which at least so many days off must be listed. */
const STATUTORY: readonly (readonly [name: string, first: string, last: string, least: number])[] = [
  ['元旦', '01-01', '01-01', 1],
  ['春节', '01-20', '02-28', 3],
  ['清明节', '04-04', '04-06', 1],
  ['劳动节', '05-01', '05-01', 1],
  ['端午节', '05-27', '06-27', 1],
  ['中秋节', '09-07', '10-08', 1],
  ['国庆节', '10-01', '10-03', 3],
]

/** The seven holidays of a year, in the order of their days. */
export const HOLIDAYS: readonly string[] = STATUTORY.map(([name]) => name)

/** Statutory days off of a year (全国年节及纪念日放假办法): 11, from 2025 on 13. */
export function statutoryDaysOff(year: number): number {
  return year >= 2025 ? 13 : 11
}

function isWellFormed(exception: CalendarException): boolean {
  const to = exception.to ?? exception.from
  return isIsoDate(exception.from) && isIsoDate(to) && exception.from <= to && exception.name.trim() !== ''
}

/** What is wrong with a year's exceptions; empty if it can be loaded. */
export function calendarYearErrors(
  year: number,
  exceptions: readonly CalendarException[],
): CalendarYearError[] {
  if (!exceptions.every(isWellFormed)) return [{ key: 'calendar_exceptions_malformed', days: [] }]
  const listed = exceptions.flatMap((exception) =>
    eachDay(exception.from, exception.to ?? exception.from).map((date) => ({
      date,
      works: exception.is_working_day,
    })),
  )
  const dates = listed.map((day) => day.date)
  const off = listed.filter((day) => !day.works).map((day) => day.date)
  const errors: CalendarYearError[] = []
  const report = (key: CalendarYearError['key'], days: IsoDate[]) => {
    if (days.length > 0) errors.push({ key, days })
  }
  report(
    'calendar_exception_outside_year',
    dates.filter((date) => yearOf(date) !== year),
  )
  report(
    'calendar_exception_twice',
    dates.filter((date, i) => dates.indexOf(date) < i),
  )
  report(
    'calendar_workday_not_weekend',
    listed.filter((day) => day.works && weekdayOf(day.date) < 6).map((day) => day.date),
  )
  // a day of two holidays carries both names
  const isNamed = (name: string) =>
    exceptions.some((exception) => !exception.is_working_day && exception.name.includes(name))
  const missing = STATUTORY.filter(
    ([name, first, last, least]) =>
      off.filter((date) => date.slice(5) >= first && date.slice(5) <= last).length < least || !isNamed(name),
  ).map(([name]) => name)
  if (missing.length > 0) errors.push({ key: 'calendar_holiday_missing', days: [], missing })
  else if (off.length < statutoryDaysOff(year)) errors.push({ key: 'calendar_year_incomplete', days: [] })
  return errors
}

/** Every day of the year with its exceptions applied. */
export function expandCalendarYear(year: number, exceptions: readonly CalendarException[]): CalendarDay[] {
  const byDate = new Map(
    exceptions.flatMap((exception) =>
      eachDay(exception.from, exception.to ?? exception.from).map((date) => [date, exception] as const),
    ),
  )
  return eachDay(`${year}-01-01`, `${year}-12-31`).map((date) => {
    const exception = byDate.get(date)
    return {
      on_date: date,
      is_working_day: exception?.is_working_day ?? weekdayOf(date) < 6,
      holiday_name: exception?.name ?? null,
    }
  })
}
