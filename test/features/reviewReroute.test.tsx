// 改派申报单位: who is offered it, what it asks for, and what it says when somebody was faster.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import { BenchReroute } from '../../src/features/reviews/BenchReroute'
import { RerouteDialog } from '../../src/features/reviews/RerouteDialog'
import { dictionaries as known } from './reviewDictionaries'
import { fileOf, loginOf, show } from './reviewSamples'

type Props = Parameters<typeof RerouteDialog>[0]

const dictionaries = {
  ...known,
  reasonCodes: [
    ['wrong_unit', '申报单位选择错误', false],
    ['other', '其他', true],
  ].map(([code, name, needsNote]) => ({
    code: String(code),
    name_zh: String(name),
    name_en: String(code),
    actions: ['reroute'],
    needs_note: needsNote === true,
    is_active: true,
  })),
}
const units = [
  { id: 'unit-1', name: '成都市锦城技工学校', attribution: 'city', region_code: '510100' },
  { id: 'unit-2', name: '四川省蜀能电力技师学院', attribution: 'province', region_code: '510000' },
]

function open(changes: Partial<Props> = {}) {
  const handlers = {
    onReroute: vi.fn<Props['onReroute']>().mockResolvedValue(undefined),
    onDone: vi.fn<Props['onDone']>(),
    onReload: vi.fn<Props['onReload']>(),
    onClose: vi.fn<Props['onClose']>(),
    ...changes,
  }
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  client.setQueryData(['institutionChoices', ''], units)
  show(
    <QueryClientProvider client={client}>
      <RerouteDialog file={fileOf()} dictionaries={dictionaries} {...handlers} />
    </QueryClientProvider>,
  )
  return handlers
}

async function choose(label: RegExp, option: string) {
  fireEvent.mouseDown(screen.getByRole('combobox', { name: label }))
  await userEvent.click(
    await screen.findByText(option, {
      selector: '.ant-select-item-option-content *, .ant-select-item-option-content',
    }),
  )
}
const confirm = () => userEvent.click(screen.getByRole('button', { name: '改派申报单位' }))

test('it is offered to reviewers of the province, while the file stands in no summary table', () => {
  const offered = (role: Parameters<typeof loginOf>[0], application: Parameters<typeof fileOf>[1] = {}) => {
    const page = show(
      <BenchReroute
        file={fileOf({}, application)}
        version={3}
        login={loginOf(role)}
        dictionaries={dictionaries}
        onChanged={() => undefined}
      />,
    )
    const button = screen.queryByRole('button', { name: '改派申报单位' })
    page.unmount()
    return button !== null
  }
  expect(offered('province_reviewer')).toBe(true)
  expect(offered('province_reviewer', { status: 'returned' })).toBe(true)
  expect(offered('province_reviewer', { status: 'final_review', batch_id: 'batch-1' })).toBe(false)
  expect(offered('city_officer')).toBe(false)
  expect(offered('institution_officer')).toBe(false)
  expect(offered('province_admin')).toBe(false)
})

test('unit and reason are asked for, and a note where the reason needs one', async () => {
  const { onReroute } = open()
  screen.getByText(/现由“成都市锦城技工学校”申报/)
  await confirm()
  expect(await screen.findByText('请选择新的申报单位')).toBeVisible()
  expect(await screen.findByText('请选择改派理由')).toBeVisible()
  await choose(/新的申报单位/, '成都市锦城技工学校')
  expect(await screen.findByText('请选择另一个单位')).toBeVisible()
  await choose(/改派理由/, '其他')
  await confirm()
  expect(await screen.findByText('这项理由须写明说明（至少 2 个字）')).toBeVisible()
  expect(onReroute).not.toHaveBeenCalled()
})

test('what was chosen is sent once, and the outcome names the unit', async () => {
  const { onReroute, onDone } = open()
  await choose(/新的申报单位/, '四川省蜀能电力技师学院')
  await choose(/改派理由/, '申报单位选择错误')
  await confirm()
  await waitFor(() => expect(onDone).toHaveBeenCalledWith('四川省蜀能电力技师学院'))
  const wish = { institutionId: 'unit-2', reasonCodes: ['wrong_unit'], note: '' }
  expect(vi.mocked(onReroute).mock.calls).toEqual([[wish, expect.stringMatching(/^[0-9a-f-]{36}$/)]])
})

test('a colleague who was faster is named, and the way on is the present state', async () => {
  const stale = new AppError(
    'conflict',
    'claimed_by_other',
    { name: '李娜', until: '2026-04-15T02:00:00Z' },
    409,
  )
  const { onDone, onReload } = open({ onReroute: vi.fn().mockRejectedValue(stale) })
  await choose(/新的申报单位/, '四川省蜀能电力技师学院')
  await choose(/改派理由/, '申报单位选择错误')
  await confirm()
  expect(await screen.findByText('材料已有变动，没有改派')).toBeVisible()
  expect(screen.getByText(/李娜 正在处理这份材料/)).toBeVisible()
  expect(screen.getByRole('button', { name: '改派申报单位' })).toBeDisabled()
  await userEvent.click(screen.getByRole('button', { name: '查看最新内容' }))
  expect(onReload).toHaveBeenCalledOnce()
  expect(onDone).not.toHaveBeenCalled()
})

test('after a lost answer the same wish is sent with the same id', async () => {
  const onReroute = vi
    .fn<Props['onReroute']>()
    .mockRejectedValueOnce(new AppError('offline', 'offline'))
    .mockResolvedValue(undefined)
  const { onDone } = open({ onReroute })
  await choose(/新的申报单位/, '四川省蜀能电力技师学院')
  await choose(/改派理由/, '申报单位选择错误')
  await confirm()
  expect(await screen.findByText(/没有连接上服务器/)).toBeVisible()
  await confirm()
  await waitFor(() => expect(onDone).toHaveBeenCalled())
  expect(onReroute.mock.calls[0]?.[1]).toBe(onReroute.mock.calls[1]?.[1])
})
