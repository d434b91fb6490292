import { describe, expect, test } from 'vitest'
import { dateOfSerial, type FieldType, readCell, readDateText } from '../../src/domain/importCells.ts'
import { choiceMap } from '../../src/domain/importRows.ts'
import type { ReadCell } from '../../src/domain/importSheet.ts'

const today = '2024-04-15'
const context = { today, isFrom1904: false }
const number = (value: number, isDate = false): ReadCell => ({ value, shown: String(value), isDate })
const of = (cell: ReadCell, type: FieldType) => {
  const reading = readCell(cell, type, context)
  return reading.ok ? reading.value : reading.key
}

describe('identity numbers', () => {
  test.each([
    ['510100198503121018', '510100198503121018'],
    ['５１０１００１９９２１１０５２０２７', '510100199211052027'],
    [' 510100 19900101 003x ', '51010019900101003X'],
    ['510100850312101', 'id_number_15_digits'],
    ['510100198503121019', 'id_number_checksum'],
  ])('%s is read as %s', (typed, expected) => expect(of(typed, 'idNumber')).toBe(expected))

  test('a number of eighteen digits has lost its last ones, however it is shown', () => {
    expect(of(number(Number('510100198503121018')), 'idNumber')).toBe('digits_lost')
    expect(of('5.101E+17', 'idNumber')).toBe('digits_lost')
    expect(of('5.10100198503121E+17', 'idNumber')).toBe('digits_lost')
    expect(of('510100198503121000', 'idNumber')).toBe('digits_lost')
  })
})

describe('phones and card numbers', () => {
  test('survive being numbers', () => {
    expect(of(number(13800000001), 'phone')).toBe('13800000001')
    expect(of(number(2022000001), 'text')).toBe('2022000001')
  })
  test('that were shown as powers of ten are refused', () => {
    expect(of('1.38E+10', 'phone')).toBe('digits_lost')
    expect(of('1.3E+12', 'text')).toBe('digits_lost')
  })
})

describe('dates', () => {
  test.each([
    '2024-05-01',
    '2024/5/1',
    '2024.5.1',
    '2024．05．01',
    '2024年5月1日',
    '2024 年 5 月 1 日',
    '２０２４年５月１日',
    '20240501',
    '2024-05-01 00:00:00',
  ])('%s is the first of May', (typed) => expect(readDateText(typed)).toBe('2024-05-01'))

  test.each(['2024年5月', '2023-02-29', '05/01/2024', '5月1日', '长期', '1024-05-01'])(
    '%s is none',
    (typed) => {
      expect(of(typed, 'date')).toBe('date_format')
    },
  )

  test('serial numbers count from 1900, or from 1904 where the file says so', () => {
    expect(dateOfSerial(45413, false)).toBe('2024-05-01')
    expect(dateOfSerial(43951, true)).toBe('2024-05-01')
    expect(of(number(45413, true), 'date')).toBe('2024-05-01')
    expect(of(number(45413.75, true), 'date')).toBe('2024-05-01')
    expect(of(number(45413), 'date')).toBe('2024-05-01')
    expect(of('45413', 'date')).toBe('2024-05-01')
    expect(of(number(20240501), 'date')).toBe('2024-05-01')
  })

  test('a number that is no plausible day is refused', () =>
    expect(of(number(12), 'date')).toBe('date_format'))
})

test('formulas without a value and errors of formulas are said', () => {
  expect(of({ problem: 'formula_without_value' }, 'text')).toBe('formula_without_value')
  expect(of({ problem: 'cell_error' }, 'date')).toBe('cell_error')
})

test('lists are parted by any of the usual marks', () => {
  expect(of('电工、焊工，钳工;车工\n铣工', 'list')).toEqual(['电工', '焊工', '钳工', '车工', '铣工'])
})

test('choices go by name or code, whatever the spaces and widths', () => {
  const choices = choiceMap([{ code: 'assessor', names: ['考评员'] }])
  const read = (cell: ReadCell) => readCell(cell, 'choice', { ...context, choices })
  expect(read('考 评 员')).toEqual({ ok: true, value: 'assessor' })
  expect(read('ａｓｓｅｓｓｏｒ')).toEqual({ ok: true, value: 'assessor' })
  expect(read('裁判')).toEqual({ ok: false, key: 'value_unknown' })
})

test('an empty cell is nothing, not an error', () => {
  expect(of('　', 'idNumber')).toBeUndefined()
  expect(of(null, 'date')).toBeUndefined()
})

describe('work of several days in one cell', () => {
  test.each([
    ['2024-05-01至2024-05-03', '2024-05-01'],
    ['2024-05-01 至 05-03', '2024-05-01'],
    ['2024.5.1-2024.5.3', '2024-05-01'],
    ['2024.5.1-5.3', '2024-05-01'],
    ['2024/5/1~5/3', '2024-05-01'],
    ['2024年5月1日至3日', '2024-05-01'],
    ['2024年5月30日—6月2日', '2024-05-30'],
    ['２０２４年５月１日－３日', '2024-05-01'],
    ['2024-05-01 - 2024-05-03', '2024-05-01'],
    ['2024-05-01', '2024-05-01'],
  ])('%s counts on its first day', (text, day) => {
    expect(readCell(text, 'period', context)).toEqual({ ok: true, value: day })
  })

  test.each([
    ['2024-05-03至2024-05-01', 'date_range'],
    ['2024-05-01至2024-08-01', 'date_range'],
    ['2024-05-01至', 'date_format'],
    ['5月1日至3日', 'date_format'],
    ['2024-05-01、2024-05-03', 'date_format'],
  ])('%s is refused: %s', (text, key) => {
    expect(readCell(text, 'period', context)).toEqual({ ok: false, key })
  })

  test('a cell that is a date stays one, an empty one stays empty', () => {
    expect(readCell(number(45_413, true), 'period', context)).toEqual({ ok: true, value: '2024-05-01' })
    expect(readCell(null, 'period', context)).toEqual({ ok: true, value: undefined })
  })

  test('where one day is asked for, a range is refused', () => {
    expect(readCell('2024-05-01至2024-05-03', 'date', context)).toEqual({ ok: false, key: 'date_format' })
  })
})
