import type { RoundRow } from '../../data/rounds'
import { addDays, addMonths, type IsoDate, yearOf } from '../../domain/shanghai'
import type { WorkingCalendar } from '../../domain/workingDays'

export interface RoundSuggestion {
  window_from: IsoDate | null
  window_to: IsoDate | null
  opens_on: IsoDate
}

/**
 * What a new round of a month would look like: the window of the latest year that had one, moved to this year, and
 * an opening on the last working day up to the publishing day (notice 一（三）1: 每月10日前). Where the calendar is not
 * known, on that day itself.
 */
export function suggestRound(
  year: number,
  month: number,
  rounds: readonly RoundRow[],
  calendar: WorkingCalendar,
  publishByDay: number,
): RoundSuggestion {
  const latest = rounds
    .filter((round) => round.month === month && round.year < year)
    .sort((a, b) => b.year - a.year)[0]
  const shift = latest ? (year - latest.year) * 12 : 0
  return {
    window_from: latest ? addMonths(latest.window_from, shift) : null,
    window_to: latest ? moveEnd(latest.window_to, shift) : null,
    opens_on: openingDay(year, month, calendar, publishByDay),
  }
}

/** A window that ends with its month ends with the same month of the other year, leap day or not. */
function moveEnd(day: IsoDate, months: number): IsoDate {
  const moved = addMonths(day, months)
  const isMonthEnd = addDays(day, 1).endsWith('-01')
  return isMonthEnd ? addDays(addMonths(`${moved.slice(0, 8)}01`, 1), -1) : moved
}

function openingDay(year: number, month: number, calendar: WorkingCalendar, by: number): IsoDate {
  const latest = `${year}-${pad(month)}-${pad(by)}`
  for (let day = latest; yearOf(day) === year && day.endsWith(pad(month), 7); day = addDays(day, -1)) {
    if (calendar.get(day)?.is_working_day) return day
  }
  return latest
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
