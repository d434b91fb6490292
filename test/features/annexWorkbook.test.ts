// The workbooks of annex 2, annex 4 and the check list, read back by another program's reader (exceljs).
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { annex2Workbook } from '../../src/features/summaries/workbook/annex2Workbook'
import { annex4Workbook } from '../../src/features/summaries/workbook/annex4Workbook'
import { checkWorkbook } from '../../src/features/summaries/workbook/checkWorkbook'
import { noticeAnnex } from './annexNotice'
import { annex2Sample, annex4Sample, BLANK_HEADER, checkSample, HEADER } from './annexSamples'

const NOW = new Date('2026-05-08T02:00:00Z')

async function read(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer)
  expect(workbook.worksheets).toHaveLength(1)
  return workbook.worksheets[0] as ExcelJS.Worksheet
}

/** Texts of a row, one per column. */
function texts(sheet: ExcelJS.Worksheet, row: number, columns: number): string[] {
  return Array.from({ length: columns }, (_, index) => String(sheet.getCell(row, index + 1).value ?? ''))
}

/** Texts of the lines over the whole width: title, foot, notes. */
const line = (sheet: ExcelJS.Worksheet, row: number) => String(sheet.getCell(row, 1).value ?? '')

const merges = (sheet: ExcelJS.Worksheet) => (sheet.model as unknown as { merges: string[] }).merges

describe('annex 2', () => {
  let blank: ExcelJS.Worksheet
  let filled: ExcelJS.Worksheet
  beforeAll(async () => {
    blank = await read((await annex2Workbook(BLANK_HEADER, [], NOW)).bytes)
    const rows = [
      annex2Sample(),
      annex2Sample({ name: '王五', idNumber: '51010019900101003X', phone: '028-86712192' }),
    ]
    filled = await read((await annex2Workbook(HEADER, rows, NOW)).bytes)
  })

  test('without rows it is the notice’s template, line by line and cell by cell', () => {
    const notice = noticeAnnex(2)
    const [label, title, unit, foot] = notice.lines
    expect([line(blank, 1), line(blank, 2), line(blank, 3)]).toEqual([label, title, unit])
    expect(notice.rows.map((_, index) => texts(blank, 4 + index, 10))).toEqual(notice.rows)
    expect(line(blank, 4 + notice.rows.length)).toBe(foot)
    expect(blank.rowCount).toBe(4 + notice.rows.length)
  })

  test('rows follow in the order of the columns, numbered from 1, filled up to the template’s ten', () => {
    expect(texts(filled, 5, 10)).toEqual([
      '1',
      '成都市锦程职业技能评价有限公司',
      '张三',
      '男',
      '510100198503121018',
      '大学本科',
      '高级技师（一级）',
      '电工、焊工',
      '13800000000',
      '四川省成都市锦江区某某路1号',
    ])
    expect(texts(filled, 6, 5)).toEqual([
      '2',
      '成都市锦程职业技能评价有限公司',
      '王五',
      '男',
      '51010019900101003X',
    ])
    expect(texts(filled, 14, 10)).toEqual(['10', '', '', '', '', '', '', '', '', ''])
  })

  test('everything but the running number is a text cell of format @', () => {
    for (let column = 2; column <= 10; column += 1) {
      const cell = filled.getCell(5, column)
      expect([cell.address, cell.type, cell.numFmt]).toEqual([cell.address, ExcelJS.ValueType.String, '@'])
      expect(filled.getCell(14, column).numFmt).toBe('@')
    }
    expect(filled.getCell('A5').type).toBe(ExcelJS.ValueType.Number)
  })

  test('head and foot are filled in', () => {
    expect(line(filled, 3)).toBe('填报单位：成都市职业技能鉴定指导中心（盖章）')
    expect(line(filled, 15)).toMatch(/^经办人：李春兰\s+联系电话：028-86740000\s+填报时间：2026年5月8日$/)
  })

  test('title, unit and foot are merged over the table’s width', () => {
    expect(merges(filled)).toEqual(['A1:J1', 'A2:J2', 'A3:J3', 'A15:J15'])
    expect(filled.getCell('A2').alignment).toMatchObject({ horizontal: 'center' })
    expect(filled.getCell('A2').font).toMatchObject({ name: '宋体', bold: true })
  })

  test('every cell of the table is ruled and wraps, no other cell is ruled', () => {
    const thin = { style: 'thin' }
    for (let row = 4; row <= 14; row += 1) {
      for (let column = 1; column <= 10; column += 1) {
        const { border, alignment } = filled.getCell(row, column)
        expect(border).toMatchObject({ left: thin, right: thin, top: thin, bottom: thin })
        expect(alignment.wrapText).toBe(true)
      }
    }
    expect(filled.getCell('A3').border?.top).toBeUndefined()
    expect(filled.getCell('A15').border?.bottom).toBeUndefined()
  })

  test('it prints on A4 landscape, as wide as the page, the header row on every page', () => {
    expect(filled.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: '4:4',
      printArea: 'A1:J15',
    })
    expect(filled.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 })
  })

  test('batch number, data version and page stand in the foot of every page', () => {
    expect(filled.headerFooter.oddFooter).toBe(
      '&L批次号：PC202604-510100-A2-01　数据版本：3&R第 &P 页　共 &N 页',
    )
  })

  test('a hundred rows are no problem', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => annex2Sample({ name: `张${index}` }))
    const sheet = await read((await annex2Workbook(HEADER, rows, NOW)).bytes)
    expect(texts(sheet, 104, 3)).toEqual(['100', '成都市锦程职业技能评价有限公司', '张99'])
    expect(line(sheet, 105)).toMatch(/^经办人：/)
  })

  test('a long address makes its row higher', async () => {
    const rows = [annex2Sample(), annex2Sample({ address: '四川省成都市锦江区某某街道'.repeat(8) })]
    const sheet = await read((await annex2Workbook(HEADER, rows, NOW)).bytes)
    expect(sheet.getRow(6).height).toBeGreaterThan(2 * sheet.getRow(5).height)
  })

  test('the file’s name says annex, title, batch and version', async () => {
    const { fileName } = await annex2Workbook(HEADER, [], NOW)
    expect(fileName).toBe('附件2_四川省技能人才评价考评员资格复核汇总表_PC202604-510100-A2-01_v3.xlsx')
  })
})

