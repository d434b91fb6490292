// Files of other programs (LibreOffice wrote those of test/fixtures) and our own, read as rows of an import.
import { readFileSync } from 'node:fs'
import { CFB, utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { readWorkbook, UnreadableFile } from '../../src/data/importWorkbook'
import { IMPORT_RULES, type ImportKind } from '../../src/domain/importKinds'
import { doubleHeaders, guessMapping, mappingProblems } from '../../src/domain/importMapping'
import { choiceMap, type ImportChoices, rowsOfSheet } from '../../src/domain/importRows'
import type { ReadSheet } from '../../src/domain/importSheet'
import { annex2Workbook } from '../../src/features/summaries/workbook/annex2Workbook'
import { annex4Workbook } from '../../src/features/summaries/workbook/annex4Workbook'
import { annex2Sample, annex4Sample, HEADER as header } from './annexSamples'

const today = '2024-04-15'
const annex2Rows = [annex2Sample(), annex2Sample({ idNumber: '510100199211052027' })]
const annex4Rows = [annex4Sample(), annex4Sample({ idNumber: '510100199211052027', cardNumber: 'R51210099' })]
const literal = (...names: string[]) => choiceMap(names.map((name) => ({ code: name, names: [name] })))
const choices: ImportChoices = {
  cardKinds: choiceMap([
    { code: 'assessor', names: ['考评员'] },
    { code: 'senior_assessor', names: ['高级考评员'] },
  ]),
  issuers: choiceMap([{ code: 'sichuan', names: ['四川省职业技能鉴定指导中心'] }]),
  education: literal('大学本科', '大学专科', '中专', '技校', '研究生', '高级技校'),
  ethnicGroups: choiceMap([
    { code: '01', names: ['汉族'] },
    { code: '04', names: ['藏族'] },
    { code: '07', names: ['彝族'] },
  ]),
  politicalStatuses: literal('中共党员', '群众', '共青团员', '民主党派人士', '无党派民主人士'),
  attributions: choiceMap([{ code: 'city', names: ['属地'] }]),
  regions: choiceMap([{ code: '510100', names: ['成都市'] }]),
}

const bytesOf = (name: string) => new Uint8Array(readFileSync(`test/fixtures/${name}`))
const sheetOf = (name: string) => readWorkbook(bytesOf(name)).sheets[0] as ReadSheet

function read(sheet: ReadSheet, kind: ImportKind = 'people', skipsHiddenRows = false) {
  const mapping = { ...guessMapping(sheet, IMPORT_RULES[kind]), skipsHiddenRows }
  return { mapping, ...rowsOfSheet(sheet, mapping, IMPORT_RULES[kind], choices, today) }
}

const problemOf = (bytes: Uint8Array) => {
  try {
    readWorkbook(bytes)
  } catch (error) {
    if (error instanceof UnreadableFile) return error.key
    throw error
  }
}

const good = {
  row: 4,
  problems: [],
  values: {
    name: '陈晨',
    id_number: '510100198503121018',
    institution: '成都市锦城技工学校',
    phone: '13800000001',
    kind: 'assessor',
    number: '川考2022000001',
    occupations: ['电工'],
    valid_from: '2022-05-01',
    valid_to: '2025-04-30',
    education: '大学本科',
  },
}

describe.each(['people.xlsx', 'people.xls', 'people1904.xlsx', 'people-utf8.csv', 'people-gb18030.csv'])(
  '%s',
  (file) => {
    const isText = file.endsWith('.csv')
    const { rows, skipped, mapping } = read(sheetOf(file))
    const [first, second, third, fourth] = rows

    test('has its header found below the titles, and the line under the table left out', () => {
      expect(mapping.headerRow).toBe(2)
      expect(rows.map(({ row }) => row)).toEqual([4, 5, 6, 7])
      expect(skipped).toBe(1)
    })

    test('gives a row with dates, spaces in the name and all', () => expect(first).toEqual(good))

    test('gives the value of a formula, or says that it has none', () => {
      // SheetJS reads a text that a formula of an .xls file gave as 0
      if (file === 'people.xls') {
        expect(second?.problems).toEqual([{ field: 'name', key: 'formula_without_value', kind: 'error' }])
      } else expect(second?.values.name).toBe('林小雨')
    })

    test('gives full-width digits and a phone that is a number', () => {
      expect(second?.values).toMatchObject({
        id_number: '510100199211052027',
        phone: '13800000002',
        kind: 'senior_assessor',
        occupations: ['焊工', '电工'],
        valid_from: '2022-05-01',
        valid_to: '2025-04-30',
      })
    })

    test('refuses the identity number that the spreadsheet made a number of', () => {
      expect(third?.problems).toContainEqual({ field: 'id_number', key: 'digits_lost', kind: 'error' })
    })

    test('knows the day 45777 of 1900, and the other one of 1904', () => {
      expect(fourth?.values).toMatchObject({
        phone: '028-86712192',
        valid_from: '2022-05-01',
        valid_to: file === 'people1904.xlsx' ? '2029-05-01' : '2025-04-30',
      })
    })

    if (isText) {
      test('has lost what was merged: each row misses its unit by name', () => {
        expect(second?.problems).toContainEqual({ field: 'institution', key: 'value_missing', kind: 'error' })
      })
    } else {
      test('gives merged cells to each of their rows, and says how many', () => {
        expect(sheetOf(file).filledCells).toBe(2)
        expect(second?.values.institution).toBe('成都市锦城技工学校')
      })
      test('counts its hidden rows and formulas; hidden ones can be left out', () => {
        expect(sheetOf(file).formulaCells).toBe(1)
        expect(read(sheetOf(file)).hidden).toBe(1)
        expect(read(sheetOf(file), 'people', true).rows).toHaveLength(3)
      })
    }
  },
)

test('institutions of another program are read', () => {
  expect(read(sheetOf('institutions.xlsx'), 'institutions').rows).toEqual([
    {
      row: 2,
      problems: [],
      values: {
        name: '成都市天府烹饪学校',
        attribution: 'city',
        region: '510100',
        filing_number: 'Y202451000777',
        filing_valid_to: '2027-06-30',
        contact_name: '何洁',
        contact_phone: '028-82511111',
      },
    },
  ])
})

describe('our own workbooks', () => {
  test('of annex 2 come back with every person', async () => {
    const { bytes } = await annex2Workbook(header, annex2Rows, new Date())
    const { rows } = read(readWorkbook(bytes).sheets[0] as ReadSheet)
    expect(rows).toHaveLength(annex2Rows.length)
    for (const [index, row] of annex2Rows.entries()) {
      expect(rows[index]?.values).toMatchObject({ id_number: row.idNumber, institution: row.employer })
    }
  })
  test('of annex 4 come back with every person and the number of the old card', async () => {
    const { bytes } = await annex4Workbook(header, annex4Rows, new Date())
    const { rows } = read(readWorkbook(bytes).sheets[0] as ReadSheet)
    expect(rows).toHaveLength(annex4Rows.length)
    for (const [index, row] of annex4Rows.entries()) {
      expect(rows[index]?.values).toMatchObject({ id_number: row.idNumber, number: row.cardNumber })
    }
  })
})

describe('what is no table', () => {
  const text = (content: string) => new TextEncoder().encode(content)
  test.each([
    ['an empty file', new Uint8Array(0), 'file_empty'],
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3, 0, 0, 0, 0]),
      'file_not_workbook',
    ],
    [
      'a page of a web site',
      text('<html><table><tr><td>姓名,电话</td></tr></table></html>'),
      'file_not_workbook',
    ],
    ['a letter', text('尊敬的领导\n您好\n'), 'file_not_workbook'],
    ['a zip file of something else', zipOf('word/document.xml'), 'file_not_workbook'],
    ['half a workbook', bytesOf('people.xlsx').slice(0, 3000), 'file_broken'],
  ])('%s is refused by its own sentence', (_, bytes, key) => expect(problemOf(bytes)).toBe(key))

  test('an encrypted workbook is refused by its own sentence', () => {
    const container = CFB.utils.cfb_new()
    CFB.utils.cfb_add(container, '/EncryptionInfo', new Uint8Array(64))
    CFB.utils.cfb_add(container, '/EncryptedPackage', new Uint8Array(64))
    expect(problemOf(new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer))).toBe(
      'file_encrypted',
    )
  })

  test('too many rows are refused, and sheets without any', () => {
    const lines = `姓名,电话\n${'张三,13800000001\n'.repeat(50_200)}`
    expect(problemOf(text(lines))).toBe('file_too_many_rows')
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([]), '空')
    expect(problemOf(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })))).toBe(
      'file_without_rows',
    )
  })

  test('a small file that unpacks into a giant is refused before it is unpacked', () => {
    const bomb = bytesOf('people.xlsx')
    const view = new DataView(bomb.buffer)
    for (let at = 0; at < bomb.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 400_000_000, true)
    }
    expect(problemOf(bomb)).toBe('file_too_large')
  })
})

