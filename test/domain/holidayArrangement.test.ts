import { describe, expect, test } from 'vitest'
import { calendarYearErrors, expandCalendarYear } from '../../src/domain/calendarYear.ts'
import { announcedSource, announcedYear, readArrangement } from '../../src/domain/holidayArrangement.ts'
import { midAutumnOf } from '../../src/domain/midAutumn.ts'
import { TEXT_2023, TEXT_2024, TEXT_2025, TEXT_2026 } from './arrangementTexts.ts'
import { loadedYears } from './calendar.ts'

/** Proves that a pasted announcement becomes the very days that the migrations hold, and that a slip in it is named. */

const texts: [number, string][] = [
  [2023, TEXT_2023],
  [2024, TEXT_2024],
  [2025, TEXT_2025],
  [2026, TEXT_2026],
]
const problemsOf = (text: string, year = 2026) => readArrangement(text, year).problems

describe('the announcement', () => {
  test.each(texts)('of %i says what the migrations hold, day by day', (year, text) => {
    const { exceptions, problems } = readArrangement(text, year)
    expect(problems).toEqual([])
    expect(calendarYearErrors(year, exceptions)).toEqual([])
    expect(expandCalendarYear(year, exceptions)).toEqual(
      expandCalendarYear(year, loadedYears.get(year) ?? []),
    )
  })

  test('names its year and itself', () => {
    expect(announcedYear(TEXT_2026)).toBe(2026)
    expect(announcedSource(TEXT_2026)).toBe(
      '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
    )
    expect(announcedSource('一、元旦：1月1日放假')).toBeNull()
  })

  test('may be pasted without title, on one line or with other spaces and brackets', () => {
    const body = TEXT_2026.slice(TEXT_2026.indexOf('一、')).replaceAll('\n', ' ').replaceAll('（', ' (')
    const { exceptions, problems } = readArrangement(body, 2026)
    expect(problems).toEqual([])
    expect(calendarYearErrors(2026, exceptions)).toEqual([])
  })

  test('asks for days in 2024 that are no days off, and says so', () => {
    const { exceptions, notes } = readArrangement(TEXT_2024, 2024)
    expect(notes).toEqual([{ key: 'encouraged', values: { date: '2024-02-09' } }])
    expect(exceptions.some(({ from }) => from === '2024-02-09')).toBe(false)
  })

  test('of 2023 begins in the year before, whose day is left to that year', () => {
    expect(readArrangement(TEXT_2023, 2023).notes).toEqual([
      { key: 'outside_year', values: { date: '2022-12-31', name: '元旦' } },
    ])
  })

  test('that joins two holidays keeps the name of the festival on its day', () => {
    const { exceptions } = readArrangement(TEXT_2025, 2025)
    expect(exceptions.filter(({ name }) => name === '中秋节')).toEqual([
      { from: '2025-10-06', is_working_day: false, name: '中秋节' },
    ])
    expect([2023, 2024, 2025, 2026].map(midAutumnOf)).toEqual([
      '2023-09-29',
      '2024-09-17',
      '2025-10-06',
      '2026-09-25',
    ])
  })
})

describe('a slip is named', () => {
  test('a weekday that does not belong to its date', () => {
    expect(problemsOf(TEXT_2026.replace('5月9日（周六）', '5月9日（周日）'))).toEqual([
      { key: 'weekday_differs', values: { date: '2026-05-09', said: '周日', real: '周六' } },
    ])
  })

  test('a total that the days do not come to', () => {
    expect(problemsOf(TEXT_2026.replace('共9天', '共8天'))).toEqual([
      { key: 'total_differs', values: { name: '春节', said: 8, counted: 9 } },
    ])
  })

  test('the announcement of another year', () => {
    expect(problemsOf(TEXT_2025)[0]).toEqual({ key: 'other_year', values: { said: 2025, year: 2026 } })
  })

  test('a range backwards and a day that does not exist', () => {
    const reversed = TEXT_2026.replace('5月1日（周五）至5日（周二）放假调休，共5天', '5月5日至1日放假')
    expect(problemsOf(reversed)).toEqual([{ key: 'range_reversed', values: { text: '5月5日至1日' } }])
    expect(problemsOf(TEXT_2026.replace('2月28日（周六）', '2月30日'))).toEqual([
      { key: 'date_impossible', values: { text: '2月30日' } },
    ])
  })

  test('a text in which nothing is found', () => {
    expect(problemsOf('各省、自治区、直辖市人民政府：')).toEqual([{ key: 'nothing_found', values: {} }])
  })

  test('half an announcement lacks holidays, which are named', () => {
    const half = TEXT_2026.slice(0, TEXT_2026.indexOf('五、端午节'))
    const { exceptions } = readArrangement(half, 2026)
    expect(calendarYearErrors(2026, exceptions)).toEqual([
      { key: 'calendar_holiday_missing', days: [], missing: ['端午节', '中秋节', '国庆节'] },
    ])
  })
})

describe('a table', () => {
  const rows = (loadedYears.get(2026) ?? []).map(
    ({ from, to, is_working_day, name }) =>
      `${from}${to ? `至${to}` : ''},${is_working_day ? '上班' : '放假'},${name}`,
  )

  test('of date, kind and name is read with or without a head line', () => {
    for (const text of [rows.join('\n'), ['日期,类型,名称', ...rows].join('\r\n')]) {
      const { exceptions, problems } = readArrangement(text, 2026)
      expect(problems).toEqual([])
      expect(expandCalendarYear(2026, exceptions)).toEqual(
        expandCalendarYear(2026, loadedYears.get(2026) ?? []),
      )
    }
  })

  test('takes other separators and ways to write a date', () => {
    const text = '2026/1/1\t休\t元旦\n2026年1月2日，休，元旦\n2026.01.04;班;元旦'
    expect(readArrangement(text, 2026).exceptions).toEqual([
      { from: '2026-01-01', to: '2026-01-02', is_working_day: false, name: '元旦' },
      { from: '2026-01-04', is_working_day: true, name: '元旦' },
    ])
  })

  test('with a line that is none names the line', () => {
    expect(problemsOf('2026-01-01,放假,元旦\n2026-02-30,放假,春节\n2026-05-01,半天,劳动节')).toEqual([
      { key: 'line_unreadable', values: { line: 2, text: '2026-02-30,放假,春节' } },
      { key: 'line_unreadable', values: { line: 3, text: '2026-05-01,半天,劳动节' } },
    ])
  })
})
