import { expect, test } from 'vitest'
import type { ReadCell } from '../../src/domain/importSheet'
import { numbersIn, numbersOfSheet } from '../../src/domain/numberList'

/** Proves which numbers a pasted text and an uploaded list of people come to. */

test('a pasted list: a number a line, cell or comma, each once', () => {
  expect(numbersIn('川考2021000117\n510100198503121018\t川考2021000117；R51240001')).toEqual([
    '川考2021000117',
    '510100198503121018',
    'R51240001',
  ])
})

test('a sheet with a title and a header: the identity numbers, whatever stands around them', () => {
  const rows: ReadCell[][] = [
    ['考评员名单', null, null],
    ['序号', '姓名', '身份证 号码', '联系电话'],
    ['1', '林静', '51010019911105 2027', '13800001111'],
    ['2', '何平', '５１０１００１９８５０３１２１０１８', null],
    ['3', '林静', '510100199111052027', null],
    ['合计', null, '共3人', null],
  ]
  expect(numbersOfSheet(rows)).toEqual({ numbers: ['510100199111052027', '510100198503121018'], lost: 0 })
})

test('a sheet without a header: its first column that holds numbers', () => {
  expect(
    numbersOfSheet([
      ['林静', '川考2021000117'],
      ['何平', 'R51240001'],
    ]),
  ).toEqual({
    numbers: ['川考2021000117', 'R51240001'],
    lost: 0,
  })
})

test('what the spreadsheet has rounded is counted, not asked about', () => {
  const rounded = { value: 510100198503121000, shown: '5.10100198503121E+17' }
  expect(numbersOfSheet([['身份证号码'], [rounded], ['510100199111052027']])).toEqual({
    numbers: ['510100199111052027'],
    lost: 1,
  })
})

test('nothing where there is nothing', () => {
  expect(numbersOfSheet([['姓名'], ['林静'], [null]])).toEqual({ numbers: [], lost: 0 })
})
