// 办理记录: the steps behind a figure, as a table and on a phone.
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { QueueWords } from '../../src/features/reviews/queueColumns'
import { noCursor } from '../../src/features/reviews/queueKeys'
import { ReviewQueueCard } from '../../src/features/reviews/ReviewQueueCard'
import { ReviewQueueView } from '../../src/features/reviews/ReviewQueueView'
import { dictionaries } from './reviewDictionaries'
import { chinese, rowOf, show, today } from './reviewSamples'

const words: QueueWords = {
  t: chinese.t,
  language: 'zh-CN',
  queue: 'decisions',
  today,
  userId: 'me',
  personId: null,
  cardKinds: dictionaries.cardKinds,
  reasonCodes: [
    { code: 'no_activity', name_zh: '有效期内未参与工作', name_en: 'no work' },
    { code: 'records_unproved', name_zh: '工作记录无法核实', name_en: 'unproved' },
  ],
  showsRegion: false,
  isUnit: false,
  benchPath: () => undefined,
}

const step = rowOf({
  decision: {
    action: 'reject',
    at: '2026-04-10T02:00:00Z',
    from: 're_review',
    reasons: ['no_activity', 'records_unproved'],
    days: 3,
  },
})
const nothing = () => undefined

test('a step tells what was done, where the file stood, why, and after how many working days', () => {
  show(
    <ReviewQueueView
      view={{ queue: 'decisions', filters: {}, sort: undefined, page: 1, pageSize: 20 }}
      words={words}
      list={{ rows: [step], total: 1, isCapped: false }}
      cursor={noCursor}
      isBulk={false}
      isReadOnly
      canDecide={() => false}
      late={0}
      tabs={null}
      filters={null}
      savedViews={null}
      onCommand={nothing}
      onSort={nothing}
      onPage={nothing}
      onRetry={nothing}
      onStart={nothing}
      onDecide={nothing}
      onClearFilters={nothing}
      onShowLate={nothing}
    />,
  )
  const row = screen.getByText(step.person_name).closest('tr')
  const cells = [...(row?.querySelectorAll('td') ?? [])].map(({ textContent }) => textContent)
  expect(cells.slice(-4)).toEqual([
    '不予通过 · 2026-04-10 10:00',
    '待复审',
    '3',
    '有效期内未参与工作、工作记录无法核实',
  ])
})

test('the same on a phone', () => {
  show(<ReviewQueueCard row={step} words={words} />)
  expect(screen.getByText('不予通过 · 2026-04-10 10:00')).toBeVisible()
  expect(screen.getByText('办理前状态 待复审 · 用时（工作日） 3')).toBeVisible()
  expect(screen.getByText('原因 有效期内未参与工作、工作记录无法核实')).toBeVisible()
})
