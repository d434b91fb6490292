// The bench with a file on it, for its tests.
import { screen, within } from '@testing-library/react'
import { beforeAll, beforeEach, vi } from 'vitest'
import type { OpenedFile } from '../../src/data/reviewing'
import { type BenchEvent, benchReducer, benchStart } from '../../src/features/reviews/benchModel'
import { ReviewBenchView } from '../../src/features/reviews/ReviewBenchView'
import { dictionaries } from './reviewDictionaries'
import { loginOf, show } from './reviewSamples'

beforeAll(() => {
  URL.createObjectURL = () => 'blob:picture'
  URL.revokeObjectURL = () => undefined
})
beforeEach(() => localStorage.clear())

type ViewProps = Parameters<typeof ReviewBenchView>[0]

/** Shows the bench with handlers that remember their calls. */
export function bench(opened: OpenedFile, changes: Partial<ViewProps> = {}) {
  const handlers = {
    onOpen: vi.fn(),
    onClose: vi.fn(),
    onChange: vi.fn(),
    onAlsoConfirm: vi.fn(),
    onConfirm: vi.fn(),
    onLookFirst: vi.fn(),
    onNext: vi.fn(),
    onSeeFresh: vi.fn(),
    onDecideRecords: vi.fn(async () => []),
    onVerifyCard: vi.fn(),
    onConfirmPerson: vi.fn(),
    onDeclareNotOwn: vi.fn(),
    loadDocument: vi.fn(async () => new Blob(['picture'])),
  }
  show(
    <ReviewBenchView
      opened={opened}
      dictionaries={dictionaries}
      login={loginOf('city_officer')}
      model={benchStart}
      isStale={false}
      head={null}
      hasKeys
      {...handlers}
      {...changes}
    />,
  )
  return handlers
}

/** The model after some events. */
export const modelOf = (...events: BenchEvent[]) => events.reduce(benchReducer, benchStart)
export const opening = (action: 'approve' | 'return' | 'reject', opinion = ''): BenchEvent => ({
  type: 'open',
  action,
  opinion,
  requestId: 'request-1',
})
/** A part of the bench by its heading. */
export const part = (name: string) => within(screen.getByRole('region', { name }))
/** A line of the form by the name of its field. */
export const line = (name: string) =>
  within(part('申报表与原证卡').getByRole('rowheader', { name }).closest('tr') as HTMLElement)
