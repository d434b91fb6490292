// 职业目录, 原因代码: lists that grow, are renamed and go out of use; nothing in use is lost.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import type { OccupationRow } from '../../src/data/occupations'
import type { ReasonCodeRow } from '../../src/data/reasonCodes'
import { OccupationDialog } from '../../src/features/occupations/OccupationDialog'
import { OccupationListView } from '../../src/features/occupations/OccupationListView'
import { ReasonCodeDialog } from '../../src/features/reasonCodes/ReasonCodeDialog'
import { ReasonCodeListView } from '../../src/features/reasonCodes/ReasonCodeListView'
import { reasonChangeText } from '../../src/features/reasonCodes/reasonWords'
import { chinese, show } from './reviewSamples'

const paging = { page: 1, pageSize: 20, total: 1, onChange: () => undefined }
const save = () => userEvent.click(screen.getByRole('button', { name: '保存' }))

const welder: OccupationRow = {
  code: '6-18-02-04',
  name_zh: '焊工',
  catalogue: '2022',
  is_active: true,
  version: 1,
}

describe('the catalogue of occupations', () => {
  function list(changes: Partial<Parameters<typeof OccupationListView>[0]> = {}) {
    const handlers = {
      onFilter: vi.fn(),
      onSort: vi.fn(),
      onAdd: vi.fn(),
      onOpen: vi.fn(),
      onActivate: vi.fn(),
      onRetry: vi.fn(),
    }
    show(
      <OccupationListView
        rows={[welder, { ...welder, code: '6-18-02-05', name_zh: '锻造工', is_active: false }]}
        uses={new Map([[welder.code, 12_000]])}
        filters={{}}
        paging={paging}
        {...handlers}
        {...changes}
      />,
    )
    return handlers
  }

  test('says how many cards name an occupation, and puts it out of use or back', async () => {
    const { onActivate } = list()
    const row = within(screen.getByRole('row', { name: /焊工/ }))
    expect(row.getByText('10,000+')).toBeVisible()
    expect(row.getByText('在用')).toBeVisible()
    await userEvent.click(row.getByRole('button', { name: '停用 焊工' }))
    expect(onActivate).toHaveBeenCalledWith(welder, false)
    await userEvent.click(screen.getByRole('button', { name: '恢复 锻造工' }))
    expect(onActivate).toHaveBeenLastCalledWith(expect.objectContaining({ code: '6-18-02-05' }), true)
  })

  test('without a hit, without rows and without a server says what to do', async () => {
    list({ rows: [], filters: { q: '潜水' } })
    expect(screen.getByText('没有符合条件的记录')).toBeVisible()
    list({ rows: [] })
    expect(screen.getByText('目录里还没有职业')).toBeVisible()
    const { onRetry } = list({ rows: undefined, error: new AppError('offline', 'offline') })
    await userEvent.click(screen.getByRole('button', { name: '重试' }))
    expect(onRetry).toHaveBeenCalledOnce()
  })

  test('takes a code in full-width digits, and shows a refusal at its field', async () => {
    const taken = new AppError('rule', 'occupation_name_taken', { field: 'name', code: '6-18-02-04' }, 422)
    const onSave = vi.fn().mockRejectedValue(taken)
    show(
      <OccupationDialog changes={[]} onSave={onSave} onClose={() => undefined} onReload={() => undefined} />,
    )
    await userEvent.type(screen.getByLabelText('职业代码'), '６-１８-０２-０９')
    await userEvent.type(screen.getByLabelText('职业名称'), '焊工')
    await save()
    expect(await screen.findByText('代码 6-18-02-04 已用这个名称。')).toBeVisible()
    expect(onSave).toHaveBeenCalledWith({ code: '6-18-02-09', name: '焊工', reason: '' }, expect.any(String))
  })
})

const incomplete: ReasonCodeRow = {
  code: 'incomplete',
  name_zh: '资料不全',
  name_en: 'Documents incomplete',
  actions: ['return', 'reject'],
  needs_note: false,
  is_active: true,
  version: 1,
}

describe('reason codes', () => {
  test('say what they are given for and how often they were', () => {
    show(
      <ReasonCodeListView
        rows={[incomplete]}
        uses={new Map([['incomplete', 7]])}
        filters={{}}
        onFilter={() => undefined}
        paging={paging}
        onAdd={() => undefined}
        onOpen={() => undefined}
      />,
    )
    const row = within(screen.getByRole('row', { name: /资料不全/ }))
    for (const words of ['incomplete', '退回修改、不予通过', '在用', '7'])
      expect(row.getByText(words)).toBeVisible()
    expect(screen.queryByRole('button', { name: /删除/ })).toBeNull()
  })

  function dialog(onSave = vi.fn().mockResolvedValue(undefined)) {
    const onClose = vi.fn()
    show(
      <ReasonCodeDialog
        row={incomplete}
        used={7}
        changes={[]}
        onSave={onSave}
        onClose={onClose}
        onReload={() => undefined}
      />,
    )
    return { onSave, onClose }
  }

  test('in use warn that past decisions show the new text, and keep their code', async () => {
    const { onSave, onClose } = dialog()
    expect(screen.getByText(/已有 7 次办理使用了这个原因/)).toBeInTheDocument()
    expect(screen.getByLabelText('代码')).toBeDisabled()
    await userEvent.click(screen.getByRole('checkbox', { name: '剔除' }))
    await userEvent.click(screen.getByRole('checkbox', { name: '在用' }))
    await save()
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce())
    expect(onSave.mock.calls[0]?.[0]).toMatchObject({
      code: 'incomplete',
      actions: ['return', 'reject', 'strike'],
      is_active: false,
    })
  })

  test('that are the last ones of a matter say which, and stay', async () => {
    const last = new AppError(
      'rule',
      'reason_last_of_action',
      { field: 'actions', action: 'deny_appeal' },
      422,
    )
    dialog(vi.fn().mockRejectedValue(last))
    await userEvent.click(screen.getByRole('checkbox', { name: '在用' }))
    await save()
    expect(await screen.findByText('这是“驳回申诉”最后一个可选的原因，须保留。')).toBeVisible()
  })

  test('tell their changes column by column', () => {
    const change = {
      id: 1,
      subject: 'reason_code' as const,
      record_key: 'incomplete',
      old_values: { actions: ['return'], is_active: true },
      new_values: { actions: ['return', 'strike'], is_active: false },
      reason: null,
      actor_name: '马超',
      at: '2026-04-01T02:00:00+00:00',
    }
    expect(reasonChangeText(change, chinese)).toBe(
      '适用事项由“退回修改”改为“退回修改、剔除”；在用由“是”改为“否”',
    )
  })
})
