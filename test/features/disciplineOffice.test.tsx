// 资格管理 of a center: reporting a finding, starting a case from an accident, a list that is uploaded, exports, the desk.
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connect } from '../../src/data/client'
import { AppError } from '../../src/data/errors'
import type { ReadCell } from '../../src/domain/importSheet'
import { CaseDialog } from '../../src/features/discipline/CaseDialog'
import { findingExport } from '../../src/features/discipline/disciplineExports'
import { FindingReportDialog } from '../../src/features/discipline/FindingReportDialog'
import { NumberListUpload } from '../../src/features/discipline/NumberListUpload'
import { WorkbenchDiscipline } from '../../src/features/workbench/WorkbenchDiscipline'
import { factsOf, findingOf } from './disciplineSamples'
import { dictionaries } from './reviewDictionaries'
import { chinese, show } from './reviewSamples'

let asked: { url: URL; body: Record<string, unknown> }[]
/** What the server says, by a part of the address. */
let answers: Record<string, unknown>
function server(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const url = new URL(String(input instanceof Request ? input.url : input))
  asked.push({ url, body: init?.body ? JSON.parse(String(init.body)) : {} })
  const [, answer] = Object.entries(answers).find(([part]) => url.pathname.endsWith(part)) ?? []
  return Promise.resolve(
    Response.json(answer ?? [], { headers: { 'content-range': `0-0/${Array.isArray(answer) ? 1500 : 0}` } }),
  )
}
beforeEach(async () => {
  asked = []
  answers = {}
  vi.stubGlobal('fetch', vi.fn(server))
  await connect({ supabaseUrl: 'http://own.test', supabaseKey: 'key' })
})
afterEach(() => vi.unstubAllGlobals())

const rpcsOf = (name: string) => asked.filter(({ url }) => url.pathname.endsWith(name))

describe('登记问题', () => {
  const dialog = () => {
    const onSaved = vi.fn()
    show(<FindingReportDialog onSaved={onSaved} onClose={() => undefined} />)
    return onSaved
  }

  test('asks for institution, day and words, and sends nothing before', async () => {
    dialog()
    await userEvent.click(screen.getByRole('button', { name: '保存' }))
    expect(await screen.findByText('请用5至1000字说明事故经过。')).toBeInTheDocument()
    expect(rpcsOf('report_finding')).toEqual([])
  })

  test('is 人证不符 of an assessor unless said otherwise, and takes a name where nobody fits', async () => {
    dialog()
    expect(screen.getByText('人证不符')).toBeInTheDocument()
    expect(screen.getByRole('radio', { name: '考评员' })).toBeChecked()
    expect(screen.getByLabelText('现场的姓名')).toBeInTheDocument()
    expect(screen.getByText(/本辖区没有此人时留空/)).toBeInTheDocument()
  })
})

describe('a case that starts from an accident', () => {
  test('is about its person and names it; another accident of the person may be chosen', async () => {
    answers = {
      accidents: [{ id: 'accident-1', kind: 'leak', severity: 'grave', occurred_on: '2026-03-10' }],
      save_case: { id: 'case-9', number: '处2026-510100-0009', status: 'draft', version: 1 },
    }
    const onSaved = vi.fn()
    show(
      <CaseDialog
        dictionaries={dictionaries}
        about={{ personId: 'person-1', name: '林静', accidentId: 'accident-1' }}
        onSaved={onSaved}
        onClose={() => undefined}
      />,
    )
    expect(await screen.findByText(/2026-03-10/)).toBeInTheDocument()
    expect(screen.queryByText('输入姓名、身份证号码或证卡编号')).toBeNull()
    await userEvent.click(screen.getByRole('radio', { name: '取消资格' }))
    fireEvent.change(screen.getByLabelText('事实经过'), { target: { value: '开考前泄露试题，经核查属实。' } })
    await userEvent.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
    expect(rpcsOf('save_case')[0]?.body.p_case).toMatchObject({
      person_id: 'person-1',
      accident_id: 'accident-1',
      ground: 'assessment_accident',
      kind: 'disqualification',
    })
  })

  test('keeps its accident when its draft is changed', async () => {
    answers = { save_case: { id: 'case-1', number: 'n', status: 'draft', version: 3 } }
    const onSaved = vi.fn()
    show(
      <CaseDialog
        dictionaries={dictionaries}
        known={{ ...factsOf({ status: 'draft' }), accident_id: 'accident-1' }}
        onSaved={onSaved}
        onClose={() => undefined}
      />,
    )
    await userEvent.type(screen.getByLabelText('陈述申辩'), '本人承认')
    await userEvent.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
    expect(rpcsOf('save_case')[0]?.body.p_case).toMatchObject({ accident_id: 'accident-1' })
  })
})

