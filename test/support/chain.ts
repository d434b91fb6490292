import type { Db } from './database'
import {
  appeal,
  attachAll,
  confirmActivity,
  crewOf,
  decide,
  seal,
  startFile,
  submit,
  withdraw,
} from './files'
import type { CastApplicant } from './people'

/** The steps from one status to the next of a file that nothing holds up, in order. */
const STRAIGHT = ['draft', 'unit_review', 'awaiting_seal', 're_review', 'awaiting_summary'] as const

/** Where a file may be turned aside from, and how. */
export type Status = (typeof STRAIGHT)[number] | 'returned' | 'rejected' | 'appealing' | 'withdrawn'

/**
 * Brings a new file of the applicant to a status through the functions of the API, every step by who has to take it,
 * at the instant at which the database stands. 'returned', 'rejected' and 'appealing' are so after the unit's review.
 */
export async function bringTo(db: Db, applicant: CastApplicant, status: Status): Promise<string> {
  const { unit } = crewOf(applicant)
  const id = await startFile(db, applicant)
  const goal = STRAIGHT.indexOf(status as (typeof STRAIGHT)[number])
  const last = goal < 0 ? STRAIGHT.indexOf('unit_review') : goal
  for (const next of STRAIGHT.slice(1, last + 1)) await step(db, applicant, id, next)
  switch (status) {
    case 'returned':
      await decide(db, unit, id, 'return', { p_reason_codes: ['incomplete'], p_fields: ['phone'] })
      break
    case 'rejected':
    case 'appealing':
      await decide(db, unit, id, 'reject', { p_reason_codes: ['records_unproved'] })
      if (status === 'appealing') await appeal(db, applicant, id)
      break
    case 'withdrawn':
      await withdraw(db, applicant, id)
      break
  }
  return id
}

async function step(db: Db, applicant: CastApplicant, id: string, next: (typeof STRAIGHT)[number]) {
  const { unit, center } = crewOf(applicant)
  switch (next) {
    case 'unit_review':
      await attachAll(db, applicant, applicant, id)
      return submit(db, applicant, id)
    case 'awaiting_seal':
      return decide(db, unit, id, 'approve')
    case 're_review':
      return seal(db, applicant, id)
    case 'awaiting_summary':
      await confirmActivity(db, applicant)
      return decide(db, center, id, 'approve')
  }
}
