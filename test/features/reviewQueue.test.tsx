// The queue as people see it: rows, cards, loading, empty, failed, read-only, decided several at once.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ApplicationListRow } from '../../src/data/applicationList'
import { AppError } from '../../src/data/errors'
import type { BulkOutcome, reviewApplications } from '../../src/data/reviewing'
import { BulkDecisionDialog } from '../../src/features/reviews/BulkDecisionDialog'
import type { QueueWords } from '../../src/features/reviews/queueColumns'
import { noCursor } from '../../src/features/reviews/queueKeys'
import { ReviewQueueTabs } from '../../src/features/reviews/ReviewQueueTabs'
import { ReviewQueueView } from '../../src/features/reviews/ReviewQueueView'
import { dictionaries } from './reviewDictionaries'
import { chinese, rowOf, show, today } from './reviewSamples'

const words: QueueWords = {
  t: chinese.t,
  language: 'zh-CN',
  queue: 're_review',
  today,
  userId: 'me',
  personId: null,
  cardKinds: dictionaries.cardKinds,
  reasonCodes: [],
  showsRegion: false,
  isUnit: false,
  benchPath: (row) => `/reviews/${row.id}`,
}

type ViewProps = Parameters<typeof ReviewQueueView>[0]

function viewOf(rows: ApplicationListRow[] | undefined, changes: Partial<ViewProps> = {}) {
  const handlers = {
    onCommand: vi.fn(),
    onSort: vi.fn(),
    onPage: vi.fn(),
    onRetry: vi.fn(),
    onStart: vi.fn(),
    onDecide: vi.fn(),
    onClearFilters: vi.fn(),
    onShowLate: vi.fn(),
  }
  show(
    <ReviewQueueView
      view={{ queue: 're_review', filters: {}, sort: undefined, page: 1, pageSize: 20 }}
      words={words}
      list={rows && { rows, total: rows.length, isCapped: false }}
      cursor={noCursor}
      isBulk
      isReadOnly={false}
      canDecide={() => true}
      late={0}
      tabs={null}
      filters={null}
      savedViews={null}
      {...handlers}
      {...changes}
    />,
  )
  return handlers
}

/** Makes the window as narrow as a phone's until the end of the test. */
function onPhone() {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (query) =>
      ({
        matches: query.includes('max-width'),
        media: query,
        addEventListener: () => undefined,
        removeEventListener: () => undefined,
        addListener: () => undefined,
        removeListener: () => undefined,
      }) as unknown as MediaQueryList,
  )
}

describe('a queue', () => {
  test('shows each file with its due date in words and who has it', () => {
    const claimed_until = new Date(Date.now() + 60_000).toISOString()
    viewOf([
      rowOf(),
      rowOf({
        id: '2',
        person_name: '赵强',
        due_on: '2026-04-10',
        claimed_by: 'x',
        claimed_by_name: '周涛',
        claimed_until,
      }),
      rowOf({ id: '3', person_name: '何平', due_on: today }),
    ])
    const row = (name: string) => within(screen.getByRole('link', { name }).closest('tr') as HTMLElement)
    expect(row('林静').getByText('剩 10 天')).toBeVisible()
    expect(row('赵强').getByText('逾期 5 天')).toBeVisible()
    expect(row('赵强').getByText('周涛 办理中')).toBeVisible()
    expect(row('何平').getByText('今天到期')).toBeVisible()
  })

  test('forgets a claim that has run out', () => {
    viewOf([rowOf({ claimed_by: 'x', claimed_by_name: '周涛', claimed_until: '2026-01-01T00:00:00Z' })])
    expect(screen.queryByText('周涛 办理中')).toBeNull()
  })

  test('says that it is loading', () => {
    viewOf(undefined)
    expect(screen.getByRole('status')).toHaveTextContent('正在加载')
  })

  test('says that nothing is to be done, and how files come', () => {
    viewOf([])
    expect(screen.getByText('没有待办的申报')).toBeVisible()
  })

  test('offers to clear the filters when nothing matches', async () => {
    const { onClearFilters } = viewOf([], {
      view: { queue: 're_review', filters: { q: '林' }, sort: undefined, page: 1, pageSize: 20 },
    })
    await userEvent.click(screen.getByRole('button', { name: '清除筛选' }))
    expect(onClearFilters).toHaveBeenCalled()
  })

  test('says why it did not load and tries again', async () => {
    const { onRetry } = viewOf(undefined, { error: new AppError('offline', 'offline') })
    expect(screen.getByRole('alert')).toHaveTextContent('没有连接上服务器')
    await userEvent.click(screen.getByRole('button', { name: '重试' }))
    expect(onRetry).toHaveBeenCalled()
  })

  test('keeps the rows in view when a refresh fails', () => {
    viewOf([rowOf()], { error: new AppError('offline', 'offline') })
    expect(screen.getByRole('alert')).toBeVisible()
    expect(screen.getByRole('link', { name: '林静' })).toBeVisible()
  })

  test('offers no retry where permission is missing', () => {
    viewOf(undefined, { error: new AppError('forbidden', 'not_permitted') })
    expect(screen.getByText('没有权限查看')).toBeVisible()
    expect(screen.queryByRole('button', { name: '重试' })).toBeNull()
  })

  test('does not let files be selected that the user may not decide', () => {
    viewOf([rowOf(), rowOf({ id: 'own', person_name: '李娜', person_id: 'me' })], {
      words: { ...words, personId: 'me' },
      canDecide: (row) => row.id !== 'own',
    })
    expect(screen.getByRole('checkbox', { name: '选择 李娜 的申报' })).toBeDisabled()
    expect(screen.getByText('本人申报')).toBeVisible()
    expect(screen.getByRole('checkbox', { name: '选择 林静 的申报' })).toBeEnabled()
  })

  test('read-only, it has names without links, no boxes and no decision', () => {
    viewOf([rowOf()], {
      isBulk: false,
      isReadOnly: true,
      canDecide: () => false,
      words: { ...words, benchPath: () => undefined },
    })
    expect(screen.getByText('林静')).toBeVisible()
    expect(screen.queryByRole('link')).toBeNull()
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(screen.queryByRole('button', { name: '开始审核' })).toBeNull()
    expect(screen.getByText(/您可以查看这些申报/)).toBeVisible()
  })

  test('offers decisions for the selection', async () => {
    const { onDecide } = viewOf([rowOf()], { cursor: { ...noCursor, selectedIds: ['file-1'] } })
    const bar = within(screen.getByRole('region', { name: '批量操作' }))
    expect(bar.getByText('已选 1 项')).toBeVisible()
    await userEvent.click(bar.getByRole('button', { name: '退回修改' }))
    expect(onDecide).toHaveBeenCalledWith('return')
  })

  test('says how many are late and leads to them', async () => {
    const { onShowLate } = viewOf([rowOf()], { late: 3 })
    await userEvent.click(screen.getByRole('button', { name: '其中逾期 3 份' }))
    expect(onShowLate).toHaveBeenCalled()
  })

  test('asks the server for another order', async () => {
    const { onSort } = viewOf([rowOf()])
    await userEvent.click(screen.getByRole('columnheader', { name: /办理期限/ }))
    expect(onSort).toHaveBeenCalledWith({ field: 'due_on', order: 'asc' })
  })
})

