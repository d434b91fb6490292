import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  eachDay,
  endOfDay,
  isIsoDate,
  shanghaiDate,
  shanghaiDateTime,
  startOfDay,
  weekdayOf,
} from '../../src/domain/shanghai.ts'

const anyDate = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('2000-01-01', days))

describe('the day in Shanghai', () => {
  test('begins when UTC still has eight hours of yesterday', () => {
    expect(shanghaiDate('2026-04-29T15:59:59Z')).toBe('2026-04-29')
    expect(shanghaiDate('2026-04-29T16:00:00Z')).toBe('2026-04-30')
    expect(shanghaiDate('2026-04-30T00:30:00+08:00')).toBe('2026-04-30')
    expect(shanghaiDateTime('2026-04-29T16:05:00Z')).toBe('2026-04-30 00:05')
  })

  test('is over at 24:00 there: the last instant of day 15 counts, the next does not', () => {
    const over = endOfDay('2026-04-30').getTime()
    expect(shanghaiDate(new Date(over - 1))).toBe('2026-04-30')
    expect(shanghaiDate(new Date(over))).toBe('2026-05-01')
    expect(startOfDay('2026-05-01').getTime()).toBe(over)
  })

  test('holds every instant between its beginning and its end', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 86_399_999 }), (date, ms) => {
        expect(shanghaiDate(new Date(startOfDay(date).getTime() + ms))).toBe(date)
      }),
    )
  })
})

test.each(['2023-02-29', '2026-13-01', '2026-00-10', '2026-4-1', '20260401', '2026-04-31', ''])(
  '%j is no date',
  (text) => {
    expect(isIsoDate(text)).toBe(false)
  },
)

test('counting with something that is no date is an error', () => {
  expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
})

test('adding days and counting them are each other’s inverse', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days)
    }),
  )
})

test('months keep the day, or end with a shorter month', () => {
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
  expect(addMonths('2023-12-15', 1)).toBe('2024-01-15')
  expect(addMonths('2024-02-29', 36)).toBe('2027-02-28')
  expect(addMonths('2024-01-10', -1)).toBe('2023-12-10')
})

test('weeks begin on Monday and days are listed with both ends', () => {
  expect(weekdayOf('2026-04-13')).toBe(1)
  expect(weekdayOf('2026-04-12')).toBe(7)
  expect(eachDay('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
  expect(eachDay('2024-03-01', '2024-02-28')).toEqual([])
})
