/** The straight way of a file from draft to collection, for progress lines (notice 一（四）). */
import type { Track } from './region.ts'
import type { Status } from './review.ts'

const WAYS: Readonly<Record<Track, readonly Status[]>> = {
  city: [
    'draft',
    'unit_review',
    'awaiting_seal',
    're_review',
    'awaiting_summary',
    'awaiting_receipt',
    'final_review',
    'awaiting_issue',
    'issued',
    'collected',
  ],
  // The unit reports its summary itself; both reviews are the province's, by two officers.
  province: [
    'draft',
    'unit_review',
    'awaiting_seal',
    'awaiting_summary',
    'awaiting_receipt',
    're_review',
    'final_review',
    'awaiting_issue',
    'issued',
    'collected',
  ],
}

/** The statuses of a track in the order in which an undisputed file passes them. */
export function wayOf(track: Track): readonly Status[] {
  return WAYS[track]
}
