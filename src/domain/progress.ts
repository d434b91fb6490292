/** How far a file has come on its way, for progress lines (notice 一（四）, 二（四）). */
import type { Track } from './region.ts'
import type { ReviewStage, Status } from './review.ts'
import { wayOf } from './reviewWay.ts'

/** stopped: the file stands aside at this step (returned, refused, withdrawn, run out of time). */
export type StepState = 'done' | 'current' | 'stopped' | 'ahead'

export interface ProgressStep {
  status: Status
  state: StepState
}

/** What of a file its progress depends on: columns of public.applications. */
export interface ProgressFile {
  status: Status
  track: Track
  stage: ReviewStage | ''
}

/** The step of the way at which a file stands or stopped. */
export function stepOf(file: ProgressFile): Status {
  if (wayOf(file.track).includes(file.status)) return file.status
  return file.stage === '' ? 'draft' : file.stage
}

/** The whole way with the state of each step. */
export function progressOf(file: ProgressFile): ProgressStep[] {
  const way = wayOf(file.track)
  const here = way.indexOf(stepOf(file))
  const isOnWay = way.includes(file.status)
  const isAtEnd = file.status === 'collected'
  return way.map((status, index) => {
    if (index < here || isAtEnd) return { status, state: 'done' }
    if (index > here) return { status, state: 'ahead' }
    if (isOnWay) return { status, state: 'current' }
    return { status, state: file.status === 'appealing' ? 'current' : 'stopped' }
  })
}
