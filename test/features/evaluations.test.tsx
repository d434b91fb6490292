// 评价活动: what is shown and offered to whom, the month, and the people of an evaluation.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import { EvaluationMonth } from '../../src/features/evaluations/EvaluationMonth'
import { EvaluationView } from '../../src/features/evaluations/EvaluationView'
import { EvaluationCard } from '../../src/features/evaluations/evaluationColumns'
import { assignmentOf, dictionaries, evaluationOf } from './registerSamples'
import { chinese, show } from './reviewSamples'

type ViewProps = Parameters<typeof EvaluationView>[0]

function view(changes: Partial<ViewProps> = {}) {
  const handlers = {
    onEdit: vi.fn(),
    onCancel: vi.fn(),
    onAssign: vi.fn(),
    onUnassign: vi.fn(),
    onEnterRecords: vi.fn(),
  }
  show(
    <EvaluationView
      row={evaluationOf()}
      error={null}
      onRetry={vi.fn()}
      clashes={[]}
      people={[]}
      peopleError={null}
      dictionaries={dictionaries}
      today="2026-04-15"
      party="unit"
      {...handlers}
      {...changes}
    />,
  )
  return handlers
}
const button = (name: string) => screen.queryByRole('button', { name })

describe('an evaluation', () => {
  test('is ordered an inspection of by its center, and shows the order that is there', () => {
    view({ party: 'center', inspections: 'ordered' })
    expect(screen.getByRole('link', { name: '下达督导' })).toHaveAttribute(
      'href',
      '/dispatch?evaluation=evaluation-1',
    )
  })

  test('that is inspected leads to the order, and offers no second one', () => {
    const order = {
      id: 'o1',
      number: '督510120260001',
      status: 'drawn',
      evaluation_id: 'evaluation-1',
    } as const
    view({ party: 'center', inspections: 'ordered', order })
    expect(screen.getByRole('link', { name: '督510120260001 · 已抽取' })).toHaveAttribute(
      'href',
      '/dispatch/o1',
    )
    expect(screen.queryByRole('link', { name: '下达督导' })).toBeNull()
  })

  test('says nothing of inspections to its institution but who comes, once it is time', () => {
    view({ disclosure: { from: '2026-04-19T16:00:00Z', is_open: false, supervisors: [] } })
    expect(screen.getByText(/名单自 2026-04-20 00:00 起在此公布/)).toBeVisible()
    expect(screen.queryByText('督导')).toBeNull()
  })

  test('names to its institution who comes from then on', () => {
    const supervisors = [{ person_name: '何建平', card_number: 'R51240001' }]
    view({ disclosure: { from: '2026-04-14T16:00:00Z', is_open: true, supervisors } })
    expect(screen.getByText('何建平 · R51240001')).toBeVisible()
  })

  test('names kind and levels in words', () => {
    view()
    for (const words of ['职业技能等级认定', '中级工（四级）', '45 人', '王敏，2026-04-01 10:00'])
      expect(screen.getByText(words)).toBeVisible()
  })

  test('is changed by its institution until it begins', () => {
    view()
    expect(button('修改')).toBeVisible()
    expect(button('取消评价')).toBeVisible()
  })

  test('that has begun is its center’s to correct; its people may still change', () => {
    view({ today: '2026-04-21' })
    expect(button('修改')).toBeNull()
    expect(button('添加人员')).toBeVisible()
    expect(screen.getByText(/评价已经开始/)).toBeVisible()
  })

  test('that is over keeps its people', () => {
    view({ today: '2026-04-22', people: [assignmentOf()] })
    expect(button('添加人员')).toBeNull()
    expect(button('把 林静 移出名单')).toBeNull()
    expect(button('录入工作记录')).toBeVisible()
  })

  test('is corrected by the center at any time, and only read by others', () => {
    view({ party: 'center', today: '2026-05-01' })
    expect(button('修改')).toBeVisible()
    expect(button('添加人员')).toBeNull()
  })

  test('offers nothing to who only reads', () => {
    view({ party: 'reader', people: [assignmentOf()] })
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('cancelled says who and why', () => {
    view({
      row: evaluationOf({
        status: 'cancelled',
        cancelled_by_name: '王敏',
        cancelled_at: '2026-04-10T02:00:00Z',
        cancel_reason: '报名人数不足',
      }),
    })
    expect(screen.getByText('王敏 于 2026-04-10 10:00 取消：报名人数不足')).toBeVisible()
    expect(button('修改')).toBeNull()
  })

  test('shows who else is at its site', () => {
    view({
      clashes: [
        {
          id: 'evaluation-1',
          other_id: 'evaluation-2',
          institution_name: '绵阳市涪江职业培训中心',
          batch: '第8批',
          starts_on: '2026-04-21',
          ends_on: '2026-04-21',
        },
      ],
    })
    expect(screen.getByText('绵阳市涪江职业培训中心，批次 第8批，2026-04-21')).toBeVisible()
  })

  test('that is another’s is said to be missing', () => {
    view({ row: undefined, error: new AppError('missing', 'evaluation_not_found', {}, 404) })
    expect(screen.getByText('没有找到')).toBeVisible()
  })
})

describe('its people', () => {
  test('are checked in words, and counted where something is wrong', () => {
    view({
      people: [
        assignmentOf(),
        assignmentOf({
          id: 'assignment-2',
          person_name: '赵强',
          problems: ['card_expired', 'level_outside'],
        }),
      ],
    })
    const table = within(screen.getByRole('table', { name: '评价人员名单' }))
    for (const words of ['相符', '已到期待换证，不能参加', '等级超出证卡范围'])
      expect(table.getByText(words)).toBeVisible()
    expect(screen.getByText('1 人需注意')).toBeVisible()
  })

  test('whose record is missing get it entered together', async () => {
    const missing = assignmentOf({ id: 'assignment-2', person_name: '赵强' })
    const { onEnterRecords } = view({
      today: '2026-04-21',
      people: [assignmentOf({ record: 'confirmed' }), missing],
    })
    await userEvent.click(screen.getByRole('button', { name: '录入工作记录' }))
    expect(onEnterRecords).toHaveBeenCalledWith([missing])
  })
})

test('a row says when it was reported late and that its site is taken', () => {
  const words = { translation: chinese, dictionaries, today: '2026-04-15', showsInstitution: true }
  const clash = {
    id: 'evaluation-1',
    other_id: 'evaluation-2',
    institution_name: '绵阳市涪江职业培训中心',
    batch: '1',
    starts_on: '2026-04-20',
    ends_on: '2026-04-20',
  }
  show(<EvaluationCard row={{ ...evaluationOf({ is_late: true }), clashes: [clash] }} words={words} />)
  for (const text of ['未开始', '迟报', '场地冲突']) expect(screen.getByText(text)).toBeVisible()
  expect(screen.getByRole('link')).toHaveAttribute('href', '/evaluations/evaluation-1')
})

test('the month begins on its weekday and tells each day’s evaluations', async () => {
  const onDay = vi.fn()
  show(
    <EvaluationMonth
      days={['2026-04-01', '2026-04-02', '2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06']}
      counts={[{ day: '2026-04-02', evaluations: 2, head_count: 60, late: 1, clashes: 2 }]}
      today="2026-04-03"
      day="2026-04-02"
      onDay={onDay}
    />,
  )
  const [, firstWeek] = screen.getAllByRole('row')
  // the first of April 2026 is a Wednesday
  expect(within(firstWeek as HTMLElement).getAllByRole('cell')[2]).toHaveTextContent('1')
  expect(
    screen.getByRole('button', { name: '2026-04-02：2 场，60 人，迟报 1 场，场地冲突 2 场' }),
  ).toHaveAttribute('aria-pressed', 'true')
  await userEvent.click(screen.getByRole('button', { name: '2026-04-06：0 场，0 人' }))
  expect(onDay).toHaveBeenCalledWith('2026-04-06')
})
