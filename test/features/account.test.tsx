// The doors and the own account: sign-up, invitation with every outcome, passwords.
import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import type { Profile } from '../../src/data/profile'
import { acceptOutcomes } from '../../src/data/staffInvitations'
import { passwordProblem } from '../../src/domain/password'
import { AccountView } from '../../src/features/account/AccountView'
import { InvitationForm } from '../../src/features/account/InvitationForm'
import { InvitationOutcome } from '../../src/features/account/InvitationOutcome'
import { PasswordForm } from '../../src/features/account/PasswordForm'
import { SignUpPage } from '../../src/features/account/SignUpPage'
import { show } from './reviewSamples'

// at once: keys one by one take their time on a busy machine
const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

describe('a password', () => {
  test.each([
    ['Abcdefg12', 'short'],
    ['abcdefgh12', 'plain'],
    ['ABCDEFGH12', 'plain'],
    ['Abcdefghij', 'plain'],
    ['Abcdefgh12', undefined],
  ])('%s is %s', (password, problem) => {
    expect(passwordProblem(password)).toBe(problem)
  })
})

describe('the invitation', () => {
  function form(signedInAs?: string) {
    const handlers = { onAccept: vi.fn(), onOther: vi.fn() }
    show(
      <InvitationForm
        code="ABCD EFGH"
        signedInAs={signedInAs}
        isBusy={false}
        problem={undefined}
        {...handlers}
      />,
    )
    return handlers
  }

  test('takes the code from the link and makes a login for its address', async () => {
    const { onAccept } = form()
    expect(screen.getByLabelText('邀请码')).toHaveValue('ABCD EFGH')
    fill('受邀邮箱', 'wang@example.cn')
    fill('密码', 'Good-password-1')
    fill('再输一次', 'Good-password-2')
    await userEvent.click(screen.getByRole('button', { name: '接受邀请' }))
    expect(await screen.findByText('两次输入的密码不一致')).toBeVisible()
    expect(onAccept).not.toHaveBeenCalled()
    fill('再输一次', 'Good-password-1')
    await userEvent.click(screen.getByRole('button', { name: '接受邀请' }))
    await vi.waitFor(() =>
      expect(onAccept).toHaveBeenCalledWith({
        kind: 'new',
        code: 'ABCD EFGH',
        email: 'wang@example.cn',
        password: 'Good-password-1',
      }),
    )
  })

  test('lets a login that exists sign in', async () => {
    const { onAccept } = form()
    await userEvent.click(screen.getByRole('button', { name: '已有账号，登录' }))
    fill('受邀邮箱', 'wang@example.cn')
    fill('密码', 'x')
    await userEvent.click(screen.getByRole('button', { name: '接受邀请' }))
    await vi.waitFor(() => expect(onAccept).toHaveBeenCalledWith(expect.objectContaining({ kind: 'known' })))
  })

  test('asks who is signed in for nothing but the code, and offers another login', async () => {
    const { onAccept, onOther } = form('li@example.cn')
    expect(screen.getByText('您已登录为 li@example.cn。')).toBeVisible()
    expect(screen.queryByLabelText('密码')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '接受邀请' }))
    await vi.waitFor(() => expect(onAccept).toHaveBeenCalledWith({ kind: 'present', code: 'ABCD EFGH' }))
    await userEvent.click(screen.getByRole('button', { name: '换一个账号' }))
    expect(onOther).toHaveBeenCalledOnce()
  })

  test.each(acceptOutcomes)('that ends with %s is a sentence with a way on', (outcome) => {
    show(<InvitationOutcome answer={{ outcome, role: 'city_officer' }} onTryAgain={() => undefined} />)
    const sentence = screen.getByRole('status').textContent ?? ''
    expect(sentence).toMatch(/。$/)
    expect(sentence).not.toMatch(/[{}]|account\./)
    expect(screen.getAllByRole('link').length + screen.getAllByRole('button').length).toBeGreaterThan(1)
  })

  test('that is accepted names the role', () => {
    show(
      <InvitationOutcome
        answer={{ outcome: 'accepted', role: 'city_officer' }}
        onTryAgain={() => undefined}
      />,
    )
    expect(screen.getByText('您现在是市州中心。')).toBeVisible()
    expect(screen.getByRole('link', { name: '进入系统' })).toHaveAttribute('href', '/')
  })
})

describe('signing up', () => {
  test('says at each field what is missing, and that the rule is ten characters of three kinds', async () => {
    show(<SignUpPage />)
    fill('密码', 'abcdefghijk')
    await userEvent.click(screen.getByRole('button', { name: '注册' }))
    expect(await screen.findByText('请输入邮箱')).toBeVisible()
    expect(await screen.findByText('须含大写字母、小写字母和数字')).toBeVisible()
    expect(await screen.findByText('请再输一次密码')).toBeVisible()
    expect(await screen.findByText('至少 10 个字符，含大写字母、小写字母和数字。')).toBeVisible()
  })
})

describe('my account', () => {
  const profile: Profile = {
    user_id: 'u',
    email: 'lina@example.cn',
    staff: {
      role: 'city_officer',
      region_code: '510100',
      region_name: '成都市',
      institution_id: null,
      institution_name: null,
      attribution: null,
      name: '李娜',
      grants: ['reveal'],
    },
    person_id: null,
    person_name: null,
    institutions: [],
    deputy_for: [],
    deputyships: [],
    regions: ['510100'],
    has_decisions: false,
    idle_minutes: 30,
    today: '2026-04-15',
  }

  function account(changes: Partial<Parameters<typeof AccountView>[0]> = {}) {
    const onAppearance = vi.fn()
    show(
      <AccountView
        profile={profile}
        deputies={[]}
        appearance="light"
        onAppearance={onAppearance}
        {...changes}
      >
        <PasswordForm email={profile.email} />
      </AccountView>,
    )
    return onAppearance
  }

  test('shows role, scope, rights and that the own record is not claimed', () => {
    account()
    expect(screen.getByText('市州中心')).toBeVisible()
    expect(screen.getByText('成都市')).toBeVisible()
    expect(screen.getByText('查看完整个人信息')).toBeVisible()
    expect(screen.getByRole('link', { name: '去认领' })).toBeVisible()
  })

  test('names the claimed record and the units that one stands in for', () => {
    account({
      profile: { ...profile, person_id: 'p', person_name: '李娜' },
      deputies: [
        {
          id: 'd',
          email: null,
          name: '李娜',
          institution_id: 'i',
          starts_on: '2026-04-01',
          ends_on: '2026-04-30',
          reason: '休假',
          created_at: '2026-04-01T00:00:00Z',
          institutions: { name: '锦城技工学校' },
        },
      ],
    })
    expect(screen.getByText('已认领：李娜')).toBeVisible()
    expect(screen.getByText('锦城技工学校，2026-04-01 至 2026-04-30')).toBeVisible()
  })

  test('an applicant has no office to show', () => {
    account({ profile: { ...profile, staff: null } })
    const panel = within(screen.getByRole('region', { name: '基本信息' }))
    expect(panel.getByText('换证人员')).toBeVisible()
    expect(panel.queryByText('范围')).toBeNull()
  })

  test('switches the appearance', async () => {
    const onAppearance = account()
    await userEvent.click(screen.getByText('深色'))
    expect(onAppearance).toHaveBeenCalledWith('dark')
  })
})
