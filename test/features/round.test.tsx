// 换证计划: list, form with its computed end, warnings, progress by city.
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import { RoundForm } from '../../src/features/rounds/RoundForm'
import { RoundListView } from '../../src/features/rounds/RoundListView'
import { RoundProgressTable } from '../../src/features/rounds/RoundProgressTable'
import { daysLeft } from '../../src/features/rounds/roundClock'
import { draftOf, formOf, type RoundFormValues } from '../../src/features/rounds/roundForm'
import { progressOf } from '../../src/features/rounds/roundProgress'
import { suggestRound } from '../../src/features/rounds/roundSuggestion'
import { calendar, roundOf, terms, today } from './officeSamples'
import { show } from './reviewSamples'

type ListProps = Parameters<typeof RoundListView>[0]

function list(changes: Partial<ListProps> = {}) {
  const handlers = { onCopy: vi.fn(), onYear: vi.fn(), onRetry: vi.fn() }
  show(
    <RoundListView
      rounds={[roundOf()]}
      today={today}
      workingDays={['2026-04-15', '2026-04-16', '2026-04-17']}
      provisionalYears={[]}
      canEdit
      year={undefined}
      {...handlers}
      {...changes}
    />,
  )
  return handlers
}

describe('the list of rounds', () => {
  test('says where a round stands and how many working days are left', () => {
    list()
    expect(screen.getByText('报名中')).toBeVisible()
    expect(screen.getByText('剩 3 个工作日')).toBeVisible()
    expect(screen.getByRole('link', { name: '2026年4月复核换证' })).toHaveAttribute('href', '/rounds/round-4')
  })

  test('marks dates of a calendar that is not announced yet, and an end that awaits one', () => {
    list({
      provisionalYears: [2026],
      rounds: [roundOf(), roundOf({ id: 'x', status: 'draft', closes_on: null })],
    })
    expect(screen.getAllByText('暂定日历')).toHaveLength(1)
    expect(screen.getByText('待工作日历')).toBeVisible()
  })

  test('offers planning to the provincial administration only', () => {
    list({ canEdit: false })
    expect(screen.queryByRole('link', { name: '新建计划' })).toBeNull()
    expect(screen.queryByRole('button', { name: '复制往年计划' })).toBeNull()
  })

  test('without rounds it says what comes next', () => {
    list({ rounds: [] })
    expect(screen.getByText('还没有换证计划')).toBeVisible()
    expect(screen.getByText('新建一个，或从往年复制。')).toBeVisible()
  })

  test('a failure can be tried again', async () => {
    const { onRetry } = list({ rounds: undefined, error: new AppError('offline', 'offline') })
    await userEvent.click(screen.getByRole('button', { name: '重试' }))
    expect(onRetry).toHaveBeenCalledOnce()
  })
})

describe('working days left', () => {
  const days = ['2026-04-29', '2026-04-30']
  test('count today and stop at the last day', () => {
    expect(daysLeft(roundOf(), '2026-04-29', days)).toBe(2)
    expect(daysLeft(roundOf(), '2026-04-30', days)).toBe(1)
    expect(daysLeft(roundOf(), '2026-05-01', days)).toBeNull()
  })
})

describe('the suggestion for a month', () => {
  const suggest = (year: number, month: number) =>
    suggestRound(
      year,
      month,
      [roundOf({ year: 2025, window_from: '2024-12-01', window_to: '2025-05-31' })],
      calendar,
      10,
    )

  test('moves the window of the latest year and opens on the last working day up to the 10th', () => {
    expect(suggest(2026, 4)).toEqual({
      window_from: '2025-12-01',
      window_to: '2026-05-31',
      opens_on: '2026-04-10',
    })
    // 10 October 2026 is a Saturday that is worked, 10 May a Sunday
    expect(suggest(2026, 10).opens_on).toBe('2026-10-10')
    expect(suggest(2026, 5).opens_on).toBe('2026-05-09')
  })

  test('knows no window for a month that never had a round', () => {
    expect(suggest(2026, 7)).toMatchObject({ window_from: null, window_to: null })
  })

  test('without a calendar it proposes the day itself', () => {
    expect(suggest(2031, 4).opens_on).toBe('2031-04-10')
  })

  test('a window that ends with February ends with it in a leap year too', () => {
    const rounds = [roundOf({ year: 2027, month: 2, window_to: '2027-02-28' })]
    expect(suggestRound(2028, 2, rounds, calendar, 10).window_to).toBe('2028-02-29')
  })
})

