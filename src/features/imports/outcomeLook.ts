import type { RowOutcome } from '../../data/imports'
import type { Tone } from '../../ui/StatusTag'

/** How an outcome reads. */
export const outcomeLook: Readonly<Record<RowOutcome, { tone: Tone }>> = {
  new: { tone: 'good' },
  changed: { tone: 'good' },
  same: { tone: 'quiet' },
  kept: { tone: 'quiet' },
  changes: { tone: 'attention' },
  conflict: { tone: 'attention' },
  error: { tone: 'bad' },
}
