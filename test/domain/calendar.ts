import type { CalendarException } from '../../src/domain/calendarYear.ts'
import { expandCalendarYear } from '../../src/domain/calendarYear.ts'
import { createCalendar } from '../../src/domain/workingDays.ts'
import { readChapter } from './chapter.ts'

/** The years that the migrations load, with their exceptions: the calendar that a new installation has. */
export const loadedYears: ReadonlyMap<number, CalendarException[]> = new Map(
  [
    ...readChapter('0400_calendar').matchAll(/load_calendar_year\((\d{4}), '[^']*', false, '(\[.*?\])'\)/gs),
  ].map((match) => [Number(match[1]), JSON.parse(match[2] ?? '')]),
)

/** The working calendar of those years. */
export const loadedCalendar = createCalendar(
  [...loadedYears].flatMap(([year, exceptions]) => expandCalendarYear(year, exceptions)),
)