describe('the form of a round', () => {
  type FormProps = Parameters<typeof RoundForm>[0]
  const draft = roundOf({ status: 'draft', id: 'draft-1', published_at: null })

  function form(changes: Partial<FormProps> = {}) {
    const onSave = vi.fn<FormProps['onSave']>().mockResolvedValue('draft-1')
    show(
      <RoundForm
        existing={draft}
        rounds={[draft]}
        terms={terms}
        calendar={calendar}
        provisionalYears={[]}
        thisYear={2026}
        onSave={onSave}
        onSaved={() => undefined}
        onCancel={() => undefined}
        {...changes}
      />,
    )
    return onSave
  }
  const shownFor = (label: string) => screen.getByText(label).closest('.ant-descriptions-item')

  test('computes the end and the due dates from the opening day', () => {
    form()
    expect(shownFor('按工作日历推算')).toHaveTextContent('2026-04-30')
    expect(shownFor('单位初审')).toHaveTextContent('2026-05-11')
    expect(screen.queryByText('请核对')).toBeNull()
  })

  test('an end set otherwise needs a reason, moves the due dates and is pointed out', async () => {
    const onSave = form({
      existing: { ...draft, closes_on: '2026-05-08', override_reason: '系统停机' },
    })
    expect(shownFor('单位初审')).toHaveTextContent('2026-05-14')
    expect(screen.getByText(/截止日期另定为 2026-05-08，按日历推算是 2026-04-30/)).toBeVisible()
    fireEvent.change(screen.getByLabelText('另定截止日的理由'), { target: { value: '' } })
    await userEvent.click(screen.getByRole('button', { name: '保存草稿' }))
    expect(await screen.findByText('请填写理由（至少 2 个字）')).toBeVisible()
    expect(onSave).not.toHaveBeenCalled()
  })

  test('warns of an opening on a day off', () => {
    form({ existing: { ...draft, opens_on: '2026-05-03' } })
    expect(screen.getByText('2026-05-03 是休息日。')).toBeVisible()
    expect(screen.getByText('开始当天不上班，从下一个工作日起计。')).toBeVisible()
  })

  test('warns of a late opening and of an overlap with another round', () => {
    form({
      existing: { ...draft, opens_on: '2026-04-13' },
      rounds: [
        draft,
        roundOf({ id: 'july', name: '七月轮', window_from: '2026-05-01', window_to: '2026-08-31' }),
      ],
    })
    expect(screen.getByText(/报名从 13 日开始，晚于 10 日/)).toBeVisible()
    expect(screen.getByText(/与“七月轮”的到期范围重叠（2026-05-01 至 2026-05-31）/)).toBeVisible()
  })

  test('a year without a calendar is no guess', () => {
    form({ existing: { ...draft, opens_on: '2031-04-10' } })
    expect(shownFor('按工作日历推算')).toHaveTextContent('待工作日历')
    expect(screen.getByText(/工作日历不足以推算截止日期/)).toBeVisible()
  })

  test('what the server says of a field stands at the field', async () => {
    form({
      onSave: vi
        .fn<FormProps['onSave']>()
        .mockRejectedValue(new AppError('rule', 'round_month_taken', { field: 'month' }, 422)),
    })
    await userEvent.click(screen.getByRole('button', { name: '保存草稿' }))
    expect(await screen.findByText('这个月已有换证计划。')).toBeVisible()
  })

  test('a colleague who was faster is told, and what is written stays', async () => {
    const onReload = vi.fn()
    form({
      onReload,
      onSave: vi
        .fn<FormProps['onSave']>()
        .mockRejectedValue(new AppError('conflict', 'stale_version', {}, 409)),
    })
    const name = screen.getByLabelText('计划名称')
    fireEvent.change(name, { target: { value: '改过的名称' } })
    await userEvent.click(screen.getByRole('button', { name: '保存草稿' }))
    expect(await screen.findByText('这份草稿已在别处修改')).toBeVisible()
    expect(name).toHaveValue('改过的名称')
    await userEvent.click(screen.getByRole('button', { name: '载入最新内容' }))
    await waitFor(() => expect(onReload).toHaveBeenCalledOnce())
  })

  test('sends no end of its own where the calendar shall decide', () => {
    const values: RoundFormValues = { ...formOf(draft), closes_on: '2026-05-08', override_reason: 'x' }
    expect(draftOf(values)).toMatchObject({ closes_on: null, override_reason: '' })
    expect(draftOf({ ...values, isOverridden: true })).toMatchObject({ closes_on: '2026-05-08' })
  })
})

describe('progress by city', () => {
  const rows = [
    { region_code: '510000', status: 'unit_review', n: 3, late: 0 },
    { region_code: '510700', status: 're_review', n: 2, late: 1 },
    { region_code: '510100', status: 're_review', n: 5, late: 0 },
  ]

  test('cities stand in the order of their codes, the province’s own units last, and the sums fit', () => {
    const { regions, all } = progressOf(rows)
    expect(regions.map((region) => region.region_code)).toEqual(['510100', '510700', '510000'])
    expect(all.total).toEqual({ n: 10, late: 1 })
    expect(all.cells.re_review).toEqual({ n: 7, late: 1 })
  })

  test('each figure opens exactly its files, late ones by themselves', () => {
    show(<RoundProgressTable roundId="r1" rows={rows} />)
    expect(screen.getByRole('link', { name: '绵阳市，待复审，2 份' })).toHaveAttribute(
      'href',
      '/reviews?queue=all&round=r1&status=re_review&city=510700',
    )
    expect(screen.getByRole('link', { name: '绵阳市，待复审，逾期 1 份' })).toHaveAttribute(
      'href',
      '/reviews?queue=all&round=r1&status=re_review&city=510700&due=late',
    )
    const table = within(screen.getByRole('table'))
    expect(table.getByText('省属单位')).toBeVisible()
    expect(table.queryByText('待终审')).toBeNull()
  })

  test('without files it says so', () => {
    show(<RoundProgressTable roundId="r1" rows={[]} />)
    expect(screen.getByText('还没有提交的申报')).toBeVisible()
  })
})
