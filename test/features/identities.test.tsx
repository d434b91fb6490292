// 身份争议与认领: both sides of a dispute, the decision, blocked claims.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import type { BlockedClaim, Dispute } from '../../src/data/disputes'
import { AppError } from '../../src/data/errors'
import { BlockedClaimsView } from '../../src/features/identities/BlockedClaimsView'
import { DecideDisputeDialog } from '../../src/features/identities/DecideDisputeDialog'
import { DisputeListView } from '../../src/features/identities/DisputeListView'
import { show } from './reviewSamples'

const side = {
  email_masked: 'l***@example.cn',
  email_on_record: true,
  signed_up_at: '2026-01-05T02:00:00Z',
  statement: '这是本人的档案',
  files: 2,
}

const dispute: Dispute = {
  id: 'dispute-1',
  status: 'open',
  created_at: '2026-04-14T02:00:00Z',
  decided_at: null,
  decided_by_name: null,
  decision_note: null,
  is_own: false,
  person: {
    id: 'person-1',
    name: '林静',
    former_names: ['林晶'],
    id_number_masked: '510100********2027',
    phone_masked: '139****0011',
    status_before: 'verified',
    region_code: '510100',
    institution_name: '成都市锦城技工学校',
  },
  cards: [
    {
      number: '川考2023000117',
      kind: 'assessor',
      valid_to: '2026-05-20',
      status: 'active',
      is_verified: true,
    },
  ],
  files: [
    {
      id: 'file-1',
      number: '202604-510100-00001',
      status: 're_review',
      created_at: '2026-04-11T02:00:00Z',
      entered_by: 'holder',
    },
  ],
  holder: side,
  claimant: { ...side, email_masked: 's***@example.cn', email_on_record: false, statement: null, files: 0 },
}

type ListProps = Parameters<typeof DisputeListView>[0]

function list(changes: Partial<ListProps> = {}) {
  const onDecide = vi.fn()
  const onRetry = vi.fn()
  show(
    <DisputeListView
      isOpen
      rows={[dispute]}
      cardKinds={[{ code: 'assessor', name_zh: '考评员', name_en: 'Assessor' }]}
      onRetry={onRetry}
      onDecide={onDecide}
      paging={{ page: 1, pageSize: 20, total: 1, onChange: () => undefined }}
      {...changes}
    />,
  )
  return { onDecide, onRetry }
}

describe('a dispute', () => {
  test('shows the record and both sides with what speaks for each, masked', () => {
    list()
    const panel = within(screen.getByRole('region', { name: '林静' }))
    expect(panel.getByText('510100********2027')).toBeVisible()
    expect(panel.getByRole('link', { name: '202604-510100-00001' })).toHaveAttribute(
      'href',
      '/reviews/file-1',
    )
    expect(panel.getByText(/原认领账号填报/)).toBeVisible()
    const first = within(panel.getByRole('region', { name: '原认领账号' }))
    for (const words of [/l\*\*\*@example.cn/, '与档案登记的邮箱一致', '这是本人的档案'])
      expect(first.getByText(words)).toBeVisible()
    const second = within(panel.getByRole('region', { name: '后认领账号' }))
    for (const words of [/s\*\*\*@example.cn/, '与档案登记的邮箱不一致', '未提交'])
      expect(second.getByText(words)).toBeVisible()
  })

  test('is kept or moved', async () => {
    const { onDecide } = list()
    await userEvent.click(screen.getByRole('button', { name: '维持原认领' }))
    await userEvent.click(screen.getByRole('button', { name: '移交后认领账号' }))
    expect(onDecide.mock.calls).toEqual([
      [dispute, false],
      [dispute, true],
    ])
  })

  test('of the reviewer’s own login is for a colleague', () => {
    list({ rows: [{ ...dispute, is_own: true }] })
    expect(screen.getByText('您是这项争议的一方，由其他审核员处理。')).toBeVisible()
    expect(screen.queryByRole('button', { name: '维持原认领' })).toBeNull()
  })

  test('shows the full data for a reason only, to who has the right', async () => {
    list()
    expect(screen.queryByRole('button', { name: '查看完整信息' })).toBeNull()
    const load = vi.fn().mockResolvedValue({
      id_number: '510100199211052027',
      phone: '13900000011',
      email: 'lin@example.cn',
      holder_email: 'lin@example.cn',
      claimant_email: 'second@example.cn',
    })
    list({ reveal: { reasons: [], load }, rows: [{ ...dispute, id: 'dispute-2' }] })
    await userEvent.click(screen.getByRole('button', { name: '查看完整信息' }))
    await userEvent.type(await screen.findByLabelText('理由'), '与双方电话核实')
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '确定' }))
    expect(await screen.findByText('510100199211052027')).toBeVisible()
    expect(screen.getByText(/second@example.cn/)).toBeVisible()
    expect(load).toHaveBeenCalledWith('dispute-2', '与双方电话核实')
  })

  test('once decided says by whom, when and why, and who has the record', () => {
    list({
      isOpen: false,
      rows: [
        {
          ...dispute,
          status: 'moved',
          decided_at: '2026-04-15T02:00:00Z',
          decided_by_name: '吴倩',
          decision_note: '证卡原件由申请方持有',
          claimant: { ...side, email_masked: 's***@example.cn' },
        },
      ],
    })
    expect(screen.getByText('已移交')).toBeVisible()
    expect(screen.getByText(/吴倩于 2026-04-15 10:00/)).toBeVisible()
    expect(screen.getByText('证卡原件由申请方持有')).toBeVisible()
    expect(within(screen.getByRole('region', { name: '后认领账号' })).getByText('档案归此账号')).toBeVisible()
    expect(screen.queryByRole('button', { name: '维持原认领' })).toBeNull()
  })
})

