// The import page: from a file to rows, with every way it can stop in between.
import { readFileSync } from 'node:fs'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connect } from '../../src/data/client'
import { readWorkbook, UnreadableFile } from '../../src/data/importWorkbook'
import { ImportOfKind } from '../../src/features/imports/ImportPage'
import { show } from './reviewSamples'

const dictionaries: Record<string, unknown[]> = {
  card_kinds: [
    { code: 'assessor', name_zh: '考评员', name_en: 'Assessor', role: 'assessor', is_active: true },
    { code: 'senior_assessor', name_zh: '高级考评员', name_en: 'Senior', role: 'assessor', is_active: true },
  ],
  issuers: [{ code: 'sichuan', name_zh: '省中心', name_en: 'Province', kind: 'province' }],
  dictionary_items: ['大学本科', '大学专科', '中专', '技校'].map((code) => ({
    dictionary: 'education',
    code,
    name_zh: code,
    name_en: code,
    is_active: true,
  })),
}

interface Sent {
  p_rows: { row: number }[]
  p_chunk_no?: number
}

let calls: { name: string; body: Record<string, unknown> }[]
let outcomeOf: (row: number) => Record<string, unknown>
let failing: Map<string, (signal?: AbortSignal | null) => Promise<Response>>
let broken: unknown[]

const same = { problems: [], differences: [] }
const run = {
  id: 'r',
  kind: 'people',
  file_name: 'people.xlsx',
  status: 'writing',
  totals: {},
  created_at: '2024-04-15T01:00:00Z',
}

/** The server's answers, by the rules that the database tests prove. */
function server(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const { pathname, search } = new URL(String(input instanceof Request ? input.url : input))
  const name = pathname.split('/').at(-1) ?? ''
  const body = JSON.parse(String(init?.body ?? '{}'))
  calls.push({ name, body })
  const failure = failing.get(name)
  if (failure) return failure(init?.signal)
  const rows = ((body as Sent).p_rows ?? []).map(({ row }) => ({
    row,
    row_no: row,
    ...same,
    ...outcomeOf(row),
  }))
  if (name === 'check_import_rows' || name === 'write_import_chunk')
    return Promise.resolve(Response.json(rows))
  if (name === 'start_import') return Promise.resolve(Response.json({ ...run, id: body.p_id }))
  if (name === 'cancel_import')
    return Promise.resolve(Response.json({ ...run, status: 'cancelled', totals: { new: 2 } }))
  if (name === 'import_runs')
    return Promise.resolve(Response.json(search.includes('file_hash') ? broken : []))
  return Promise.resolve(Response.json(dictionaries[name] ?? []))
}

/** jsdom has no workers: the same reading, beside the page of the test. */
class WorkerInPlace {
  onmessage: ((event: { data: unknown }) => void) | null = null
  postMessage(bytes: ArrayBuffer) {
    let data: unknown
    try {
      data = { workbook: readWorkbook(new Uint8Array(bytes)), hash: 'a'.repeat(64) }
    } catch (error) {
      data = { problem: error instanceof UnreadableFile ? error.key : 'file_broken' }
    }
    queueMicrotask(() => this.onmessage?.({ data }))
  }
  terminate() {}
}

beforeEach(async () => {
  calls = []
  failing = new Map()
  broken = []
  outcomeOf = () => ({ outcome: 'new' })
  localStorage.clear()
  vi.stubGlobal('fetch', vi.fn(server))
  vi.stubGlobal('Worker', WorkerInPlace)
  await connect({ supabaseUrl: 'http://own.test', supabaseKey: 'key' })
})
afterEach(() => vi.unstubAllGlobals())

const profile = { user_id: 'u1', today: '2024-04-15' }
const kinds = ['people', 'institutions'] as const

function open() {
  return show(<ImportOfKind kinds={kinds} kind="people" profile={profile} onKind={() => undefined} />)
}

async function give(bytes: Uint8Array<ArrayBuffer>, name = 'people.xlsx') {
  const file = new File([bytes], name)
  // jsdom's File lacks it
  file.arrayBuffer = async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  await userEvent.upload(input as HTMLInputElement, file, { applyAccept: false })
}

const people = () => new Uint8Array(readFileSync('test/fixtures/people.xlsx'))
const press = async (name: RegExp | string) => userEvent.click(await screen.findByRole('button', { name }))
const named = (name: string) => calls.filter((call) => call.name === name)

async function openChecked() {
  open()
  await give(people())
  await press('检查 4 行')
  await screen.findByRole('button', { name: '返回修改' })
}

describe('the file', () => {
  test('that is no table is refused with a sentence, and another one can be chosen', async () => {
    open()
    await give(new TextEncoder().encode('<html></html>'), '网页.xls')
    expect(await screen.findByRole('alert')).toHaveTextContent('这不是表格文件')
    await give(people())
    expect(await screen.findByRole('button', { name: '检查 4 行' })).toBeEnabled()
  })

  test('that is empty is refused before it is read', async () => {
    open()
    await give(new Uint8Array(0))
    expect(await screen.findByRole('alert')).toHaveTextContent('文件是空的')
  })

  test('tells what was found in it', async () => {
    open()
    await give(people())
    expect(await screen.findByText('有 1 行是隐藏的，也会导入。')).toBeInTheDocument()
    expect(screen.getByText('2 个合并单元格已按首格补齐。')).toBeInTheDocument()
    expect(screen.getByText('1 个公式单元格按文件中保存的结果读取。')).toBeInTheDocument()
    expect(screen.getByText('1 行没有可导入的内容（标题、落款等），已略过。')).toBeInTheDocument()
  })

  test('whose import was broken off offers to go on with it', async () => {
    broken = [
      {
        ...run,
        settings: {
          sheet: '登记表',
          mapping: {
            headerRow: 2,
            columns: { name: 1, id_number: 2, institution: 3 },
            fixed: {},
            skipsHiddenRows: false,
          },
        },
      },
    ]
    open()
    await give(people())
    await press('继续上次的导入')
    expect(await screen.findByText('导入完成')).toBeInTheDocument()
    expect(named('start_import')).toHaveLength(0)
    expect(named('write_import_chunk')[0]?.body).toMatchObject({ p_run_id: 'r', p_chunk_no: 1 })
  })
})

