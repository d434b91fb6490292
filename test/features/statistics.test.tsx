// 统计: every figure says a sentence, stands in a table, and opens the list that it counts.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import { Asked } from '../../src/features/statistics/Asked'
import { RegionMap } from '../../src/features/statistics/RegionMap'
import { DisciplineFigures } from '../../src/features/statistics/sections/DisciplineSection'
import { DispatchFigures } from '../../src/features/statistics/sections/DispatchSection'
import { ExpiryFigure } from '../../src/features/statistics/sections/ExpirySection'
import { FunnelFigures } from '../../src/features/statistics/sections/FunnelSection'
import { LatenessFigures } from '../../src/features/statistics/sections/LatenessSection'
import { ReasonFigures } from '../../src/features/statistics/sections/ReasonSection'
import { RenewalFigure } from '../../src/features/statistics/sections/RenewalFigure'
import {
  discipline,
  dispatch,
  expiry,
  funnel,
  lateness,
  reasons,
  renewals,
  showPart,
  today,
} from './statisticsSamples'

const november = { round: 'november' }
const period = { from: '2026-10-01', to: '2026-11-01' }
const link = (name: string | RegExp) => screen.getByRole('link', { name })
const narrowing = (name: string) =>
  Object.fromEntries(new URL(link(name).getAttribute('href') ?? '', 'http://x').searchParams)

describe('renewals', () => {
  const figure = (changes: Partial<Parameters<typeof RenewalFigure>[0]> = {}) =>
    showPart(
      <RenewalFigure
        answer={renewals}
        by="region"
        compared={undefined}
        scope={november}
        extra={null}
        {...changes}
      />,
    )

  test('say what became of the files, and each number opens them', () => {
    figure()
    expect(
      screen.getByText(/共申报 14 份：通过 7 份，在办 4 份，不予通过 2 份，撤回或逾期 1 份/),
    ).toBeVisible()
    expect(narrowing('成都市 不予通过 2')).toEqual({
      queue: 'all',
      reached: '1',
      status: 'rejected,appealing',
      round: 'november',
      city: '510100',
    })
    expect(narrowing('合计 申报 14')).toEqual({ queue: 'all', reached: '1', round: 'november' })
    expect(narrowing('省属单位 申报 3')).toMatchObject({ city: '510000' })
  })

  test('nothing is opened where there is nothing, and a city without files has no row', () => {
    figure()
    expect(screen.queryByRole('link', { name: /省属单位 不予通过/ })).toBeNull()
    expect(screen.queryByRole('rowheader', { name: '绵阳市' })).toBeNull()
  })

  test('stand beside the round before: its own files, the change, a city that had some then', () => {
    figure({ compared: 'before' })
    expect(screen.getByText(/2026年7月复核换证为 7 份，增减 \+7（\+100%）/)).toBeVisible()
    expect(narrowing('成都市 对比期申报 5')).toMatchObject({ round: 'july', city: '510100' })
    const mianyang = screen.getByRole('row', { name: /绵阳市/ })
    expect(mianyang).toHaveTextContent('−2（−100%）')
  })

  test('say so where there is nothing to compare with', () => {
    figure({ compared: 'year_before' })
    expect(screen.getByText(/没有可比较的轮次或时段/)).toBeVisible()
  })

  test('occupations do not add up, and many are shown on demand', async () => {
    const rows = Array.from({ length: 17 }, (_, i) => ({
      ...renewals.rows[1],
      basis: 'this' as const,
      key: `职业${String(i).padStart(2, '0')}`,
    })) as typeof renewals.rows
    figure({ by: 'occupation', answer: { ...renewals, rows } })
    expect(screen.queryByRole('rowheader', { name: '合计' })).toBeNull()
    expect(screen.queryByRole('rowheader', { name: '职业16' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '显示全部 17 个' }))
    expect(screen.getByRole('rowheader', { name: '职业16' })).toBeVisible()
    expect(narrowing('职业16 申报 11')).toMatchObject({ occupation: '职业16' })
  })

  test('without files say what to try', () => {
    figure({ answer: { ...renewals, rows: [] } })
    expect(screen.getByText('这个范围内没有申报')).toBeVisible()
    expect(screen.getByText('可以换一个轮次、时段或市州。')).toBeVisible()
  })

  test('by month the table is read before it is opened, and opened its numbers lead on', async () => {
    const rows = [{ ...renewals.rows[1], basis: 'this' as const, key: '2026-11-01' }] as typeof renewals.rows
    figure({ by: 'month', answer: { ...renewals, rows }, scope: {} })
    expect(screen.getByRole('cell', { name: '11' })).toBeInTheDocument()
    expect(screen.queryByRole('link', { name: '2026-11 申报 11' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '显示数据表' }))
    expect(narrowing('2026-11 申报 11')).toMatchObject({
      submitted: '2026-11-01',
      submitted_to: '2026-11-30',
    })
  })
})

