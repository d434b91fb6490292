/** The table of moves flat, as the database keeps it (public.review_transitions); a test holds the two together. */
import type { Track } from './region.ts'
import {
  type Action,
  type Condition,
  type Party,
  type ReviewStage,
  STATUSES,
  type Status,
  TRANSITIONS,
} from './review.ts'

/** A row of public.review_transitions. */
export interface TransitionRow {
  from_status: Status
  action: Action
  actor: Party
  track: Track
  stage: ReviewStage | ''
  condition: Condition | ''
  to_status: Status
  needs_reason: boolean
  is_proxy_only: boolean
}

/** The table flat, as the database keeps it: one row per party and track. */
export function transitionRows(): TransitionRow[] {
  const bothTracks: readonly Track[] = ['city', 'province']
  return STATUSES.flatMap((from) =>
    TRANSITIONS[from].flatMap((move) =>
      (move.track ? [move.track] : bothTracks).flatMap((track) =>
        move.by.map((actor) => ({
          from_status: from,
          action: move.action,
          actor,
          track,
          stage: move.stage ?? '',
          condition: move.condition ?? '',
          to_status: move.to,
          needs_reason: move.needsReason ?? false,
          is_proxy_only: actor === 'unit' && move.unitAsProxy === true,
        })),
      ),
    ),
  )
}
