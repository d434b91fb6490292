import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { PortalScreen } from '../../src/features/portal/PortalScreen'
import { dictionaries } from './portalDictionaries'
import { card, fileRow, portalOf, scope } from './portalSamples'
import { show } from './reviewSamples'

const nothing = () => undefined

function open(wish: Parameters<typeof portalOf>[0] = {}) {
  const { container } = show(
    <PortalScreen portal={portalOf(wish)} dictionaries={dictionaries} onChanged={nothing} />,
  )
  return within(within(container).getByRole('region', { name: '我的证卡' }))
}

test('a card whose round is open can be applied for, until a day', () => {
  const cards = open()
  expect(cards.getByText(/2026年4月复核换证正在报名，可以申报换证。报名截止 2026-04-30/)).toBeVisible()
  expect(cards.getByText(/还有 15 天/)).toBeVisible()
  expect(cards.getByRole('link', { name: '申报换证' })).toHaveAttribute('href', '/applications/start/card-1')
})

test('a card whose round is yet to come says when it opens and offers no button', () => {
  const cards = open({
    rounds: [{ ...portalOf().rounds[0], opens_on: '2026-04-20' } as never],
  })
  expect(cards.getByText(/应在 2026年4月复核换证 申报，2026-04-20 开始报名/)).toBeVisible()
  expect(cards.queryByRole('link')).toBeNull()
})

test('a card that no round covers any more leads to late admission, one admitted late can apply', () => {
  open({ rounds: [], cards: [{ ...card, valid_to: '2026-01-31' }] })
  expect(screen.getByText(/向省职鉴中心申请补报名/)).toBeVisible()

  open({
    rounds: [],
    cards: [{ ...card, id: 'late', valid_to: '2026-01-31' }],
    lateAdmissions: [{ card_id: 'late', round_id: 'round-1', until_on: '2026-04-20' }],
  })
  expect(screen.getByText(/已获准补报名，可以申报换证。报名截止 2026-04-20/)).toBeVisible()
})

test.each([
  ['draft', '草稿尚未提交。请在 2026-05-20 24:00 前完成。', '继续填写'],
  ['returned', '已被退回，请补正后重新提交。请在 2026-05-20 24:00 前完成。', '去补正'],
  ['awaiting_seal', '单位已同意，请打印申报表，盖章后上传。请在 2026-05-20 24:00 前完成。', '打印并上传'],
  ['re_review', '正在办理：待复审。', '查看进度'],
  ['rejected', '不予通过；可在 2026-05-20 前申诉。', '查看与申诉'],
] as const)('a card with a file in %s says what to do', (status, sentence, action) => {
  const cards = open({ files: [{ ...fileRow, status }] })
  expect(cards.getByText(sentence)).toBeVisible()
  expect(cards.getByRole('link', { name: action })).toHaveAttribute('href', '/applications/file-1')
})

test('a superseded card cannot be renewed and says why', () => {
  const cards = open({ cards: [{ ...card, status: 'superseded' }] })
  expect(cards.getByText('证卡已换新证，不能换证。')).toBeVisible()
  expect(cards.queryByRole('link')).toBeNull()
})

test('what waits for the holder stands first', () => {
  const cards = open({
    cards: [
      { ...card, id: 'far', number: 'FAR', valid_to: '2028-01-31' },
      { ...card, id: 'near', number: 'NEAR' },
    ],
  })
  expect(cards.getAllByRole('article').map((article) => article.getAttribute('aria-label'))).toEqual([
    'NEAR',
    'FAR',
  ])
})

test('no cards, files or messages is said, and what to do about it', () => {
  open({ cards: [], files: [], messages: [] })
  expect(screen.getByText('名下没有证卡')).toBeVisible()
  expect(screen.getByText(/请联系申报单位核对登记信息/)).toBeVisible()
  expect(screen.getByText('还没有申报过')).toBeVisible()
  expect(screen.getByText('没有消息')).toBeVisible()
})

test('a file shows its status and how far it has come in words', () => {
  open({ files: [fileRow] })
  const files = within(screen.getByRole('region', { name: '我的申报' }))
  expect(files.getByRole('link', { name: '202604-510100-00001 · 考评员' })).toBeVisible()
  expect(files.getByLabelText('待盖章：已完成')).toBeInTheDocument()
  expect(files.getByLabelText('待复审：正在进行')).toBeInTheDocument()
  expect(files.getByLabelText('待终审：尚未开始')).toBeInTheDocument()
})

