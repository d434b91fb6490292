// 工作台: what each role finds, counts and their lists, clocks, who is late.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import { staffRoles } from '../../src/domain/staffRole'
import { desks, needsWorkbench, queuesOf } from '../../src/features/workbench/desks'
import { ReminderDialog } from '../../src/features/workbench/ReminderDialog'
import { WorkbenchBatches } from '../../src/features/workbench/WorkbenchBatches'
import { WorkbenchClocks } from '../../src/features/workbench/WorkbenchClocks'
import { WorkbenchExpiring } from '../../src/features/workbench/WorkbenchExpiring'
import { WorkbenchLate } from '../../src/features/workbench/WorkbenchLate'
import { WorkbenchQueues } from '../../src/features/workbench/WorkbenchQueues'
import { WorkbenchRecent } from '../../src/features/workbench/WorkbenchRecent'
import { WorkbenchView } from '../../src/features/workbench/WorkbenchView'
import { today, workbench } from './officeSamples'
import { show } from './reviewSamples'

describe('the desks', () => {
  test('every role has one, and no panel stands on it twice', () => {
    for (const role of staffRoles) {
      const panels = [...desks[role].main, ...desks[role].side]
      expect(panels.length, role).toBeGreaterThan(0)
      expect(new Set(panels).size, role).toBe(panels.length)
    }
  })

  test('security administration and audit see nothing of files', () => {
    expect(needsWorkbench('security_admin')).toBe(false)
    expect(needsWorkbench('auditor')).toBe(false)
    expect(needsWorkbench('manager')).toBe(true)
  })

  test('a 省属 unit reports its own summary table, another unit does not', () => {
    expect(queuesOf('institution_officer', true).mine).toContain('awaiting_summary')
    expect(queuesOf('institution_officer', false).mine).not.toContain('awaiting_summary')
  })

  test('waiting and failing are shown as such', async () => {
    const frame = { who: '李娜', today, desk: desks.city_officer, renderPanel: () => null }
    const { unmount } = show(<WorkbenchView {...frame} isReady={false} />)
    expect(screen.getByRole('status', { name: '正在加载……' })).toBeVisible()
    unmount()
    const onRetry = vi.fn()
    show(
      <WorkbenchView
        {...frame}
        isReady={false}
        error={new AppError('offline', 'offline')}
        onRetry={onRetry}
      />,
    )
    await userEvent.click(screen.getByRole('button', { name: '重试' }))
    expect(onRetry).toHaveBeenCalledOnce()
  })
})

describe('queues', () => {
  test('counts open their queue, late ones its late files', () => {
    show(<WorkbenchQueues queues={workbench.queues} mine={['re_review']} others={['final_review']} />)
    expect(screen.getByRole('link', { name: '待复审，5 份' })).toHaveAttribute(
      'href',
      '/reviews?queue=re_review',
    )
    expect(screen.getByRole('link', { name: '待复审，逾期 2 份' })).toHaveAttribute(
      'href',
      '/reviews?queue=re_review&due=late',
    )
    expect(screen.getByRole('link', { name: '待终审，10,000 以上 份' })).toBeVisible()
  })

  test('nothing to do is said in words', () => {
    show(<WorkbenchQueues queues={[]} mine={['re_review']} others={[]} />)
    expect(screen.getByText('没有等您办理的申报')).toBeVisible()
  })

  test('who only looks on has no queue of the own', () => {
    show(<WorkbenchQueues queues={workbench.queues} mine={[]} others={['re_review']} />)
    expect(screen.getByRole('heading', { name: '各环节申报' })).toBeVisible()
    expect(screen.queryByText('其他环节')).toBeNull()
  })
})

describe('the clock of a round', () => {
  test('shows the working days left and the due date of the own level', () => {
    show(<WorkbenchClocks rounds={workbench.rounds} today={today} ownTerm="city" />)
    expect(screen.getByRole('img', { name: '报名还剩 12 个工作日' })).toBeVisible()
    expect(screen.getByText('市州上报（本级期限）')).toBeVisible()
    expect(screen.getByText('还有 2 天')).toBeVisible()
  })

  test.each([
    ['2026-04-09', '2026-04-10 开始报名'],
    ['2026-05-01', '报名已截止'],
  ])('on %s it says %s', (day, words) => {
    show(<WorkbenchClocks rounds={workbench.rounds} today={day} />)
    expect(screen.getByText(words)).toBeVisible()
  })

  test('an end beyond the loaded calendar is awaited, not guessed', () => {
    const rounds = workbench.rounds.map((round) => ({ ...round, working_days_left: null }))
    show(<WorkbenchClocks rounds={rounds} today={today} />)
    expect(screen.getByText('待工作日历')).toBeVisible()
  })

  test('without a round it says so', () => {
    show(<WorkbenchClocks rounds={[]} today={today} />)
    expect(screen.getByText('现在没有进行中的换证轮次')).toBeVisible()
  })
})

