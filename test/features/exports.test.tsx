// The export of a list: what the file says, what the dialog asks, and that nothing in it runs.
import { fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connect } from '../../src/data/client'
import { type ExportSource, exportRows } from '../../src/data/exportRows'
import { csvText } from '../../src/domain/exportText'
import { ExportButton } from '../../src/ui/ExportButton'
import { filterWords } from '../../src/ui/filterWords'
import { show } from './reviewSamples'

interface Card {
  id: number
  name: string
  owner: string
}

const cards: Card[] = Array.from({ length: 25 }, (_, n) => ({
  id: n + 1,
  name: `证卡${n + 1}`,
  owner: `p${n % 5}`,
}))

let calls: { name: string; body: Record<string, unknown> }[]
let refusal: { status: number; body: unknown } | undefined

/** The server's side of an export: it writes down what is asked, and hands out numbers for the log. */
function server(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const name = String(input instanceof Request ? input.url : input).split('/rpc/')[1] ?? ''
  const body = JSON.parse(String(init?.body ?? '{}'))
  calls.push({ name, body })
  if (refusal) return Promise.resolve(Response.json(refusal.body, { status: refusal.status }))
  if (name === 'start_export') return Promise.resolve(new Response(null, { status: 204 }))
  const people: string[] = body.p_person_ids
  return Promise.resolve(
    Response.json(
      people.map((person_id) => ({
        person_id,
        id_number: `51010019850312101${person_id.slice(1)}`,
        phone: null,
      })),
    ),
  )
}

beforeEach(async () => {
  calls = []
  refusal = undefined
  vi.stubGlobal('fetch', vi.fn(server))
  await connect({ supabaseUrl: 'http://own.test', supabaseKey: 'key' })
})
afterEach(() => vi.unstubAllGlobals())

function sourceOf(changes: Partial<ExportSource<Card>> = {}): ExportSource<Card> {
  return {
    list: 'cards',
    title: '证卡',
    filters: { city: '510100' },
    filterWords: '市州：成都市',
    columns: [
      { title: '编号', text: ({ id }) => String(id).padStart(18, '0') },
      { title: '名称', text: ({ name }) => name },
      { title: '身份证号码', text: () => '510100********1018', personal: 'id_number' },
    ],
    count: async () => cards.length,
    loadAfter: async (after) => cards.filter(({ id }) => id > (after?.id ?? 0)).slice(0, 10),
    personOf: ({ owner }) => owner,
    ...changes,
  }
}

const wish = {
  format: 'xlsx',
  isUnmasked: false,
  reason: '',
  total: 25,
  mark: (n: number) => `导出人：李娜 共 ${n} 行`,
} as const
const options = () => ({ signal: new AbortController().signal })

async function sheetOf(bytes: Uint8Array) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer)
  return book.worksheets[0] as ExcelJS.Worksheet
}