describe('annex 4', () => {
  let blank: ExcelJS.Worksheet
  let filled: ExcelJS.Worksheet
  beforeAll(async () => {
    blank = await read((await annex4Workbook(BLANK_HEADER, [], NOW)).bytes)
    filled = await read((await annex4Workbook(HEADER, [annex4Sample()], NOW)).bytes)
  })

  test('without rows it is the notice’s template, line by line and cell by cell', () => {
    const notice = noticeAnnex(4)
    const [label, title, seal, foot, ...notes] = notice.lines
    expect([line(blank, 1), line(blank, 2)]).toEqual([label, title])
    expect(notice.rows.map((_, index) => texts(blank, 3 + index, 17))).toEqual(notice.rows)
    expect([line(blank, 8), line(blank, 9), line(blank, 10)]).toEqual([seal, '', foot])
    expect([11, 12, 13, 14, 15].map((row) => line(blank, row))).toEqual(notes)
    expect(blank.rowCount).toBe(15)
  })

  test('a row has the seventeen values in the order of the columns', () => {
    expect(texts(filled, 4, 17)).toEqual([
      '1',
      '510100199211052027',
      '李四',
      '女',
      '1992-11-05',
      '汉族',
      '无党派民主人士',
      '研究生',
      '12',
      'lisi@example.com',
      '职业技能评价',
      '028-86712192',
      '绵阳市职业技能鉴定指导中心',
      '6',
      '绵阳市涪城区',
      'R5123001',
      '四川省绵阳市涪城区某某路12号',
    ])
  })

  test('all are text cells of format @, the date of birth too, but for running number, years and times', () => {
    for (let column = 1; column <= 17; column += 1) {
      const cell = filled.getCell(4, column)
      const isCount = column === 1 || column === 9 || column === 14
      expect([column, cell.type]).toEqual([
        column,
        isCount ? ExcelJS.ValueType.Number : ExcelJS.ValueType.String,
      ])
      if (!isCount) expect(cell.numFmt).toBe('@')
    }
  })

  test('it prints on A4 landscape, as wide as the page, the header row on every page', () => {
    expect(filled.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:3',
    })
  })

  test('region or unit, handler, phone and date are filled in', () => {
    expect(line(filled, 8)).toMatch(/^地区\/单位（盖章）：成都市职业技能鉴定指导中心\s/)
    expect(line(filled, 10)).toMatch(/^经 办 人：李春兰\s+联系电话：028-86740000\s+填报时间：2026年5月8日$/)
  })
})

describe('the check list', () => {
  test('adds file number, level, card number, old and new validity, as text', async () => {
    const rows = [checkSample(), checkSample({ newCardNumber: 'R2651001', newValidFrom: '2026-05-20' })]
    const sheet = await read((await checkWorkbook(HEADER, rows, NOW)).bytes)
    expect(texts(sheet, 3, 13)).toEqual([
      '序号',
      '档案编号',
      '姓名',
      '身份证号码',
      '工作单位',
      '级别',
      '证卡编号',
      '原有效期起',
      '原有效期止',
      '新证卡编号',
      '新有效期起',
      '新有效期止',
      '备注',
    ])
    expect(texts(sheet, 5, 11).slice(5)).toEqual([
      '高级考评员',
      '0235100012',
      '2023-05-10',
      '2026-05-09',
      'R2651001',
      '2026-05-20',
    ])
    expect(sheet.getCell('G5').numFmt).toBe('@')
    expect(sheet.rowCount).toBe(6)
  })
})

describe('texts that begin like a formula', () => {
  const dangerous = ['=HYPERLINK("http://example.com")', '+86 13800000000', '-锦江区', '@SUM(A1)', '＝1+1']

  test('are strings of format @ with the quote prefix, and not a character is changed', async () => {
    const { bytes } = await annex2Workbook(
      HEADER,
      dangerous.map((address) => annex2Sample({ address })),
      NOW,
    )
    const sheet = await read(bytes)
    const parts = unzipSync(bytes)
    const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array)
    const formats = strFromU8(parts['xl/styles.xml'] as Uint8Array).match(/<cellXfs.*<\/cellXfs>/s)?.[0] ?? ''
    const quoted = (formats.match(/<xf .*?<\/xf>/gs) ?? []).map((format) =>
      format.includes('quotePrefix="1"'),
    )
    const isQuoted = (address: string) =>
      quoted[Number(new RegExp(`r="${address}" s="(\\d+)"`).exec(xml)?.[1])]

    for (const [index, text] of dangerous.entries()) {
      const cell = sheet.getCell(5 + index, 10)
      expect([cell.value, cell.type, cell.numFmt]).toEqual([text, ExcelJS.ValueType.String, '@'])
      expect(isQuoted(`J${5 + index}`)).toBe(true)
      expect(isQuoted(`C${5 + index}`)).toBe(false)
    }
    expect(xml).not.toContain('<f>')
  })
})
