// 我的督导: what a supervisor is asked, what can be answered when, and what was declared.
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import { OwnDispatchesView } from '../../src/features/dispatch/answers/OwnDispatchesView'
import { ownDispatchOf } from './dispatchSamples'
import { show } from './reviewSamples'

type Props = Parameters<typeof OwnDispatchesView>[0]

function showOwn(props: Partial<Props> = {}) {
  const calls = { onAccept: vi.fn(), onDecline: vi.fn(), onDeclare: vi.fn(), onWithdraw: vi.fn() }
  show(
    <OwnDispatchesView
      dispatches={[]}
      declarations={[]}
      error={null}
      today="2026-04-15"
      onRetry={() => undefined}
      {...calls}
      {...props}
    />,
  )
  return calls
}
const buttons = () => screen.queryAllByRole('button').map((button) => button.textContent)

test('a dispatch says where, when and until when to answer, and is accepted or declined', () => {
  const row = ownDispatchOf()
  const { onAccept, onDecline } = showOwn({ dispatches: [row] })
  const panel = screen.getByRole('region', { name: '2026-04-25 至 2026-04-26 · 成都市锦城技工学校' })
  expect(panel).toHaveTextContent('一号实训楼 · 电工 · 2026-07')
  expect(panel).toHaveTextContent('请在 2026-04-16 10:00 前答复')
  fireEvent.click(within(panel).getByRole('button', { name: '接受' }))
  expect(onAccept).toHaveBeenCalledWith(row)
  fireEvent.click(within(panel).getByRole('button', { name: '婉拒' }))
  expect(onDecline).toHaveBeenCalledWith(row)
  expect(within(panel).getByRole('link', { name: '抽派核验' })).toHaveAttribute(
    'href',
    '/dispatch/proof/draw-1',
  )
})

test.each([
  ['accepted', '2026-04-20', ['婉拒', '申报']],
  ['accepted', '2026-04-27', ['申报']],
  ['asked', '2026-04-27', ['申报']],
  ['declined', '2026-04-15', ['申报']],
  ['unanswered', '2026-04-15', ['申报']],
  ['released', '2026-04-15', ['申报']],
] as const)('one that is %s on %s offers %s', (status, today, offered) => {
  showOwn({ dispatches: [ownDispatchOf({ status })], today })
  expect(buttons()).toEqual(offered)
})

test('declarations stand with what they are about and can be taken back', () => {
  const { onWithdraw, onDeclare } = showOwn({
    declarations: [
      {
        id: 'd1',
        kind: 'relative',
        institution_name: '绵阳市涪江职业培训中心',
        starts_on: null,
        ends_on: null,
        note: '配偶任教',
        declared_at: '2026-04-01T00:00:00Z',
      },
      {
        id: 'd2',
        kind: 'absence',
        institution_name: null,
        starts_on: '2026-05-01',
        ends_on: '2026-05-01',
        note: null,
        declared_at: '2026-04-01T00:00:00Z',
      },
    ],
  })
  expect(screen.getByText('配偶任教')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '撤回：不能到场 · 2026-05-01' }))
  expect(onWithdraw).toHaveBeenCalledWith('d2')
  expect(screen.getByText('亲属在该机构 · 绵阳市涪江职业培训中心')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '申报' }))
  expect(onDeclare).toHaveBeenCalledOnce()
})

test('with nothing yet it says what will come, and a failure says itself', () => {
  showOwn()
  expect(screen.getByText('没有派给您的督导任务')).toBeVisible()
  expect(screen.getByText('没有申报')).toBeVisible()
  showOwn({ dispatches: undefined, error: new AppError('offline', 'offline', {}, 0) })
  expect(screen.getByRole('alert')).toHaveTextContent('没有连接上服务器')
})
