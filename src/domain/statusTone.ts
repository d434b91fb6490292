import type { Status } from './review.ts'

/** How a status reads: somebody's turn, done, needs care soon, refused, over. */
export type StatusTone = 'waiting' | 'good' | 'attention' | 'bad' | 'quiet'

const tones: Readonly<Record<Status, StatusTone>> = {
  draft: 'quiet',
  unit_review: 'waiting',
  awaiting_seal: 'waiting',
  re_review: 'waiting',
  awaiting_summary: 'waiting',
  awaiting_receipt: 'waiting',
  final_review: 'waiting',
  awaiting_issue: 'waiting',
  issued: 'good',
  collected: 'good',
  returned: 'attention',
  rejected: 'bad',
  appealing: 'attention',
  withdrawn: 'quiet',
  expired_draft: 'quiet',
  expired_return: 'bad',
}

/** The tone of a file's status, for the icon and colour beside its word. */
export function statusTone(status: Status): StatusTone {
  return tones[status]
}
