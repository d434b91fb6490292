import type { CalendarDay } from '../../domain/workingDays'

/** A day that would be another than it is now. */
export interface ChangedDay {
  before: CalendarDay
  after: CalendarDay
}

/** The days that differ between a stored year and what would replace it; none where nothing is stored. */
export function changedDays(stored: readonly CalendarDay[], next: readonly CalendarDay[]): ChangedDay[] {
  const byDate = new Map(stored.map((day) => [day.on_date, day]))
  return next.flatMap((after) => {
    const before = byDate.get(after.on_date)
    const isSame =
      !before ||
      (before.is_working_day === after.is_working_day && before.holiday_name === after.holiday_name)
    return isSame ? [] : [{ before, after }]
  })
}
