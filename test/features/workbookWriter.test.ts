// The .xlsx writer itself: nothing is lost, nothing is evaluated, it can be watched and stopped.
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SheetModel } from '../../src/data/xlsx/sheetModel'
import { columnName, looksLikeFormula } from '../../src/data/xlsx/sheetXml'
import { writeWorkbook } from '../../src/data/xlsx/writeWorkbook'

const PROPERTIES = { title: 't', createdAt: new Date('2026-05-08T02:00:00Z') }

const sheetOf = (values: (string | number | null)[][], name = '表'): SheetModel => ({
  name,
  columns: (values[0] ?? ['']).map(() => 10),
  rows: values.map((row) => ({ cells: row.map((value) => ({ value, style: { asText: true } })) })),
  merges: [],
  page: { orientation: 'portrait', margins: { top: 2, right: 2, bottom: 2, left: 2, footer: 1 } },
})

async function readBack(sheets: SheetModel[]): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await writeWorkbook(sheets, PROPERTIES)) as unknown as ExcelJS.Buffer)
  return workbook
}

describe('what is written is read back', () => {
  test('any text that XML can carry, character by character, always as a string', async () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot carry, and CR, which its readers turn into LF
    const unwritable = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => !unwritable.test(value))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (values) => {
        const sheet = (await readBack([sheetOf(values.map((value) => [value]))])).worksheets[0]
        values.forEach((value, index) => {
          const cell = sheet?.getCell(index + 1, 1)
          expect([cell?.value, cell?.type]).toEqual([value, ExcelJS.ValueType.String])
        })
      }),
      { numRuns: 60 },
    )
  })

  test('control characters and broken surrogates are left out, the rest stays', async () => {
    const sheet = (await readBack([sheetOf([['张\u0000三\u000B\uD800四']])])).worksheets[0]
    expect(sheet?.getCell('A1').value).toBe('张三四')
  })

  test('a literal _x0041_ stays what it is', async () => {
    const sheet = (await readBack([sheetOf([['_x0041_']])])).worksheets[0]
    expect(sheet?.getCell('A1').value).toBe('_x0041_')
  })

  test('numbers stay numbers, empty cells stay empty, what is no number is an empty cell', async () => {
    const sheet = (await readBack([sheetOf([[12, null, '', Number.NaN]])])).worksheets[0]
    expect(sheet?.getCell('A1').value).toBe(12)
    expect([2, 3, 4].map((column) => sheet?.getCell(1, column).value)).toEqual([null, null, null])
  })

  test('several sheets keep their names and order', async () => {
    const workbook = await readBack([sheetOf([['一']], '附件2'), sheetOf([['二']], "张三's & 表")])
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['附件2', "张三's & 表"])
    expect(workbook.worksheets[1]?.getCell('A1').value).toBe('二')
  })
})

describe('what no spreadsheet can hold is refused', () => {
  test.each(['', 'a/b', "'a", 'x'.repeat(32), '[a]'])('the sheet name %j', async (name) => {
    await expect(writeWorkbook([sheetOf([['a']], name)], PROPERTIES)).rejects.toThrow('sheet_name_invalid')
  })

  test('a text longer than a cell', async () => {
    await expect(writeWorkbook([sheetOf([['字'.repeat(32_768)]])], PROPERTIES)).rejects.toThrow(
      'text_too_long_for_cell',
    )
  })
})

describe('a long file', () => {
  const long = sheetOf(Array.from({ length: 2_000 }, (_, index) => [`行${index}`]))

  test('reports its progress up to the end', async () => {
    const shares: number[] = []
    await writeWorkbook([long], PROPERTIES, { onProgress: (share) => shares.push(share) })
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.length).toBeGreaterThan(4)
    expect(shares.at(-1)).toBe(1)
  })

  test('stops when it is cancelled', async () => {
    const controller = new AbortController()
    const writing = writeWorkbook([long], PROPERTIES, {
      signal: controller.signal,
      onProgress: (share) => share > 0.2 && controller.abort(new Error('cancelled')),
    })
    await expect(writing).rejects.toThrow('cancelled')
  })
})

test('a formula is known by its first character only', () => {
  expect(['=1', '+1', '-1', '@a', '＝1', '\t=1'].every(looksLikeFormula)).toBe(true)
  expect(['1=1', '张三', '', ' =1', '028-1'].some(looksLikeFormula)).toBe(false)
})

test('columns are named as in a spreadsheet', () => {
  expect([0, 25, 26, 51, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA'])
})
