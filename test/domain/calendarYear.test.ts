import { describe, expect, test } from 'vitest'
import {
  type CalendarException,
  calendarYearErrors,
  expandCalendarYear,
  HOLIDAYS,
} from '../../src/domain/calendarYear.ts'
import { loadedYears } from './calendar.ts'

const year2026 = loadedYears.get(2026) ?? []
const off = (from: string, to = from): CalendarException => ({
  from,
  to,
  is_working_day: false,
  name: '元旦',
})
const worked = (from: string): CalendarException => ({ from, is_working_day: true, name: '元旦' })
const keysOf = (exceptions: CalendarException[]) =>
  calendarYearErrors(2026, exceptions).map((error) => error.key)

test.each([...loadedYears])('the announcement of %i can be loaded', (year, exceptions) => {
  expect(calendarYearErrors(year, exceptions)).toEqual([])
})

describe('a year cannot be loaded', () => {
  test('under another year', () => {
    expect(calendarYearErrors(2025, year2026)[0]?.key).toBe('calendar_exception_outside_year')
  })

  test('with a day outside it, which is named', () => {
    expect(calendarYearErrors(2026, [...year2026, off('2025-12-31')])).toEqual([
      { key: 'calendar_exception_outside_year', days: ['2025-12-31'] },
    ])
  })

  test('with a day given twice, also inside a range', () => {
    expect(calendarYearErrors(2026, [...year2026, worked('2026-02-21')])).toEqual([
      { key: 'calendar_exception_twice', days: ['2026-02-21'] },
    ])
  })

  test('with a working day that is a Monday to Friday', () => {
    expect(calendarYearErrors(2026, [...year2026, worked('2026-03-02')])).toEqual([
      { key: 'calendar_workday_not_weekend', days: ['2026-03-02'] },
    ])
  })

  test('without any holiday', () => {
    expect(keysOf([])).toEqual(['calendar_holiday_missing'])
  })

  test.each(HOLIDAYS)('without %s, which is named', (name) => {
    expect(
      calendarYearErrors(
        2026,
        year2026.filter((exception) => exception.name !== name),
      ),
    ).toEqual([{ key: 'calendar_holiday_missing', days: [], missing: [name] }])
  })

  test('with days off in the right weeks that are called otherwise', () => {
    const renamed = year2026.map((each) => (each.name === '端午节' ? { ...each, name: '高温假' } : each))
    expect(calendarYearErrors(2026, renamed)[0]?.missing).toEqual(['端午节'])
  })

  test('with fewer days off than the law gives, though every holiday is begun', () => {
    const named = (name: string, from: string, to = from) => ({ ...off(from, to), name })
    const least = [
      off('2026-01-01'),
      named('春节', '2026-02-16', '2026-02-18'),
      named('清明节', '2026-04-05'),
      named('劳动节', '2026-05-01'),
      named('端午节', '2026-06-19'),
      named('中秋节', '2026-09-25'),
      named('国庆节', '2026-10-01', '2026-10-04'),
    ]
    expect(keysOf(least)).toEqual(['calendar_year_incomplete'])
    expect(keysOf([...least, named('国庆节', '2026-10-05')])).toEqual([])
    expect(calendarYearErrors(2024, [])).toHaveLength(1)
  })

  test('with dates that do not exist, reversed ranges or nameless days', () => {
    expect(keysOf([...year2026, off('2026-02-30')])).toEqual(['calendar_exceptions_malformed'])
    expect(keysOf([...year2026, off('2026-03-05', '2026-03-01')])).toEqual(['calendar_exceptions_malformed'])
    expect(keysOf([...year2026, { ...off('2026-03-05'), name: ' ' }])).toEqual([
      'calendar_exceptions_malformed',
    ])
  })
})

test('a year is expanded to every day of it, leap days included', () => {
  const days = expandCalendarYear(2024, loadedYears.get(2024) ?? [])
  expect(days).toHaveLength(366)
  expect(days.find((day) => day.on_date === '2024-02-29')).toEqual({
    on_date: '2024-02-29',
    is_working_day: true,
    holiday_name: null,
  })
  expect(days.find((day) => day.on_date === '2024-02-04')).toMatchObject({
    is_working_day: true,
    holiday_name: '春节',
  })
})