describe('the check', () => {
  test('writes nothing, sends no row that is wrong already, and names what is wrong', async () => {
    await openChecked()
    expect(named('write_import_chunk')).toHaveLength(0)
    const sent = named('check_import_rows').map(({ body }) =>
      (body as unknown as Sent).p_rows.map(({ row }) => row),
    )
    expect(sent).toEqual([[4, 5, 7]])
    // the row that needs a look is the one shown
    const row = screen.getByRole('row', { name: /吴敏/ })
    expect(within(row).getByText(/身份证号码：数字过长/)).toBeInTheDocument()
  })

  test('says in words what the server found', async () => {
    outcomeOf = (row) =>
      row === 4
        ? { outcome: 'conflict', problems: [{ field: 'institution', key: 'unit_differs', kind: 'conflict' }] }
        : { outcome: 'new' }
    await openChecked()
    await userEvent.click(screen.getByText(/^冲突/))
    expect(await screen.findByText(/工作单位：与登记的单位不同/)).toBeInTheDocument()
  })

  test('that cannot reach the server says so and can be repeated', async () => {
    open()
    await give(people())
    failing.set('check_import_rows', async () =>
      Response.json({ code: 'PT403', message: 'not_permitted' }, { status: 403 }),
    )
    await press('检查 4 行')
    expect(await screen.findByText(/您没有权限/)).toBeInTheDocument()
    failing.clear()
    await press('检查 4 行')
    expect(await screen.findByRole('button', { name: '写入 3 行' })).toBeEnabled()
  })

  test('of rows that differ asks before the record is replaced, and why', async () => {
    outcomeOf = () => ({ outcome: 'changes', differences: [{ field: 'phone', old: '139****0011' }] })
    await openChecked()
    expect(screen.getByRole('button', { name: '没有可写入的行。' })).toBeDisabled()
    await userEvent.click(screen.getByRole('checkbox', { name: /用文件中的内容更新有变化的 3 行/ }))
    await press('写入 3 行')
    expect(await screen.findByText('请写明更新的理由（2 至 200 字）。')).toBeInTheDocument()
    expect(named('start_import')).toHaveLength(0)
    await userEvent.type(screen.getByLabelText('更新的理由'), '年度核对')
    await press('写入 3 行')
    await screen.findByText('导入完成')
    expect(named('start_import')[0]?.body).toMatchObject({
      p_applies_changes: true,
      p_applies_claimed: false,
      p_reason: '年度核对',
    })
  })
})

describe('the writing', () => {
  test('ends with what became of each row and the file to take along', async () => {
    await openChecked()
    await press('写入 3 行')
    expect(await screen.findByText('导入完成')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: /下载结果/ })).toBeEnabled()
    expect(screen.getByRole('button', { name: /下载未写入的行/ })).toBeEnabled()
    expect(named('start_import')[0]?.body).toMatchObject({
      p_kind: 'people',
      p_file: { row_count: 4, chunk_count: 1 },
    })
  })

  test('that breaks off goes on under the same import', async () => {
    await openChecked()
    failing.set('write_import_chunk', async () => Response.json({ message: 'x' }, { status: 500 }))
    await press('写入 3 行')
    expect(await screen.findByRole('alert')).toHaveTextContent('写入中断')
    failing.clear()
    await press('继续写入')
    await screen.findByText('导入完成')
    const [first, second] = named('write_import_chunk')
    expect(second?.body).toEqual(first?.body)
    expect(named('start_import')).toHaveLength(1)
  })

  test('can be stopped; what was written is said', async () => {
    await openChecked()
    failing.set(
      'write_import_chunk',
      (signal) =>
        new Promise((_, reject) =>
          signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
        ),
    )
    await press('写入 3 行')
    await press('停止写入')
    expect(await screen.findByText(/已停止。已写入的 2 行保留/)).toBeInTheDocument()
  })
})

test('columns chosen by hand are remembered for the next file', async () => {
  const text = '持证人,身份证号码,工作单位,手机\n陈晨,510100198503121018,某校,13800000001\n'
  const bytes = new TextEncoder().encode(text)
  const first = open()
  await give(bytes, '名单.csv')
  expect(await screen.findByText(/缺少必填栏目：姓名/)).toBeInTheDocument()
  const column = screen.getByRole('combobox', { name: '姓名：文件中的列' })
  await userEvent.click(column)
  await userEvent.click(await screen.findByTitle('持证人'))
  await press('检查 1 行')
  await screen.findByRole('button', { name: '返回修改' })
  first.unmount()
  open()
  await give(bytes, '名单.csv')
  expect(await screen.findByRole('button', { name: '检查 1 行' })).toBeEnabled()
  await waitFor(() => expect(screen.queryByText(/缺少必填栏目/)).toBeNull())
})
