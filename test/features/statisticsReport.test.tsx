// 统计报告: the same tables on paper and in the workbook.
import { screen, within } from '@testing-library/react'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { writeWorkbook } from '../../src/data/xlsx/writeWorkbook'
import type { ReportData } from '../../src/features/statistics/report/reportData'
import { type ReportTable, reportTables } from '../../src/features/statistics/report/reportTables'
import { sheetOf } from '../../src/features/statistics/report/statisticsWorkbook'
import { type ReportText, useReportText } from '../../src/features/statistics/report/useReportText'
import { ReportSheets } from '../../src/features/statistics/StatisticsPrintPage'
import { readFilters, scopeByPeriod, scopeByRound } from '../../src/features/statistics/statisticsAddress'
import {
  discipline,
  dispatch,
  expiry,
  funnel,
  lateness,
  reasons,
  renewals,
  rounds,
  showPart,
  today,
} from './statisticsSamples'

const onlyBy = (key: string): typeof renewals => ({
  ...renewals,
  rows: renewals.rows.slice(1, 2).map((row) => ({ ...row, key })),
})

const data: ReportData = {
  total: { ...renewals, rows: renewals.rows.map((row) => ({ ...row, key: '' })) },
  renewals: {
    region: renewals,
    kind: onlyBy('assessor'),
    level: onlyBy(''),
    occupation: onlyBy('=1+1'),
    month: onlyBy('2026-11-01'),
  },
  funnel,
  returns: reasons,
  refusals: { rows: [], decisions: [] },
  lateness,
  expiry,
  discipline,
  dispatch,
}

function Sheets() {
  return <ReportSheets data={data} text={useReportText()} />
}

/** What the report says, taken out of its surroundings. */
function textOf(filters = {}, seesCities = true): ReportText {
  const taken: ReportText[] = []
  showPart(<Taken onText={(text) => taken.push(text)} />, { filters, seesCities })
  return taken[0] as ReportText
}

function Taken({ onText }: { onText(text: ReportText): void }) {
  onText(useReportText())
  return null
}

describe('on paper', () => {
  test('stand title, day and all parts, with what they are about', () => {
    showPart(<Sheets />, { filters: { round: 'november' } })
    expect(screen.getByRole('heading', { level: 1, name: '复核换证统计报告' })).toBeVisible()
    expect(screen.getByText('截至 2026-11-23')).toBeVisible()
    const names = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
    expect(names).toEqual(
      expect.arrayContaining(['总体情况', '换证进度（按市州）', '办理漏斗', '各市州时限']),
    )
    // nobody was refused: no table without rows
    expect(names).not.toContain('不予通过原因')
    expect(screen.getAllByText('统计范围：2026年11月复核换证 · 全省').length).toBeGreaterThan(3)
    const map = within(screen.getByRole('img', { name: '各市州申报分布' }))
    expect(map.getByText('11')).toBeInTheDocument()
  })

  test('a month has its own name, and a city sees no other', () => {
    expect(textOf({ from: '2026-10', to: '2026-10' }).title).toBe('复核换证统计月报（2026-10）')
    const tables = reportTables(data, textOf({}, false)).map(({ key }) => key)
    expect(tables).not.toContain('region')
  })
})

describe('the workbook', () => {
  test('keeps numbers as numbers and texts as texts, whatever they begin with', async () => {
    const text = textOf()
    const sheets = reportTables(data, text).map((table) => sheetOf(table, text.title, '生成时间'))
    const bytes = await writeWorkbook(sheets, {
      title: text.title,
      createdAt: new Date('2026-11-23T02:00:00Z'),
    })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.buffer as ArrayBuffer)
    const names = book.worksheets.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    const byCity = book.getWorksheet('换证进度（按市州）')
    expect(byCity?.getCell('B4').value).toBe(11)
    expect(byCity?.getCell('A6').value).toBe('省属单位')
    const byOccupation = book.getWorksheet('换证进度（按职业（工种））')
    expect(byOccupation?.getCell('A4').value).toBe('=1+1')
    expect(byOccupation?.getCell('A4').numFmt).toBe('@')
  })

  test('a title that no sheet can have is made one', () => {
    const table: ReportTable = {
      key: 'x',
      title: `a/b:c*${'长'.repeat(40)}`,
      scope: '',
      columns: ['x'],
      rows: [['y']],
    }
    const { name } = sheetOf(table, 't', 'm')
    expect(name).toMatch(/^a b c /)
    expect(name.length).toBe(31)
  })
})

describe('the address', () => {
  const around = { rounds, today }

  test('names no round: the latest; all of them only where asked', () => {
    expect(scopeByRound({}, around)).toMatchObject({ round: 'november' })
    expect(scopeByRound({ round: 'all' }, around).round).toBeUndefined()
    expect(scopeByRound({}, { rounds: [], today }).round).toBeUndefined()
  })

  test('names months: they count instead of the latest round, in whichever order', () => {
    expect(scopeByRound({ from: '2026-05', to: '2026-03', city: '510700' }, around)).toEqual({
      from: '2026-03-01',
      to: '2026-05-01',
      round: undefined,
      kind: undefined,
      region: '510700',
    })
  })

  test('names no months: the last twelve, where figures belong to months', () => {
    expect(scopeByPeriod({}, around)).toMatchObject({ from: '2025-12-01', to: '2026-11-01' })
  })

  test('what is no month is not taken for one', () => {
    expect(readFilters(new URLSearchParams('from=2026-13&to=2026-04&city=510700&x=1'))).toEqual({
      to: '2026-04',
      city: '510700',
    })
  })
})