describe('the file', () => {
  test('has every page of the list in text cells, under who and when', async () => {
    const { bytes, fileName } = await exportRows(sourceOf(), wish, options())
    const sheet = await sheetOf(bytes)
    expect(fileName).toMatch(/^证卡_\d{4}-\d\d-\d\d\.xlsx$/)
    expect(sheet.rowCount).toBe(3 + 25)
    expect(sheet.getCell('A2').value).toBe('导出人：李娜 共 25 行')
    expect(sheet.getCell('A28').value).toBe('000000000000000025')
    expect(sheet.getCell('A28').numFmt).toBe('@')
    expect(sheet.headerFooter.oddFooter).toContain('导出人：李娜')
  })

  test('is written down before its rows are read', async () => {
    const loadAfter = vi.fn(async () => {
      expect(calls.map(({ name }) => name)).toEqual(['start_export'])
      return []
    })
    await exportRows(sourceOf({ loadAfter }), wish, options())
    expect(loadAfter).toHaveBeenCalledOnce()
    expect(calls[0]?.body).toMatchObject({ p_list: 'cards', p_filters: { city: '510100' }, p_row_count: 25 })
  })

  test('is masked, and full only with a reason that goes along', async () => {
    const masked = await sheetOf((await exportRows(sourceOf(), wish, options())).bytes)
    expect(masked.getCell('C4').value).toBe('510100********1018')
    const full = await exportRows(sourceOf(), { ...wish, isUnmasked: true, reason: '省厅抽查' }, options())
    expect((await sheetOf(full.bytes)).getCell('C5').value).toBe('510100198503121011')
    expect(calls.find(({ body }) => body.p_is_unmasked)?.body.p_reason).toBe('省厅抽查')
    // five people on three pages are asked for once each
    expect(calls.filter(({ name }) => name === 'export_identities')).toHaveLength(1)
  })

  test('runs no formula', async () => {
    const evil = ['=1+1', '+cmd', '-2', '@SUM(A1)', '＝1', '\t=1']
    const source = sourceOf({
      columns: [{ title: '名称', text: ({ id }) => evil[id - 1] ?? '' }],
      loadAfter: async (after) => (after ? [] : cards.slice(0, evil.length)),
    })
    const sheet = await sheetOf((await exportRows(source, wish, options())).bytes)
    for (const [index, text] of evil.entries()) {
      const cell = sheet.getCell(`A${4 + index}`)
      expect(cell.type).toBe(ExcelJS.ValueType.String)
      expect(cell.value).toBe(text)
    }
    expect(csvText([evil])).toBe(`\ufeff'=1+1,'+cmd,'-2,'@SUM(A1),'＝1,'\t=1\r\n`)
  })

  test('as csv begins with the mark of UTF-8, ends its lines with CRLF and keeps quotes', async () => {
    const { bytes, type } = await exportRows(sourceOf(), { ...wish, format: 'csv' }, options())
    expect(type).toContain('text/csv')
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = new TextDecoder().decode(bytes).split('\r\n')
    expect(lines[0]).toBe('编号,名称,身份证号码')
    expect(lines).toHaveLength(1 + 25 + 1 + 1)
    expect(csvText([['他说"好"', 'a,b', '两\n行']])).toContain('"他说""好""","a,b","两\n行"')
  })

  test('is in the order of the screen, whatever the order of the pages', async () => {
    const source = sourceOf({ compare: (a, b) => b.id - a.id })
    const sheet = await sheetOf((await exportRows(source, wish, options())).bytes)
    expect(sheet.getCell('B4').value).toBe('证卡25')
  })

  test('is not made when cancelled, refused or too large', async () => {
    const controller = new AbortController()
    const source = sourceOf({
      loadAfter: async () => {
        controller.abort()
        return cards.slice(0, 10)
      },
    })
    await expect(exportRows(source, wish, { signal: controller.signal })).rejects.toThrow()
    await expect(exportRows(sourceOf(), { ...wish, total: 200_001 }, options())).rejects.toMatchObject({
      key: 'export_too_large',
    })
    refusal = { status: 403, body: { code: 'PT403', message: 'export_not_granted', details: '{}' } }
    await expect(
      exportRows(sourceOf(), { ...wish, isUnmasked: true, reason: '理由' }, options()),
    ).rejects.toMatchObject({
      key: 'export_not_granted',
    })
  })
})

describe('the dialog', () => {
  beforeEach(() => {
    URL.createObjectURL = () => 'blob:file'
    URL.revokeObjectURL = () => undefined
  })
  const open = async (source = sourceOf()) => {
    show(<ExportButton source={() => source} />)
    await userEvent.click(screen.getByRole('button', { name: '导出' }))
    return screen.findByRole('dialog')
  }

  test('counts first, says how the list is narrowed, and that it is masked', async () => {
    await open()
    const count = await screen.findByText(/将导出 25 行，包括所有页。当前筛选：市州：成都市。/)
    await waitFor(() => expect(count).toBeVisible())
    expect(screen.getByText(/按脱敏后的内容导出/)).toBeVisible()
    expect(screen.queryByRole('checkbox')).toBeNull()
  })

  test('makes the file and closes', async () => {
    await open()
    await screen.findByText(/将导出 25 行/)
    fireEvent.click(screen.getByRole('button', { name: '导出文件' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(calls[0]?.body).toMatchObject({ p_is_unmasked: false, p_format: 'xlsx' })
  })

  test('has nothing to make of an empty list', async () => {
    await open(sourceOf({ count: async () => 0 }))
    const nothing = await screen.findByText('没有可导出的行。')
    await waitFor(() => expect(nothing).toBeVisible())
    expect(screen.getByRole('button', { name: '导出文件' })).toBeDisabled()
  })

  test('stays open with a sentence when the server refuses', async () => {
    await open()
    await screen.findByText(/将导出 25 行/)
    refusal = { status: 500, body: { message: 'x' } }
    fireEvent.click(screen.getByRole('button', { name: '导出文件' }))
    expect(await screen.findByRole('alert')).toHaveTextContent(/./)
  })
})

test('filters are told in words', () => {
  const fields = [
    { kind: 'select', name: 'city', label: '市州', options: [{ value: '510100', label: '成都市' }] },
    { kind: 'dates', name: 'due', label: '期限' },
    { kind: 'search', name: 'q', label: '姓名' },
  ] as const
  expect(filterWords(fields, { city: '510100', due: '2024-05-01', q: '张' }, 'zh-CN')).toBe(
    '市州：成都市；期限：2024-05-01至；姓名：张',
  )
})