describe('who is late', () => {
  const unit = {
    institution_id: 'u1',
    name: '锦城技工学校',
    contact_name: '王敏',
    contact_phone: '028-86740000',
    n: 4,
    oldest: '2026-04-10',
    reminded_at: '2026-04-14T02:00:00+00:00',
  }

  test('a unit with its phone, the last reminder and its files', () => {
    show(<WorkbenchLate late={[unit]} isByUnit canRemind />)
    expect(screen.getByRole('link', { name: '028-86740000' })).toHaveAttribute('href', 'tel:028-86740000')
    expect(screen.getByText('上次催办 2026-04-14 10:00')).toBeVisible()
    expect(screen.getByRole('link', { name: '锦城技工学校，逾期 4 份' })).toHaveAttribute(
      'href',
      '/reviews?queue=all&due=late&unit=u1&status=unit_review%2Cawaiting_seal',
    )
    expect(screen.getByRole('button', { name: '催办 锦城技工学校' })).toBeVisible()
  })

  test('省属 units stand under their own name, without what the province itself has to do', () => {
    show(
      <WorkbenchLate
        late={[{ region_code: '510000', n: 1, oldest: '2026-04-10', reminded_at: null }]}
        isByUnit={false}
        canRemind={false}
      />,
    )
    const link = screen.getByRole('link', { name: '省属单位，逾期 1 份' })
    expect(link.getAttribute('href')).not.toContain('re_review')
    expect(screen.getByText('未催办')).toBeVisible()
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('nobody is good news', () => {
    show(<WorkbenchLate late={[]} isByUnit canRemind />)
    expect(screen.getByText('没有逾期')).toBeVisible()
  })
})

describe('the other panels', () => {
  test('own decisions lead back to the file', () => {
    show(
      <WorkbenchRecent
        recent={[
          {
            application_id: 'a1',
            at: '2026-04-14T02:00:00+00:00',
            action: 'approve',
            from_status: 're_review',
            to_status: 'awaiting_summary',
            number: '202604-0001',
            person_name: '张三',
          },
        ]}
      />,
    )
    expect(screen.getByRole('link', { name: '张三 202604-0001' })).toHaveAttribute('href', '/reviews/a1')
    expect(screen.getByText('通过')).toBeVisible()
    expect(screen.getByText('待汇总')).toBeVisible()
  })

  test('cards say when they expire or how long ago they did', () => {
    const card = { id: 'c', person_id: 'p', holder_name: '张三', kind: 'assessor', number: 'K1' }
    show(
      <WorkbenchExpiring
        today={today}
        cards={[
          { ...card, id: 'c1', valid_to: '2026-04-05' },
          { ...card, id: 'c2', valid_to: '2026-04-15' },
          { ...card, id: 'c3', valid_to: '2026-06-14' },
        ]}
      />,
    )
    const list = within(screen.getByRole('list', { name: '即将到期的证卡' }))
    for (const words of ['已过期 10 天', '今天到期', '60 天后到期'])
      expect(list.getByText(words)).toBeVisible()
  })

  test('the province receives what others report', () => {
    const batches = [{ status: 'reported', n: 2 }]
    const { unmount } = show(<WorkbenchBatches batches={batches} isReceiver />)
    expect(screen.getByText('待签收')).toBeVisible()
    unmount()
    show(<WorkbenchBatches batches={batches} isReceiver={false} />)
    expect(screen.getByText('已上报，待签收')).toBeVisible()
  })

  test('a call is not logged before the rounds are there; what failed can be asked for again', async () => {
    show(
      <ReminderDialog name="成都市" target={{ regionCode: '510100' }} contact="" onClose={() => undefined} />,
    )
    expect(screen.getByRole('button', { name: '保存' })).toBeDisabled()
    // nothing is connected here, as when the server is away
    expect((await screen.findAllByRole('button', { name: '重试' })).length).toBe(2)
    expect(screen.queryByText('还没有催办过')).toBeNull()
  })
})