test('a dispute that was kept may be moved on new evidence, but by no side of it', async () => {
  const kept = { ...dispute, status: 'kept' as const, decided_at: '2026-04-15T02:00:00Z' }
  const { onDecide } = list({ isOpen: false, rows: [kept, { ...kept, id: 'own', is_own: true }] })
  await userEvent.click(screen.getByRole('button', { name: '有新证据，改为移交' }))
  expect(onDecide).toHaveBeenCalledWith(kept, true)
})

describe('the list of disputes', () => {
  test('says that nothing waits, that it is loading, and what went wrong', async () => {
    list({ rows: [] })
    expect(screen.getByText('没有待处理的争议')).toBeVisible()
    list({ rows: undefined })
    expect(screen.getByRole('status', { name: '正在加载……' })).toBeInTheDocument()
    const { onRetry } = list({ rows: undefined, error: new AppError('offline', 'offline') })
    await userEvent.click(screen.getByRole('button', { name: '重试' }))
    expect(onRetry).toHaveBeenCalledOnce()
  })
})

describe('deciding', () => {
  function open(onDecide: (note: string) => Promise<void>, moves = true) {
    const onClose = vi.fn()
    show(<DecideDisputeDialog dispute={dispute} moves={moves} onDecide={onDecide} onClose={onClose} />)
    return onClose
  }

  test('says what it means, wants a note, and closes when it is done', async () => {
    const onDecide = vi.fn().mockResolvedValue(undefined)
    const onClose = open(onDecide)
    expect(screen.getByText(/原认领账号不能再查看和办理/)).toBeInTheDocument()
    const confirm = screen.getByRole('button', { name: '移交后认领账号' })
    await userEvent.click(confirm)
    expect(await screen.findByText('请填写处理说明（至少 2 个字）')).toBeInTheDocument()
    expect(onDecide).not.toHaveBeenCalled()
    await userEvent.type(screen.getByLabelText('处理说明'), '经核验身份证原件')
    await userEvent.click(confirm)
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce())
    expect(onDecide).toHaveBeenCalledWith('经核验身份证原件')
  })

  test('what a colleague decided meanwhile stays open with the name', async () => {
    const refusal = new AppError(
      'conflict',
      'dispute_decided',
      { by: '郑凯', at: '2026-04-15T02:00:00Z' },
      409,
    )
    const onClose = open(vi.fn().mockRejectedValue(refusal), false)
    await userEvent.type(screen.getByLabelText('处理说明'), '维持')
    await userEvent.click(screen.getByRole('button', { name: '维持原认领' }))
    expect(await screen.findByText('这项争议已由郑凯处理，请刷新查看结果。')).toBeVisible()
    expect(onClose).not.toHaveBeenCalled()
  })
})

describe('blocked claims', () => {
  const blocked: BlockedClaim = {
    kind: 'identity',
    key: '17',
    label: '510100********2027',
    person_id: 'person-1',
    person_name: '林静',
    misses: 5,
    blocked_at: '2026-04-14T02:00:00Z',
    last_at: '2026-04-15T02:00:00Z',
  }

  test('say who is blocked since when, and are lifted one by one', async () => {
    const onUnblock = vi.fn()
    show(<BlockedClaimsView rows={[blocked]} onUnblock={onUnblock} />)
    const table = within(screen.getByRole('table'))
    for (const words of ['身份证号码', '510100********2027', '林静', '2026-04-14 10:00'])
      expect(table.getByText(words)).toBeVisible()
    await userEvent.click(table.getByRole('button', { name: '解除 510100********2027 的锁定' }))
    expect(onUnblock).toHaveBeenCalledWith(blocked)
  })

  test('none is said in words', () => {
    show(<BlockedClaimsView rows={[]} onUnblock={() => undefined} />)
    expect(screen.getByText('没有被锁定的认领')).toBeVisible()
  })
})
