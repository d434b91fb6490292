import type { SourcedDay } from '../../data/calendar'
import { weekdayOf } from '../../domain/shanghai'

/** Rows of a month from Monday to Sunday; null where a day belongs to another month. */
export function weeksOf<Day extends Pick<SourcedDay, 'on_date'>>(days: readonly Day[]): (Day | null)[][] {
  const [first] = days
  if (!first) return []
  const cells: (Day | null)[] = [...Array<null>(weekdayOf(first.on_date) - 1).fill(null), ...days]
  while (cells.length % 7 > 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** The days of a year by month, 1 to 12. */
export function monthsOf<Day extends Pick<SourcedDay, 'on_date'>>(days: readonly Day[]): Day[][] {
  return Array.from({ length: 12 }, (_, index) =>
    days.filter((day) => Number(day.on_date.slice(5, 7)) === index + 1),
  )
}

/** What a day is: worked, a day off as every week, a holiday, or a working weekend that makes up for one. */
export type DayKind = 'worked' | 'rest' | 'holiday' | 'makeup'

export function kindOf(day: Pick<SourcedDay, 'on_date' | 'is_working_day' | 'holiday_name'>): DayKind {
  if (day.is_working_day) return weekdayOf(day.on_date) < 6 ? 'worked' : 'makeup'
  return day.holiday_name ? 'holiday' : 'rest'
}

/** Days of one holiday: off, and worked to make up for them. */
export interface HolidayDays {
  name: string
  off: string[]
  worked: string[]
}

/** The holidays of a year with their days, in the order in which they begin. */
export function holidaysOf(
  days: readonly Pick<SourcedDay, 'on_date' | 'is_working_day' | 'holiday_name'>[],
): HolidayDays[] {
  const byName = new Map<string, HolidayDays>()
  for (const { on_date, is_working_day, holiday_name } of days) {
    if (!holiday_name) continue
    const holiday = byName.get(holiday_name) ?? { name: holiday_name, off: [], worked: [] }
    byName.set(holiday_name, holiday)
    holiday[is_working_day ? 'worked' : 'off'].push(on_date)
  }
  const begins = ({ off, worked }: HolidayDays) => off[0] ?? worked[0] ?? ''
  return [...byName.values()].sort((a, b) => begins(a).localeCompare(begins(b)))
}
