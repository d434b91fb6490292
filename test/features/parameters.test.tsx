// 参数: what the provincial administration sets within bounds and with a reason, and how cards are numbered.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import type { CardKindSetting, ParameterRow } from '../../src/data/parameters'
import type { SettingChange } from '../../src/data/settingChanges'
import { CardKindDialog } from '../../src/features/parameters/CardKindDialog'
import { ParameterDialog } from '../../src/features/parameters/ParameterDialog'
import { ParameterListView } from '../../src/features/parameters/ParameterListView'
import { show } from './reviewSamples'

const changeOf = (changes: Partial<SettingChange>): SettingChange => ({
  id: 1,
  subject: 'parameter',
  record_key: 'appeal_working_days',
  old_values: { value: 8 },
  new_values: { value: 10 },
  reason: '按省厅要求',
  actor_name: '马超',
  at: '2026-04-01T02:00:00+00:00',
  ...changes,
})
const save = () => userEvent.click(screen.getByRole('button', { name: '保存' }))

const appeal: ParameterRow = {
  key: 'appeal_working_days',
  value: 10,
  name_zh: '申诉期限',
  name_en: 'Working days to appeal',
  unit: '工作日',
  unit_en: 'working days',
  min_value: 1,
  max_value: 60,
  basis: 'decision',
  clause: '',
  effect_zh: '此后作出的不予通过；已经作出的按原期限。',
  effect_en: 'Refusals from now on.',
  version: 2,
}
const registration: ParameterRow = {
  ...appeal,
  key: 'registration_working_days',
  value: 15,
  name_zh: '网上报名工作日数',
  basis: 'notice',
  clause: '一（三）1',
}

describe('the list of parameters', () => {
  const list = (filters = {}) => {
    const onOpen = vi.fn()
    show(
      <ParameterListView
        rows={[registration, appeal]}
        lastChanges={new Map([[appeal.key, changeOf({})]])}
        filters={filters}
        onFilter={() => undefined}
        onOpen={onOpen}
      />,
    )
    return onOpen
  }

  test('says value, bounds, origin, what a change applies to, and who changed it last', async () => {
    const onOpen = list()
    const row = within(screen.getByRole('row', { name: /申诉期限/ }))
    for (const words of [
      '10 工作日',
      '1 至 60',
      '系统约定，可由省中心调整',
      appeal.effect_zh,
      '2026-04-01 马超',
    ]) {
      expect(row.getByText(words)).toBeVisible()
    }
    expect(screen.getByText('通知一（三）1')).toBeVisible()
    expect(screen.getByText('未修改过')).toBeVisible()
    await userEvent.click(row.getByRole('button', { name: '修改 申诉期限' }))
    expect(onOpen).toHaveBeenCalledWith(appeal)
  })

  test('is narrowed by origin and by words', () => {
    list({ basis: 'notice', q: '报名' })
    expect(screen.getByText('网上报名工作日数')).toBeVisible()
    expect(screen.queryByText('申诉期限')).toBeNull()
  })

  test('without a hit says so', () => {
    list({ q: '不存在' })
    expect(screen.getByText('没有符合条件的记录')).toBeVisible()
  })
})

