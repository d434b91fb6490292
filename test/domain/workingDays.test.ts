import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type IsoDate, weekdayOf } from '../../src/domain/shanghai.ts'
import {
  CalendarYearMissing,
  createCalendar,
  findWorkingDayEnd,
  isWorkingDay,
  workingDayEnd,
  workingDaysBetween,
} from '../../src/domain/workingDays.ts'
import { loadedCalendar, loadedYears } from './calendar.ts'

/** Days off and working weekends as the State Council announced them, from another source than our own chapter. */
function announced(year: number): { holidays: Record<IsoDate, string>; workdays: Record<IsoDate, string> } {
  const url = new URL(`../../node_modules/chinese-days/dist/years/${year}.json`, import.meta.url)
  return JSON.parse(readFileSync(url, 'utf8'))
}

describe('the calendar that the migrations load', () => {
  test('has the years 2023 to 2026', () => {
    expect([...loadedYears.keys()]).toEqual([2023, 2024, 2025, 2026])
  })

  test.each([2023, 2024, 2025, 2026])('agrees with the announcement on every day of %i', (year) => {
    const { holidays, workdays } = announced(year)
    const differing: IsoDate[] = []
    for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
      const works = date in workdays || (weekdayOf(date) < 6 && !(date in holidays))
      if (isWorkingDay(loadedCalendar, date) !== works) differing.push(date)
    }
    expect(differing).toEqual([])
  })
})

describe('registration of fifteen working days', () => {
  test.each([
    ['2024-04-10', '2024-04-29'],
    ['2024-07-10', '2024-07-30'],
    ['2024-11-08', '2024-11-28'],
    ['2025-04-10', '2025-04-29'],
    ['2026-04-10', '2026-04-30'],
    ['2026-11-10', '2026-11-30'],
  ])('that opens on %s closes on %s', (opens, closes) => {
    expect(workingDayEnd(loadedCalendar, opens, 15)).toBe(closes)
  })

  test('counts from the next working day if it opens on a holiday', () => {
    expect(workingDayEnd(loadedCalendar, '2024-05-01', 1)).toBe('2024-05-06')
    expect(workingDayEnd(loadedCalendar, '2024-05-01', 15)).toBe(
      workingDayEnd(loadedCalendar, '2024-05-06', 15),
    )
  })

  test('counts a working Sunday', () => {
    expect(workingDayEnd(loadedCalendar, '2024-04-26', 2)).toBe('2024-04-28')
  })
})

describe('a year that is not loaded', () => {
  test('is an error that names it, not a guess', () => {
    expect(() => workingDayEnd(loadedCalendar, '2026-12-25', 15)).toThrow(new CalendarYearMissing(2027))
    expect(() => workingDayEnd(loadedCalendar, '2022-12-30', 1)).toThrow(new CalendarYearMissing(2022))
    expect(() => workingDaysBetween(loadedCalendar, '2026-12-25', '2027-01-04')).toThrow(CalendarYearMissing)
  })

  test('leaves a deadline awaiting the calendar', () => {
    expect(findWorkingDayEnd(loadedCalendar, '2026-12-25', 15)).toBeNull()
  })

  test('does not disturb a count that ends before it', () => {
    expect(workingDayEnd(loadedCalendar, '2026-12-31', 1)).toBe('2026-12-31')
  })

  test('is a year of which a single day is lacking, too', () => {
    const days = [...loadedCalendar.values()].filter((day) => day.on_date !== '2025-08-08')
    const calendar = createCalendar(days)
    expect(() => isWorkingDay(calendar, '2025-01-02')).toThrow(new CalendarYearMissing(2025))
    expect(isWorkingDay(calendar, '2024-12-31')).toBe(true)
  })
})

test('a number of days that is no positive whole number is refused', () => {
  for (const days of [0, -1, 1.5, Number.NaN]) {
    expect(() => workingDayEnd(loadedCalendar, '2024-04-10', days)).toThrow(RangeError)
  }
})

describe('for any opening day and any number of days', () => {
  const anyDay = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2023-01-01', days))
  const anyLength = fc.integer({ min: 1, max: 60 })

  /** The slowest correct way: list the worked days and take the n-th. */
  function naiveEnd(opens: IsoDate, days: number): IsoDate | undefined {
    const worked = [...loadedCalendar.values()].filter((day) => day.is_working_day && day.on_date >= opens)
    return worked[days - 1]?.on_date
  }

  test('the end is the n-th worked day of the list', () => {
    fc.assert(
      fc.property(anyDay, anyLength, (opens, days) => {
        expect(workingDayEnd(loadedCalendar, opens, days)).toBe(naiveEnd(opens, days))
      }),
    )
  })

  test('the end is worked, and counting back gives the number of days', () => {
    fc.assert(
      fc.property(anyDay, anyLength, (opens, days) => {
        const end = workingDayEnd(loadedCalendar, opens, days)
        expect(isWorkingDay(loadedCalendar, end)).toBe(true)
        expect(workingDaysBetween(loadedCalendar, opens, end)).toBe(days)
      }),
    )
  })

  test('one more day never ends earlier', () => {
    fc.assert(
      fc.property(anyDay, anyLength, (opens, days) => {
        expect(
          workingDayEnd(loadedCalendar, opens, days + 1) > workingDayEnd(loadedCalendar, opens, days),
        ).toBe(true)
      }),
    )
  })
})