describe('the choice of columns', () => {
  const sheet = (...rows: (string | null)[][]): ReadSheet => ({
    name: 's',
    rows,
    hiddenRows: [],
    filledCells: 0,
    formulaCells: 0,
    isFrom1904: false,
  })

  test('names what is missing, and is content with one value for all rows', () => {
    const mapping = guessMapping(sheet(['姓名', '身份证号']), IMPORT_RULES.people)
    expect(mappingProblems(mapping, IMPORT_RULES.people.fields)).toEqual([
      { key: 'field_missing', field: 'institution' },
    ])
    const fixed = { ...mapping, fixed: { institution: '某校' } }
    expect(mappingProblems(fixed, IMPORT_RULES.people.fields)).toEqual([])
  })

  test('does not take one column for two fields', () => {
    const mapping = { ...guessMapping(sheet(['姓名', '身份证号', '单位']), IMPORT_RULES.people) }
    const doubled = { ...mapping, columns: { ...mapping.columns, phone: 1 } }
    expect(mappingProblems(doubled, IMPORT_RULES.people.fields)).toEqual([
      { key: 'column_twice', field: 'phone', other: 'id_number' },
    ])
  })

  test('notices a header that stands twice', () => {
    expect(doubleHeaders(sheet(['姓名', '电话', '电 话']), 0)).toEqual(['电话'])
  })

  test('follows what was chosen the last time', () => {
    const remembered = { 持证人: 'name', 身份证号: 'id_number' }
    const mapping = guessMapping(
      sheet(['持证人', '身份证号', '单位', '姓名']),
      IMPORT_RULES.people,
      remembered,
    )
    expect(mapping.columns).toMatchObject({ name: 0, id_number: 1, institution: 2 })
  })

  test('a card that stands twice in the file is an error wherever it stands', () => {
    const line = ['陈晨', '510100198503121018', '某校', '卡1']
    const { rows } = read(sheet(['姓名', '身份证号', '单位', '证卡编号'], line, line))
    expect(rows.map(({ problems }) => problems.map(({ key }) => key))).toEqual([[], ['card_twice']])
  })
})

/** A zip file with one part of no interest. */
function zipOf(path: string): Uint8Array {
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_add(container, `/${path}`, new TextEncoder().encode('<x/>'))
  return new Uint8Array(CFB.write(container, { type: 'buffer', fileType: 'zip' }) as Buffer)
}
