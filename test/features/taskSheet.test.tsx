// 任务单: what is shown on site, the check-in on its days, and what the code says to who scans it.
import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import type { CheckIn, CodeCheck, TaskSheet } from '../../src/data/taskSheets'
import { StandInDialog } from '../../src/features/dispatch/visits/StandInDialog'
import { TaskCodeView } from '../../src/features/dispatch/visits/TaskCodeView'
import { TaskSheetPaper } from '../../src/features/dispatch/visits/TaskSheetPaper'
import { TaskSheetView } from '../../src/features/dispatch/visits/TaskSheetView'
import { dictionaries } from './registerSamples'
import { show } from './reviewSamples'

const sheet: TaskSheet = {
  id: 'dispatch-1',
  number: '督510120260001',
  code: 'c'.repeat(32),
  person_name: '何建平',
  card_number: 'R51240001',
  card_valid_to: '2027-05-31',
  institution_name: '成都市锦城技工学校',
  site: '一号实训楼',
  occupation: '电工',
  batch: '2026-07',
  starts_on: '2026-04-25',
  ends_on: '2026-04-26',
  center_code: '510100',
  evaluation: { kind: 'skill_level', levels: ['level_4'], head_count: 45 },
  with: ['周敏'],
  people: [{ id: 'a1', name: '林静', role: 'assessor', card_number: '川考2021000117' }],
}
const checkedIn: CheckIn = {
  id: 'c1',
  dispatch_id: 'dispatch-1',
  checked_on: '2026-04-25',
  checked_at: '2026-04-25T00:40:00Z',
  latitude: null,
  longitude: null,
}

function view(changes: Partial<Parameters<typeof TaskSheetView>[0]> = {}) {
  const calls = { onCheckIn: vi.fn(), onStandIn: vi.fn(), onRenew: vi.fn(), onRetry: vi.fn() }
  show(
    <TaskSheetView
      sheet={sheet}
      checkIns={[]}
      error={null}
      dictionaries={dictionaries}
      today="2026-04-25"
      origin="https://example.cn"
      isBusy={false}
      {...calls}
      {...changes}
    />,
  )
  return calls
}
const button = (name: string) => screen.queryByRole('button', { name })

describe('a task sheet', () => {
  test('says who goes where, when, and with whom', () => {
    view()
    for (const text of [
      '2026-04-25 至 2026-04-26',
      '电工 · 中级工（四级）',
      '45 人',
      '周敏',
      '林静 · 考评员',
    ])
      expect(screen.getByText(text)).toBeVisible()
    expect(screen.getByRole('img', { name: '派遣核验二维码' })).toBeVisible()
  })

  test('of a dispatch that is not accepted says so and leads back', () => {
    view({ sheet: undefined, error: new AppError('conflict', 'dispatch_not_accepted', {}, 409) })
    expect(screen.getByText(/没有任务单/)).toBeVisible()
    expect(screen.getByRole('link', { name: '返回我的督导' })).toHaveAttribute('href', '/my-dispatches')
  })

  test('takes the check-in of the day, with the position only where it is ticked', async () => {
    const { onCheckIn } = view()
    expect(button('报告人证不符')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '签到' }))
    expect(onCheckIn).toHaveBeenLastCalledWith(false)
    await userEvent.click(screen.getByRole('checkbox', { name: /附上所在位置/ }))
    await userEvent.click(screen.getByRole('button', { name: '签到' }))
    expect(onCheckIn).toHaveBeenLastCalledWith(true)
  })

  test('after it offers to report a stand-in, and no second check-in', () => {
    const { onStandIn } = view({ checkIns: [checkedIn] })
    expect(screen.getByText('2026-04-25 08:40 签到')).toBeVisible()
    expect(button('签到')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '报告人证不符' }))
    expect(onStandIn).toHaveBeenCalled()
  })

  test.each([
    ['2026-04-24', '2026-04-25 起可以签到，每天一次。'],
    ['2026-04-27', '当天没有签到'],
  ])('on %s there is nothing to check in', (today, text) => {
    view({ today })
    expect(button('签到')).toBeNull()
    expect(screen.getAllByText(text)[0]).toBeVisible()
  })

  test('on paper carries the same code', () => {
    show(<TaskSheetPaper sheet={sheet} dictionaries={dictionaries} origin="https://example.cn" />)
    const paper = screen.getByRole('region', { name: '督导任务单' })
    for (const text of ['何建平', 'R51240001（有效期至 2027-05-31）'])
      expect(within(paper).getByText(text)).toBeVisible()
    expect(within(paper).getByRole('img', { name: '派遣核验二维码' })).toBeVisible()
  })
})

describe('a stand-in', () => {
  test('is chosen from the list, or named', async () => {
    const onSave = vi.fn(async () => undefined)
    show(<StandInDialog people={sheet.people} onSave={onSave} onClose={() => undefined} />)
    await userEvent.click(screen.getByRole('combobox'))
    await userEvent.click(await screen.findByText('不在名单上的人员'))
    await userEvent.type(screen.getByRole('textbox', { name: '姓名' }), '张冒名')
    await userEvent.type(screen.getByRole('textbox', { name: '情况' }), '照片与本人不符')
    await userEvent.click(screen.getByRole('button', { name: /报\s?告/ }))
    expect(onSave).toHaveBeenCalledWith(
      { person_name: '张冒名', note: '照片与本人不符' },
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    )
  })
})

describe('a scanned code', () => {
  const facts = {
    number: '督510120260001',
    institution_name: '成都市锦城技工学校',
    starts_on: '2026-04-25',
    ends_on: '2026-04-25',
    center_code: '510100',
  }
  const scan = (check: CodeCheck) =>
    show(<TaskCodeView check={check} error={null} onRetry={() => undefined} />)

  test('that holds shows name and card to compare', () => {
    scan({ state: 'valid', person_name: '何建平', card_number: 'R51240001', ...facts })
    expect(screen.getByRole('status')).toHaveTextContent('有效')
    expect(screen.getByRole('region', { name: '请与本人及证卡核对' })).toHaveTextContent('何建平R51240001')
    expect(screen.getByText('成都市职业技能鉴定指导中心')).toBeVisible()
  })

  test.each([
    ['replaced', /任务单已更换（2026-04-24 10:00）/],
    ['void', /已作废或任务已取消/],
    ['withdrawn', /不再承担这次督导/],
    ['over', /评价已经结束/],
  ] as const)('that is %s says so and names nobody', (state, text) => {
    scan({ state, at: '2026-04-24T02:00:00Z', ...facts })
    expect(screen.getByRole('status')).toHaveTextContent('无效')
    expect(screen.getByText(text)).toBeVisible()
    expect(screen.queryByRole('region', { name: '请与本人及证卡核对' })).toBeNull()
  })

  test('of nobody, or of another institution, tells to let nobody in', () => {
    scan({ state: 'unknown' })
    expect(screen.getByText(/请拒绝入场/)).toBeVisible()
    expect(screen.queryByRole('region')).toBeNull()
  })

  test('before its time says from when', () => {
    scan({ state: 'not_yet', from: '2026-04-24T16:00:00Z' })
    expect(screen.getByText('未到公布时间。2026-04-25 00:00 起可以核验。')).toBeVisible()
  })
})
