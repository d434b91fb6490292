import type { DispatchStatus } from '../../data/dispatchAnswers'
import type { Tone } from '../../ui/StatusTag'

/** How a dispatch reads: to be answered, accepted, replaced, over. */
export const answerTones: Record<DispatchStatus, Tone> = {
  asked: 'waiting',
  accepted: 'good',
  declined: 'bad',
  unanswered: 'bad',
  withdrawn: 'quiet',
  released: 'quiet',
}