test('messages are sentences with the words of the statuses; unread ones say so', () => {
  open({
    messages: [
      {
        id: 'm1',
        kind: 'application_return',
        params: { person: '林婉清', number: '202604-510100-00001', due_on: '2026-04-22' },
        application_id: 'file-1',
        created_at: '2026-04-15T01:00:00Z',
        read_at: null,
      },
      {
        id: 'm2',
        kind: 'application_approve',
        params: { person: '林婉清', number: '202604-510100-00001', from: 'unit_review', to: 'awaiting_seal' },
        application_id: null,
        created_at: '2026-04-14T01:00:00Z',
        read_at: '2026-04-14T02:00:00Z',
      },
    ],
  })
  const messages = within(screen.getByRole('region', { name: '消息' }))
  expect(messages.getByRole('link', { name: /被退回修改。请在 2026-04-22 前办理/ })).toBeVisible()
  expect(messages.getByText(/现在是“待盖章”/)).toBeVisible()
  expect(messages.getAllByText(/未读/)).toHaveLength(1)
  expect(messages.getByRole('button', { name: '全部标为已读' })).toBeVisible()
})

test('a login without a person claims its record; a 15-digit number is told what to do', async () => {
  const user = userEvent.setup()
  show(
    <PortalScreen
      portal={portalOf({ scope: { ...scope, person_id: null, person_name: null }, personStatus: null })}
      dictionaries={dictionaries}
      onChanged={nothing}
    />,
  )
  await user.click(screen.getByRole('button', { name: '认领' }))
  expect(await screen.findByText('请填写姓名')).toBeVisible()
  expect(await screen.findByText('请填写身份证号码。')).toBeVisible()
  expect(await screen.findByText('请填写证卡编号')).toBeVisible()
  await user.type(screen.getByLabelText('身份证号码'), '510100850312101')
  expect(await screen.findByText(/这是 15 位旧号码，请填写身份证上的 18 位号码/)).toBeVisible()
})

test('who is not on record registers; every rule has its sentence at its field', async () => {
  const user = userEvent.setup()
  show(
    <PortalScreen
      portal={portalOf({ scope: { ...scope, person_id: null, person_name: null }, personStatus: null })}
      dictionaries={dictionaries}
      onChanged={nothing}
    />,
  )
  await user.click(screen.getByRole('button', { name: /登记为新人员/ }))
  await user.type(screen.getByLabelText('姓名'), 'Lin')
  await user.type(screen.getByLabelText('联系电话'), '12345')
  await user.click(screen.getByRole('button', { name: '登记' }))
  expect(await screen.findByText(/姓名应为 2 至 30 个汉字/)).toBeVisible()
  expect(await screen.findByText(/请填写 11 位手机号/)).toBeVisible()
  expect(await screen.findByText('请选择申报单位。')).toBeVisible()
  expect(await screen.findAllByText('请填写证卡的有效期起止日期。')).toHaveLength(2)
})

test('what was typed for a claim that finds nothing goes along into the registration', async () => {
  const user = userEvent.setup()
  show(
    <PortalScreen
      portal={portalOf({ scope: { ...scope, person_id: null, person_name: null }, personStatus: null })}
      dictionaries={dictionaries}
      onChanged={nothing}
    />,
  )
  await user.type(screen.getByLabelText('姓名'), '林婉清')
  await user.type(screen.getByLabelText('身份证号码'), '510100199211052027')
  await user.type(screen.getByLabelText('证卡编号'), 'K512300001')
  await user.click(screen.getByRole('button', { name: /登记为新人员/ }))
  expect(screen.getByLabelText('姓名')).toHaveValue('林婉清')
  expect(screen.getByLabelText('身份证号码')).toHaveValue('510100199211052027')
  expect(screen.getByLabelText('证卡编号')).toHaveValue('K512300001')
  await user.click(screen.getByRole('button', { name: '返回认领' }))
  expect(screen.getByLabelText('姓名')).toHaveValue('林婉清')
})

test('an unconfirmed person is told', () => {
  open({ personStatus: 'unverified' })
  expect(screen.getByText(/待申报单位确认/)).toBeVisible()
})

test('who holds a supervisor’s card finds the own dispatches, nobody else is led there', () => {
  open()
  expect(screen.queryByRole('link', { name: '我的督导' })).toBeNull()
  open({ cards: [{ ...card, kind: 'supervisor' }] })
  expect(screen.getByRole('link', { name: '我的督导' })).toHaveAttribute('href', '/my-dispatches')
})
