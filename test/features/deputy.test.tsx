// A deputy: whom the list shows, how it ends, and the desk and queues of somebody who stands in for a unit.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { mayOpen } from '../../src/app/pages'
import { AppError } from '../../src/data/errors'
import type { Deputy } from '../../src/data/staff'
import { can, type Login, seatOf } from '../../src/domain/access'
import { queueConditions, queuesOf, scopeOf } from '../../src/features/reviews/queues'
import { DeputyListView } from '../../src/features/staff/DeputyListView'
import { EndDeputyDialog } from '../../src/features/staff/EndDeputyDialog'
import { show, today } from './reviewSamples'

const deputy: Deputy = {
  id: 'deputy-1',
  email: 'deputy@example.cn',
  name: '林静',
  institution_id: 'unit-1',
  starts_on: '2026-04-10',
  ends_on: '2026-04-30',
  reason: '经办人休假',
  created_at: '2026-04-09T02:00:00Z',
  institutions: { name: '成都市锦城技工学校' },
}

function list(rows: Deputy[]) {
  const onEnd = vi.fn()
  show(<DeputyListView title="代理" extra={null} rows={rows} today={today} onEnd={onEnd} />)
  return onEnd
}

describe('the list of deputies', () => {
  test('ends those that hold or are to come, and leaves those that are over', async () => {
    const onEnd = list([
      deputy,
      { ...deputy, id: 'deputy-2', name: '赵强', starts_on: '2026-05-01', ends_on: '2026-05-02' },
      { ...deputy, id: 'deputy-3', name: '何平', ends_on: '2026-04-14' },
    ])
    const table = within(screen.getByRole('table'))
    expect(table.queryByRole('button', { name: '结束 何平 的代理' })).toBeNull()
    expect(table.getByRole('button', { name: '结束 赵强 的代理' })).toBeVisible()
    await userEvent.click(table.getByRole('button', { name: '结束 林静 的代理' }))
    expect(onEnd).toHaveBeenCalledWith(deputy)
  })
})

describe('ending a deputyship', () => {
  test('says what it means and closes when it is done', async () => {
    const onClose = vi.fn()
    const onEnd = vi.fn().mockResolvedValue(undefined)
    show(<EndDeputyDialog row={deputy} onEnd={onEnd} onClose={onClose} />)
    expect(screen.getByText(/成都市锦城技工学校，2026-04-10 至 2026-04-30。立即生效/)).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: '结束代理' }))
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce())
    expect(onEnd).toHaveBeenCalledOnce()
  })

  test('that a colleague ended before stays open with the reason', async () => {
    const onEnd = vi.fn().mockRejectedValue(new AppError('missing', 'deputy_not_found', {}, 404))
    show(<EndDeputyDialog row={deputy} onEnd={onEnd} onClose={() => undefined} />)
    await userEvent.click(screen.getByRole('button', { name: '结束代理' }))
    expect(await screen.findByText('没有找到这项代理，可能已经结束。')).toBeVisible()
  })
})

describe('somebody without a staff row who stands in for a unit', () => {
  const login: Login & { institutions: string[] } = {
    user_id: 'applicant',
    staff: null,
    person_id: 'person-1',
    institutions: ['unit-1'],
    deputy_for: ['unit-1'],
    deputyships: [{ region_code: '510100' }],
  }

  test('sits at the desk of an officer of the unit and works through its queue', () => {
    expect(seatOf(login)).toEqual({ role: 'institution_officer', region_code: '510100' })
    expect(queuesOf('institution_officer')[0]).toBe('unit_review')
    expect(scopeOf(login)).toEqual({ institutionIds: ['unit-1'] })
    expect(queueConditions('due_soon', login, today).statuses).toEqual(['unit_review', 'awaiting_seal'])
    expect(can(login, 'application.review')).toBe(true)
    expect(can(login, 'portal.use')).toBe(true)
  })

  test('opens the officer’s pages besides the own portal', () => {
    const role = seatOf(login)?.role ?? 'applicant'
    for (const page of ['desk', 'portal', 'unit_people', 'review_queue', 'review_bench', 'collection'])
      expect(mayOpen(role, page)).toBe(true)
    for (const page of ['staff', 'issuing', 'identities', 'audit', 'roundCreate'])
      expect(mayOpen(role, page)).toBe(false)
    for (const page of ['unit_people', 'review_queue', 'review_bench'])
      expect(mayOpen('applicant', page)).toBe(false)
  })

  test('is an applicant and nothing else outside the time', () => {
    const over = { ...login, institutions: [], deputy_for: [], deputyships: [] }
    expect(seatOf(over)).toBeNull()
    expect(can(over, 'application.review')).toBe(false)
  })
})