describe('a queue on a phone', () => {
  afterEach(() => vi.restoreAllMocks())

  test('shows cards instead of a table', () => {
    onPhone()
    viewOf([rowOf()])
    expect(screen.queryByRole('table')).toBeNull()
    const card = within(within(screen.getByRole('list', { name: '待复审' })).getByRole('listitem'))
    expect(card.getByRole('link', { name: '林静' })).toBeVisible()
    expect(card.getByText('剩 10 天')).toBeVisible()
    expect(card.getByText('成都市锦城技工学校')).toBeVisible()
  })

  test('selects a card with the thumb', async () => {
    onPhone()
    const { onCommand } = viewOf([rowOf()])
    await userEvent.click(screen.getByRole('checkbox', { name: '选择 林静 的申报' }))
    expect(onCommand).toHaveBeenCalledWith({ type: 'select', ids: ['file-1'] })
  })
})

describe('the tabs', () => {
  test('count up to ten thousand, and say which is open', () => {
    show(
      <ReviewQueueTabs
        queues={['re_review', 'all']}
        current="re_review"
        totals={{ re_review: { total: 10_000, isCapped: true } }}
        pathOf={(queue) => `/reviews?queue=${queue}`}
        onChoose={() => undefined}
      />,
    )
    expect(screen.getByRole('link', { name: '待复审 10,000+' })).toHaveAttribute('aria-current', 'page')
    expect(screen.getByRole('link', { name: '全部' })).toHaveAttribute('href', '/reviews?queue=all')
  })
})

describe('several files at once', () => {
  const rows = [rowOf(), rowOf({ id: '2', person_name: '赵强' })]
  const done: BulkOutcome = {
    id: 'file-1',
    outcome: 'done',
    key: null,
    detail: null,
    status: 'awaiting_summary',
    version: 4,
  }
  const refused: BulkOutcome = {
    id: '2',
    outcome: 'refused',
    key: 'claimed_by_other',
    detail: { name: '周涛', until: '2026-04-15T02:30:00Z' },
    status: null,
    version: null,
  }

  function open(send: typeof reviewApplications, action: 'approve' | 'return' = 'approve') {
    const onClose = vi.fn()
    show(
      <BulkDecisionDialog
        action={action}
        rows={rows}
        dictionaries={dictionaries}
        send={send}
        onClose={onClose}
      />,
    )
    return onClose
  }

  test('are decided in one call, and each shows its outcome: the refused ones first, with the reason', async () => {
    const send = vi.fn(async () => [done, refused])
    const onClose = open(send)
    await userEvent.click(screen.getByRole('button', { name: '确定' }))
    expect(send).toHaveBeenCalledTimes(1)
    const lines = await screen.findAllByRole('row')
    expect(lines[1]).toHaveTextContent(/赵强.*没有办理.*周涛 正在办理/)
    expect(lines[2]).toHaveTextContent(/林静.*已办理/)
    expect(screen.getByText('1 份没有办理')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '关闭' }))
    expect(onClose).toHaveBeenCalledWith(true)
  })

  test('are sent again with the same id when no answer came', async () => {
    const ids: string[] = []
    const send = vi.fn(async (...[, , requestId]: Parameters<typeof reviewApplications>) => {
      ids.push(requestId)
      if (ids.length === 1) throw new AppError('offline', 'offline')
      return [done, refused]
    })
    open(send)
    await userEvent.click(screen.getByRole('button', { name: '确定' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('这次办理是否成功还不知道')
    await userEvent.click(await screen.findByRole('button', { name: '现在再次提交' }))
    expect(await screen.findByText('1 份没有办理')).toBeVisible()
    expect(new Set(ids).size).toBe(1)
  })

  test('are not sent without a reason and what to mend', async () => {
    const send = vi.fn(async () => [done])
    open(send, 'return')
    await userEvent.click(screen.getByRole('button', { name: '确定' }))
    expect(await screen.findByText('请至少选择一个理由。')).toBeVisible()
    expect(screen.getByText('退回时请指明需要补正的项目或材料。')).toBeVisible()
    expect(send).not.toHaveBeenCalled()
  })
})