describe('a list of people that is uploaded', () => {
  const upload = async (rows: ReadCell[][] | Error) => {
    const onNumbers = vi.fn()
    const read = async () => {
      if (rows instanceof Error) throw rows
      const sheet = { name: '名单', rows, hiddenRows: [], filledCells: 0, formulaCells: 0, isFrom1904: false }
      return { sheets: [sheet] }
    }
    const { container } = show(<NumberListUpload onNumbers={onNumbers} read={read} />)
    const input = container.querySelector('input[type=file]') as HTMLInputElement
    fireEvent.change(input, { target: { files: [new File(['x'], '名单.xlsx')] } })
    return onNumbers
  }

  test('gives its numbers and says how many', async () => {
    const onNumbers = await upload([['身份证号码'], ['510100199111052027'], ['510100198503121018']])
    expect(await screen.findByText('已从 名单.xlsx 读取 2 个号码')).toBeVisible()
    expect(onNumbers).toHaveBeenCalledWith(['510100199111052027', '510100198503121018'])
  })

  test('without numbers, with rounded ones or unreadable says what is wrong', async () => {
    const none = await upload([['姓名'], ['林静']])
    expect(await screen.findByText('名单.xlsx 中没有身份证号码或证卡编号。')).toBeVisible()
    expect(none).not.toHaveBeenCalled()
  })

  test('that lost digits says so', async () => {
    await upload([['身份证号码'], [{ value: 5.101e17, shown: '5.101E+17' }]])
    expect(await screen.findByText(/1 个号码被表格软件改成了科学计数/)).toBeVisible()
  })

  test('that cannot be read says why', async () => {
    await upload(new AppError('rule', 'file_encrypted'))
    expect(await screen.findByRole('alert')).toHaveTextContent(/密码/)
  })
})

describe('an export of findings', () => {
  const source = () =>
    findingExport({ statuses: ['open'], regionCode: '510100' }, { filters: {}, filterWords: '' }, chinese)

  test('counts first, says what the list says and masks the identity', async () => {
    answers = { findings: [findingOf()] }
    const signal = new AbortController().signal
    expect(await source().count(signal)).toBe(1500)
    const texts = source().columns.map(({ title, text }) => [
      title,
      text(findingOf({ person: { id_number_masked: '510100********2027' } })),
    ])
    expect(Object.fromEntries(texts)).toMatchObject({
      身份证号码: '510100********2027',
      问题: '使用过期证卡',
      情况: '证卡 川考2021000117 已于 2026-03-31 到期',
    })
    expect(
      source()
        .columns.filter(({ personal }) => personal)
        .map(({ title }) => title),
    ).toEqual(['身份证号码'])
  })

  test('asks page by page in the list’s scope and ends after the one that is not full', async () => {
    answers = { findings: [findingOf()] }
    const signal = new AbortController().signal
    expect(await source().loadAfter(undefined, 1000, signal)).toHaveLength(1)
    const asks = asked.find(({ url }) => url.pathname.endsWith('/findings'))?.url.searchParams
    expect([asks?.get('region_code'), asks?.get('offset'), asks?.get('limit')]).toEqual([
      'eq.510100',
      '1000',
      '1000',
    ])
    expect(await source().loadAfter(findingOf(), 1001, signal)).toEqual([])
  })
})

describe('the desk', () => {
  test('lists what waits, each with its list, what is late marked', () => {
    show(<WorkbenchDiscipline desk={{ cases: 3, findings: 0, findings_late: 2, lapses: 1001 }} />)
    const link = (name: RegExp) => screen.getByRole('link', { name })
    expect(link(/待决定的案件/)).toHaveAttribute('href', '/discipline')
    expect(link(/整改逾期的使用问题/)).toHaveAttribute('href', '/discipline/findings?stage=late')
    expect(within(link(/待确认的自动作废/)).getByText('1,000 以上')).toBeVisible()
    expect(screen.queryByText('待处理的使用问题')).toBeNull()
  })

  test('with nothing to do says so', () => {
    show(<WorkbenchDiscipline desk={{ cases: 0 }} />)
    expect(screen.getByText('没有等您办理的事项')).toBeVisible()
  })
})