describe('changing a parameter', () => {
  function dialog(onSave = vi.fn().mockResolvedValue(undefined)) {
    const handlers = { onSave, onClose: vi.fn(), onReload: vi.fn() }
    show(<ParameterDialog row={appeal} changes={[changeOf({})]} {...handlers} />)
    return handlers
  }
  const write = async (value: string, reason: string) => {
    const number = screen.getByLabelText('新值')
    await userEvent.clear(number)
    await userEvent.type(number, value)
    if (reason) await userEvent.type(screen.getByLabelText('理由'), reason)
  }

  test('asks for a value within bounds and for a reason, and shows the history', async () => {
    const { onSave } = dialog()
    expect(screen.getByText('由 8 工作日 改为 10 工作日')).toBeInTheDocument()
    expect(screen.getByText('理由：按省厅要求')).toBeInTheDocument()
    await write('61', '')
    await save()
    expect(await screen.findByText('请填写 1 至 60 之间的整数。')).toBeVisible()
    expect(await screen.findByText('请选择或填写理由（至少 2 个字）')).toBeVisible()
    expect(onSave).not.toHaveBeenCalled()
  })

  test('repeats the same request after a lost answer, and makes another one of another wish', async () => {
    const onSave = vi.fn().mockRejectedValue(new AppError('offline', 'offline'))
    const { onClose } = dialog(onSave)
    await write('12', '延长申诉期')
    await save()
    expect(await screen.findByText(/没有连接上服务器/)).toBeVisible()
    await save()
    await vi.waitFor(() => expect(onSave).toHaveBeenCalledTimes(2))
    const [first, second] = onSave.mock.calls
    expect(first).toEqual([12, '延长申诉期', expect.any(String)])
    expect(second).toEqual(first)
    await write('13', '')
    await save()
    await vi.waitFor(() => expect(onSave).toHaveBeenCalledTimes(3))
    expect(onSave.mock.calls[2]?.[2]).not.toBe(first?.[2])
    expect(onClose).not.toHaveBeenCalled()
  })

  test('that a colleague was faster with names the colleague; what was written stays', async () => {
    const stale = new AppError('conflict', 'stale_version', { version: 3, by: '马超' }, 409)
    const { onReload, onClose } = dialog(vi.fn().mockRejectedValue(stale))
    await write('12', '延长申诉期')
    await save()
    expect(await screen.findByText('内容已被马超更新，请刷新后再操作。')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '载入最新内容' }))
    expect(onReload).toHaveBeenCalledOnce()
    expect(screen.getByLabelText('新值')).toHaveValue('12')
    expect(onClose).not.toHaveBeenCalled()
  })

  test('asks before what was written is thrown away', async () => {
    const { onClose } = dialog()
    const ask = vi.spyOn(window, 'confirm').mockReturnValueOnce(false).mockReturnValueOnce(true)
    await userEvent.type(screen.getByLabelText('理由'), '延长')
    await userEvent.click(screen.getByRole('button', { name: '取消' }))
    expect(onClose).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('button', { name: '取消' }))
    expect(onClose).toHaveBeenCalledOnce()
    expect(ask).toHaveBeenCalledWith('内容还没有保存，确定放弃吗？')
    ask.mockRestore()
  })

  test('closes at once while nothing was written', async () => {
    const { onClose } = dialog()
    await userEvent.click(screen.getByRole('button', { name: '取消' }))
    expect(onClose).toHaveBeenCalledOnce()
  })
})

test('a card number is shown while its template is written, and what is wrong with it', async () => {
  const kind: CardKindSetting = {
    code: 'assessor',
    name_zh: '考评员',
    name_en: 'Assessor',
    number_template: 'K51{yy}{serial:5}',
    term_years: 3,
    version: 1,
  }
  const onSave = vi.fn().mockResolvedValue(undefined)
  show(
    <CardKindDialog
      row={kind}
      year={2026}
      changes={[]}
      onSave={onSave}
      onClose={() => undefined}
      onReload={() => undefined}
    />,
  )
  expect(screen.getByText('例如：K512600001')).toBeInTheDocument()
  const template = screen.getByLabelText('编号模板')
  await userEvent.clear(template)
  await userEvent.type(template, 'KP{{yyyy}')
  expect(await screen.findByText('编号须含流水号，例如花括号中的 serial:5。')).toBeVisible()
  await userEvent.type(template, '{{serial:4}')
  expect(await screen.findByText('例如：KP20260001')).toBeVisible()
  await userEvent.type(screen.getByLabelText('理由'), '启用新编号')
  await save()
  await vi.waitFor(() =>
    expect(onSave).toHaveBeenCalledWith(
      { template: 'KP{yyyy}{serial:4}', term: 3, reason: '启用新编号' },
      expect.any(String),
    ),
  )
})