test('the funnel counts who came how far, and the times say which step is slow', () => {
  showPart(<FunnelFigures answer={funnel} scope={november} />)
  expect(screen.getByText('提交 20 份；已上报省中心 12 份（60%），已发证 4 份（20%）。')).toBeVisible()
  expect(narrowing('上报 12')).toEqual({ queue: 'all', reached: '5', round: 'november' })
  expect(screen.getByText(/最慢的是“待终审”：一半在 4 个工作日内办结，九成在 11 个/)).toHaveTextContent(
    '另有 1 次因年度日历未录入而未计。',
  )
  expect(narrowing('待终审 办结次数 9')).toEqual({
    queue: 'decisions',
    left: 'final_review',
    days_min: '0',
    round: 'november',
  })
})

describe('reasons', () => {
  const figures = (choices = {}) =>
    showPart(<ReasonFigures answer={reasons} action="return" scope={november} />, { choices })

  test('begin with the most frequent, with what they make up together', () => {
    figures()
    expect(
      screen.getByText('共 5 次决定。最多的是“照片不合规”，占 80%；前 1 项原因占八成以上。'),
    ).toBeVisible()
    expect(narrowing('照片不合规 4')).toEqual({
      queue: 'decisions',
      action: 'return',
      reason: 'photo',
      round: 'november',
    })
    expect(screen.getByRole('row', { name: /上传材料与要求不符/ })).toHaveTextContent('20%100%')
  })

  test('of one step are its own, and so are the cities', () => {
    figures({ stage: 'final_review' })
    expect(screen.queryByText('照片不合规')).toBeNull()
    expect(narrowing('成都市 1')).toMatchObject({ stage: 'final_review', city: '510100' })
    expect(screen.queryByRole('rowheader', { name: '绵阳市' })).toBeNull()
  })

  test('that nobody gave are good news', () => {
    showPart(<ReasonFigures answer={{ rows: [], decisions: [] }} action="reject" scope={{}} />)
    expect(screen.getByText('这个范围内没有不予通过')).toBeVisible()
  })
})

describe('terms', () => {
  test('say what is left of them, what is over and what awaits the calendar', () => {
    showPart(<LatenessFigures answer={lateness} scope={{}} />)
    const terms = within(screen.getByRole('table', { name: '各轮次期限' }))
    expect(terms.getByText('已到期')).toBeVisible()
    expect(terms.getByText('剩 3 个工作日')).toBeVisible()
    expect(terms.getByText('待工作日历')).toBeVisible()
  })

  test('the league opens what is late, of a city its own steps and of 省属 units their report', () => {
    showPart(<LatenessFigures answer={lateness} scope={{}} />)
    expect(screen.getByText('1 个市州共有 3 份逾期，最多的是成都市。')).toBeVisible()
    expect(narrowing('成都市 市州逾期 2')).toEqual({
      queue: 'all',
      status: 're_review,awaiting_summary',
      city: '510100',
      due: 'late',
    })
    expect(narrowing('省属单位 市州在办 1')).toMatchObject({ status: 'awaiting_summary', city: '510000' })
  })

  test('what waits for the province is not the cities’', () => {
    showPart(<LatenessFigures answer={lateness} scope={{}} />)
    expect(screen.getByText('省中心在办 6 份，其中逾期 1 份。')).toBeVisible()
    expect(narrowing('待复审（省属单位） 2')).toEqual({ queue: 'all', status: 're_review', city: '510000' })
  })

  test('a city sees no league of the province’s own work', () => {
    showPart(<LatenessFigures answer={lateness} scope={{}} />, { seesCities: false })
    expect(screen.queryByText('省中心在办')).toBeNull()
  })
})

test('the forecast names the fullest month and what has expired already', async () => {
  showPart(<ExpiryFigure answer={expiry} scope={{}} />)
  expect(screen.getByText(/共有 15 张有效证卡到期，最多的是 2026-12（11 张）/)).toBeVisible()
  expect(narrowing('本月以前已到期、尚未换证的： 7')).toEqual({ status: 'active', valid_to_to: '2026-10-31' })
  await userEvent.click(screen.getByRole('button', { name: '显示数据表' }))
  expect(screen.getAllByRole('row')).toHaveLength(1 + 24 + 1)
  expect(narrowing('2026-12 质量督导员 2')).toEqual({
    status: 'active',
    valid_to: '2026-12-01',
    valid_to_to: '2026-12-31',
    kind: 'supervisor',
  })
})

