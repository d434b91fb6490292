// 通知: a sentence per kind, unread ones, the bell.
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import type { Notification } from '../../src/data/notifications'
import { BellLink } from '../../src/features/notifications/NotificationBell'
import { NotificationListView } from '../../src/features/notifications/NotificationListView'
import { enUS } from '../../src/i18n/en-US'
import { notificationSentence } from '../../src/i18n/notificationSentence'
import { zhCN } from '../../src/i18n/zh-CN'
import { chinese, show, translationOf } from './reviewSamples'

const english = translationOf(enUS, 'en-US')

const message: Notification = {
  id: 'm1',
  kind: 'application_return',
  params: { number: '202604-0001', person: '张三', from: 're_review', to: 'returned', due_on: '2026-04-22' },
  application_id: 'a1',
  round_id: null,
  created_at: '2026-04-15T02:00:00+00:00',
  read_at: null,
}

/** A value for whatever a Chinese sentence names: the English one may name nothing else. */
const everyValue = Object.fromEntries(
  JSON.stringify(zhCN.notification.kind)
    .match(/\{(\w+)\}/g)
    ?.map((place) => [place.slice(1, -1), `一个${place.slice(1, -1)}`]) ?? [],
)

describe('a message', () => {
  test('says what happened and by when to act, in both languages', () => {
    expect(notificationSentence(message, chinese)).toBe(
      '张三的申报（202604-0001）被退回修改。请在 2026-04-22 前办理。',
    )
    expect(notificationSentence(message, english)).toBe(
      'The file of 张三 (202604-0001) was returned for correction. Please act by 2026-04-22.',
    )
  })

  test('names a status by its word, and no term that is not the reader’s', () => {
    const passed = {
      kind: 'application_approve',
      params: { ...message.params, to: 'awaiting_seal', due_on: '2026-05-11' },
    }
    expect(notificationSentence(passed, chinese)).toBe(
      '张三的申报（202604-0001）已通过一级审核，现在是“待盖章”。',
    )
  })

  test('of a draft has no number', () => {
    const params = { person: '张三', number: null, to: 'expired_draft' }
    expect(notificationSentence({ kind: 'application_expire', params }, chinese)).toBe(
      '张三的申报因逾期终止。',
    )
  })

  test('of a table sent back says why, or where it is said', () => {
    const sentBack = (note: string | null) =>
      notificationSentence({ kind: 'batch_sent_back', params: { number: 'HZ1', note } }, chinese)
    expect(sentBack('缺章')).toBe('汇总表 HZ1 被省中心退回：缺章')
    expect(sentBack(null)).toBe('汇总表 HZ1 被省中心退回：原因见汇总表')
  })

  test('of a kind that this page does not know yet is told without details', () => {
    expect(notificationSentence({ kind: 'card_moved', params: {} }, chinese)).toBe('有一条新消息。')
  })

  test.each(Object.keys(zhCN.notification.kind))('%s leaves no place unfilled', (kind) => {
    const params = { ...message.params, ...everyValue }
    for (const translation of [chinese, english])
      expect(notificationSentence({ kind, params }, translation)).not.toMatch(/[{}]/)
  })
})

describe('the list of messages', () => {
  function list(messages: Notification[] | undefined, tab: 'all' | 'unread' = 'all') {
    const handlers = { onTab: vi.fn(), onOlder: vi.fn(), onRead: vi.fn() }
    show(
      <NotificationListView
        tab={tab}
        messages={messages}
        hasOlder={false}
        isFetchingOlder={false}
        {...handlers}
      />,
    )
    return handlers
  }

  test('leads to the file, and reading is noted', async () => {
    const { onRead } = list([message])
    expect(screen.getByRole('img', { name: '未读' })).toBeVisible()
    const link = screen.getByRole('link', { name: '查看申报' })
    expect(link).toHaveAttribute('href', '/applications/a1')
    await userEvent.click(link)
    expect(onRead).toHaveBeenCalledWith('m1')
  })

  test('of a summary table leads to the summary tables', () => {
    list([{ ...message, kind: 'batch_received', application_id: null, read_at: message.created_at }])
    expect(screen.getByRole('link', { name: '查看汇总表' })).toHaveAttribute('href', '/summaries')
    expect(screen.queryByRole('button', { name: '标为已读' })).toBeNull()
  })

  test.each([
    [
      'cards_expiring',
      { count: 3 },
      '又有 3 张证卡临近到期（90、60、30 或 7 天）。',
      '/cards?expiry=within_90',
    ],
    [
      'round_published_office',
      { round: '2026年4月复核换证', opens_on: '2026-04-10', closes_on: '2026-04-30', count: 12 },
      '2026年4月复核换证已发布，网上报名 2026-04-10 至 2026-04-30，范围内有 12 张证卡。',
      '/cards?expiry=this_round',
    ],
    [
      'card_expiring',
      { number: 'K1', valid_to: '2026-05-15', days: 30 },
      '证卡 K1 将于 2026-05-15 到期，还有 30 天，请留意换证安排。',
      '/portal',
    ],
    [
      'person_joined',
      { person: '张三', person_id: 'p1', to_unit: '某单位' },
      '张三的档案已转入某单位。',
      '/people/p1',
    ],
  ])('of kind %s says what it is about and leads there', (kind, params, sentence, target) => {
    list([{ ...message, kind, params, application_id: null, read_at: message.created_at }])
    expect(screen.getByText(sentence)).toBeVisible()
    expect(screen.getByRole('link')).toHaveAttribute('href', target)
  })

  test('all are marked at once, where there is anything to mark', async () => {
    const { onRead } = list([message])
    await userEvent.click(screen.getByRole('button', { name: '全部标为已读' }))
    expect(onRead).toHaveBeenCalledWith()
  })

  test('without messages it says so', () => {
    list([], 'unread')
    expect(screen.getByText('没有未读通知')).toBeVisible()
    expect(screen.getByRole('button', { name: '全部标为已读' })).toBeDisabled()
  })
})

test('the bell says how many are unread, up to 99', () => {
  const { unmount } = show(<BellLink unread={120} />)
  expect(screen.getByRole('link', { name: '通知，120 条未读' })).toHaveTextContent('99+')
  unmount()
  show(<BellLink unread={0} />)
  expect(screen.getByRole('link', { name: '通知' })).toHaveTextContent('')
})
