// 均衡与覆盖: each number opens the list that it counts.
import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { DispatchUse } from '../../src/data/dispatchUse'
import { AppError } from '../../src/data/errors'
import { DispatchUseView, type UseView } from '../../src/features/dispatch/use/DispatchUseView'
import { show } from './reviewSamples'

const use: DispatchUse = {
  regions: [{ region_code: '510100', held: 12, drawn: 4, inspected: 3 }],
  institutions: [
    {
      institution_id: 'unit-1',
      institution_name: '成都市锦城技工学校',
      region_code: '510100',
      held: 0,
      drawn: 1,
      inspected: 0,
    },
  ],
  supervisors: [
    {
      person_id: 'person-1',
      name: '何建平',
      card_number: 'R51240001',
      region_code: '510100',
      institution_name: '某培训中心',
      dispatched: 3,
      accepted: 2,
      declined: 1,
      unanswered: 0,
    },
  ],
}
const span = { from: '2026-01-01', to: '2026-12-31' }
const view = (which: UseView, data: DispatchUse | undefined = use, error: unknown = null) =>
  show(<DispatchUseView view={which} use={data} span={span} error={error} onRetry={vi.fn()} />)
const href = (name: string) => screen.getByRole('link', { name }).getAttribute('href')

test('of a region: what was held, drawn and inspected, with the share of it', () => {
  view('regions')
  expect(href('已结束评价 12')).toBe(
    '/evaluations?days=2026-01-01&days_to=2026-12-31&region=510100&phase=over',
  )
  expect(href('已抽派任务 4')).toBe('/dispatch?days=2026-01-01&days_to=2026-12-31&region=510100&status=drawn')
  expect(href('已督导（有签到） 3')).toBe(
    '/dispatch?days=2026-01-01&days_to=2026-12-31&region=510100&inspected=yes',
  )
  expect(screen.getByText('25.0%')).toBeVisible()
})

test('of an institution: nought opens nothing, and nothing held has no share', () => {
  view('institutions')
  const row = screen.getByRole('row', { name: /锦城/ })
  expect(within(row).getAllByRole('link')).toHaveLength(1)
  expect(href('已抽派任务 1')).toContain('institution=unit-1')
  expect(within(row).getByText('—')).toBeVisible()
})

test('of a supervisor: dispatches, and each answer', () => {
  view('supervisors')
  expect(href('派出任务 3')).toBe('/dispatch?days=2026-01-01&days_to=2026-12-31&supervisor=person-1')
  expect(href('已婉拒 1')).toContain('supervisor=person-1&answer=declined')
})

test('of nothing says so, and a failure can be tried again', () => {
  view('regions', { regions: [], institutions: [], supervisors: [] })
  expect(screen.getByText('该时段没有可统计的评价或督导任务。')).toBeVisible()
})

test('that cannot be read says why', () => {
  show(
    <DispatchUseView
      view="regions"
      use={undefined}
      span={span}
      error={new AppError('failure', 'server_failed', {}, 500)}
      onRetry={vi.fn()}
    />,
  )
  expect(screen.getByRole('button')).toBeVisible()
})