test('lapses and penalties stand by month, ground and outcome', async () => {
  showPart(<DisciplineFigures answer={discipline} scope={period} />)
  expect(screen.getByText('已作废 4 张，申诉后恢复 1 张。')).toBeVisible()
  expect(screen.getByText('有效的处理决定 2 件，申诉后撤销 1 件。')).toBeVisible()
  const [lapses] = screen.getAllByRole('button', { name: '显示数据表' })
  await userEvent.click(lapses as HTMLElement)
  expect(narrowing('2026-10 未按规定参加复核 3')).toEqual({
    tab: 'all',
    ground: 'not_renewed',
    status: 'standing',
    on: '2026-10-01',
    on_to: '2026-10-31',
  })
  expect(narrowing('使用过期证卡 已撤销 1')).toMatchObject({ ground: 'expired_card', standing: 'revoked' })
})

describe('inspections', () => {
  test('say coverage, answers, findings and rectification', () => {
    showPart(<DispatchFigures answer={dispatch} scope={period} seesOrders />)
    expect(screen.getByText('评价活动 8 场，安排督导 4 场（覆盖率 50%），已抽派 3 场。')).toBeVisible()
    expect(screen.getByText('共抽派 6 人次：接受 4，婉拒 1（17%），逾期未答复 0。')).toBeVisible()
    // four people accepted in three orders
    expect(screen.getByRole('row', { name: /已接受/ })).toHaveTextContent('4367%')
    expect(narrowing('已接受 3')).toMatchObject({ answer: 'accepted', begins: '2026-10-01' })
    expect(narrowing('使用过期证卡 待处理 2')).toMatchObject({ kind: 'expired_card', status: 'open' })
    expect(screen.getByText('按期整改 3 个（占到期的 60%），逾期未整改 1 个。')).toBeVisible()
  })

  test('who has no list of orders reads the numbers only', async () => {
    showPart(<DispatchFigures answer={dispatch} scope={period} seesOrders={false} />)
    await userEvent.click(screen.getByRole('button', { name: '显示数据表' }))
    expect(narrowing('2026-11 评价活动 8')).toMatchObject({ held: 'yes', begins: '2026-11-01' })
    expect(screen.getByRole('row', { name: /^2026-11/ })).toHaveTextContent('2026-11843')
    expect(screen.queryByRole('link', { name: '2026-11 安排督导 4' })).toBeNull()
  })
})

describe('the map', () => {
  const values = new Map([
    ['510100', 9],
    ['510700', 2],
  ])
  const map = () =>
    showPart(<RegionMap label="市州分布图" values={values} pathOf={(region) => `/reviews?city=${region}`} />)

  test('draws all 21, and those with a number open their list', () => {
    map()
    expect(screen.getAllByRole('link')).toHaveLength(2)
    expect(link('成都市 9')).toHaveAttribute('href', '/reviews?city=510100')
    expect(screen.getByText('甘孜')).toBeInTheDocument()
  })

  test('is one stop of the tab key, and the arrows walk it', async () => {
    map()
    await userEvent.tab()
    expect(link('成都市 9')).toHaveFocus()
    await userEvent.keyboard('{ArrowRight}')
    expect(link('绵阳市 2')).toHaveFocus()
    await userEvent.keyboard('{ArrowRight}{Home}')
    expect(link('成都市 9')).toHaveFocus()
    await userEvent.tab()
    expect(link('绵阳市 2')).not.toHaveFocus()
  })
})

describe('figures on their way', () => {
  const part = (ask: () => Promise<string>) =>
    showPart(
      <Asked name="test" scope={{ today }} ask={ask}>
        {(answer) => <p>{answer}</p>}
      </Asked>,
    )

  test('are waited for', async () => {
    part(() => new Promise(() => undefined))
    expect(screen.getByRole('status', { name: '正在统计……' })).toBeVisible()
  })

  test('that did not come can be asked for again', async () => {
    const ask = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new AppError('offline', 'offline'))
      .mockResolvedValue('共 3 份')
    part(ask)
    await userEvent.click(await screen.findByRole('button', { name: '重试' }))
    expect(await screen.findByText('共 3 份')).toBeVisible()
  })

  test('that are not for the login say so, without a second try', async () => {
    part(() => Promise.reject(new AppError('forbidden', 'not_permitted', {}, 403)))
    expect(await screen.findByText('没有权限查看')).toBeVisible()
    expect(screen.queryByRole('button', { name: '重试' })).toBeNull()
  })
})
