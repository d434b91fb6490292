// 员工与邀请: list, rights, dismissal, invitations, the slip that is shown once.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import { type InvitationRow, invitationState } from '../../src/data/staffInvitations'
import { DismissDialog } from '../../src/features/staff/DismissDialog'
import { GrantsDialog } from '../../src/features/staff/GrantsDialog'
import { InvitationListView } from '../../src/features/staff/InvitationListView'
import { InvitationSlip } from '../../src/features/staff/InvitationSlip'
import { needsInstitution, needsRegion, regionsFor } from '../../src/features/staff/invitationScope'
import { StaffListView } from '../../src/features/staff/StaffListView'
import { staffRowOf } from './officeSamples'
import { show } from './reviewSamples'

type ListProps = Parameters<typeof StaffListView>[0]

function list(changes: Partial<ListProps> = {}) {
  const handlers = { onGrants: vi.fn(), onDismiss: vi.fn(), onFilter: vi.fn(), onRetry: vi.fn() }
  show(
    <StaffListView
      title="员工与邀请"
      extra={null}
      tabs={null}
      isOfCity={false}
      userId="me"
      canGrant
      rows={[staffRowOf()]}
      filters={{}}
      {...handlers}
      {...changes}
    />,
  )
  return handlers
}

describe('the list of staff', () => {
  test('shows role, place and extra rights in words', () => {
    list()
    const table = within(screen.getByRole('table'))
    for (const words of ['李娜', '市州中心', '成都市', '查看']) expect(table.getByText(words)).toBeVisible()
  })

  test('nobody dismisses oneself', () => {
    list({ userId: 'user-1' })
    expect(screen.queryByRole('button', { name: '停用 李娜' })).toBeNull()
  })

  test('a city center dismisses and gives no rights', async () => {
    const { onDismiss } = list({ canGrant: false, isOfCity: true })
    expect(screen.queryByRole('button', { name: '设置 李娜 的权限' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '停用 李娜' }))
    expect(onDismiss).toHaveBeenCalledWith(staffRowOf())
  })

  test('nobody there is said in words', () => {
    list({ rows: [] })
    expect(screen.getByText('没有人员')).toBeVisible()
  })
})

describe('dismissing', () => {
  test('says what it means and closes when it is done', async () => {
    const onClose = vi.fn()
    show(<DismissDialog row={staffRowOf()} onDismiss={async () => undefined} onClose={onClose} />)
    expect(screen.getByText(/立即生效/)).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: '停用' }))
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce())
  })

  test('of the last of a kind stays open with the reason', async () => {
    const onClose = vi.fn()
    const onDismiss = vi.fn().mockRejectedValue(new AppError('conflict', 'last_of_its_kind', {}, 409))
    show(<DismissDialog row={staffRowOf()} onDismiss={onDismiss} onClose={onClose} />)
    await userEvent.click(screen.getByRole('button', { name: '停用' }))
    expect(await screen.findByText('这是最后一位担任此角色的人员，不能停用。')).toBeVisible()
    expect(onClose).not.toHaveBeenCalled()
  })
})

test('rights are taken and given together', async () => {
  const onSave = vi.fn().mockResolvedValue(undefined)
  show(<GrantsDialog row={staffRowOf()} onSave={onSave} onClose={() => undefined} />)
  await userEvent.click(screen.getByLabelText('查看完整个人信息'))
  await userEvent.click(screen.getByLabelText('导出个人信息'))
  await userEvent.click(screen.getByRole('button', { name: '保存' }))
  await vi.waitFor(() => expect(onSave).toHaveBeenCalledWith(['export']))
})

describe('invitations', () => {
  const row: InvitationRow = {
    id: 'i1',
    email: 'wang@example.cn',
    name: '王敏',
    role: 'institution_officer',
    region_code: '510100',
    institution_id: 'u1',
    expires_at: '2026-04-20T00:00:00+00:00',
    used_at: null,
    revoked_at: null,
    created_at: '2026-04-06T00:00:00+00:00',
    institutions: { name: '锦城技工学校' },
  }
  const now = new Date('2026-04-15T00:00:00Z')

  test('stand open until they are used, withdrawn or over', () => {
    expect(invitationState(row, now)).toBe('open')
    expect(invitationState(row, new Date(row.expires_at))).toBe('expired')
    expect(invitationState({ ...row, revoked_at: row.created_at }, now)).toBe('revoked')
    expect(invitationState({ ...row, used_at: row.created_at, revoked_at: row.created_at }, now)).toBe('used')
  })

  test('are made again as long as nobody has used them', async () => {
    const onAgain = vi.fn()
    const used = { ...row, id: 'i2', name: '陈刚', used_at: row.created_at }
    show(
      <InvitationListView
        title="邀请"
        extra={null}
        notice={null}
        rows={[row, used]}
        now={now}
        onAgain={onAgain}
      />,
    )
    expect(screen.getByText('已接受')).toBeVisible()
    expect(screen.queryByRole('button', { name: '重新邀请 陈刚' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '重新邀请 王敏' }))
    expect(onAgain).toHaveBeenCalledWith(row)
  })

  test('ask for the place that the role is bound to', () => {
    expect(needsInstitution('institution_officer')).toBe(true)
    expect(needsRegion('institution_officer')).toBe(false)
    expect(needsRegion('province_reviewer')).toBe(false)
    expect(regionsFor('city_officer')).not.toContain('510000')
    expect(regionsFor('manager')).toContain('510000')
  })

  test('the slip carries code and address once, and says so', () => {
    show(
      <InvitationSlip
        code="ABCDEFGHJKLMNPQR"
        expiresAt={row.expires_at}
        name="王敏"
        email="wang@example.cn"
        roleName="申报单位经办人"
        place="锦城技工学校"
        origin="https://hzt.example"
        onClose={() => undefined}
      />,
    )
    expect(screen.getByText('ABCD EFGH JKLM NPQR')).toBeVisible()
    expect(screen.getByText('https://hzt.example/invitation?code=ABCDEFGHJKLMNPQR')).toBeVisible()
    expect(screen.getByText(/只显示这一次/)).toBeVisible()
    expect(screen.getByText('2026-04-20 08:00')).toBeVisible()
  })
})
