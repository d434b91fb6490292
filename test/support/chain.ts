import type { Db } from './database'
import {
  appeal,
  attachAll,
  collect,
  confirmActivity,
  crewOf,
  type Decision,
  decide,
  declareActivity,
  fileRow,
  issue,
  seal,
  startFile,
  submit,
  withdraw,
} from './files'
import { type CastApplicant, outsider } from './people'
import { generateBatch, receiveBatch, reportBatch, sealBatch } from './summaries'

// The statuses of a file that nothing holds up, in their order on each track (domain: The chain).
const CITY_TRACK = [
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
] as const
const PROVINCE_TRACK: StraightStatus[] = [
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
]

type StraightStatus = (typeof CITY_TRACK)[number]
type ReviewStatus = 'unit_review' | 're_review' | 'final_review'
export type Status =
  | StraightStatus
  | 'returned'
  | 'rejected'
  | 'appealing'
  | 'withdrawn'
  | 'expired_draft'
  | 'expired_return'

/** Where a returned, refused or withdrawn file left the straight way, and with which decision. */
export interface Aside extends Decision {
  from?: ReviewStatus
}

const RETURN: Decision = { p_reason_codes: ['fields_wrong'], p_fields: ['phone'] }
const REFUSAL: Decision = { p_reason_codes: ['records_unproved'] }

/**
 * Brings a new file of the applicant to a status through the functions of the API, every step by the officer of the
 * cast who has to take it, at the instant at which the database stands. Beyond 'awaiting_summary' all files of the
 * same round, annex and reporter that wait for a summary table go along in it, and with an expired file whatever else
 * is overdue on the day after its last one.
 */
export async function bringTo(
  db: Db,
  applicant: CastApplicant,
  status: Status,
  { from = 'unit_review', ...decision }: Aside = {},
): Promise<string> {
  const id = await startFile(db, applicant)
  if (isStraight(status)) {
    await advance(db, applicant, id, status)
    return id
  }
  if (status === 'expired_draft') {
    await letExpire(db, id)
    return id
  }
  await advance(db, applicant, id, from)
  const reviewer = reviewerAt(applicant, from)
  if (status === 'withdrawn') {
    await withdraw(db, applicant, id)
  } else if (status === 'returned' || status === 'expired_return') {
    await decide(db, reviewer, id, 'return', { ...RETURN, ...decision })
    if (status === 'expired_return') await letExpire(db, id)
  } else {
    await decide(db, reviewer, id, 'reject', { ...REFUSAL, ...decision })
    if (status === 'appealing') await appeal(db, applicant, id)
  }
  return id
}

/** Takes a file on from where it stands to a later status of the straight way. */
export async function advance(
  db: Db,
  applicant: CastApplicant,
  id: string,
  to: StraightStatus,
): Promise<void> {
  const track: readonly StraightStatus[] =
    applicant.institution.attribution === 'province' ? PROVINCE_TRACK : CITY_TRACK
  for (;;) {
    const { status } = await fileRow(db, id)
    const at = track.indexOf(status as StraightStatus)
    if (at < 0 || at > track.indexOf(to)) throw new Error(`no straight way from ${status} to ${to}`)
    if (status === to) return
    await leave(db, applicant, id, status as StraightStatus)
  }
}

/** Who decides on the applicant's file in a status of review. */
export function reviewerAt(applicant: CastApplicant, status: ReviewStatus) {
  const { unit, center, second } = crewOf(applicant)
  return { unit_review: unit, re_review: center, final_review: second }[status]
}

function isStraight(status: Status): status is StraightStatus {
  return (CITY_TRACK as readonly string[]).includes(status)
}

/** Lets the day after a file's last one come, and what falls due with it. */
async function letExpire(db: Db, id: string): Promise<void> {
  const [due] = await db.admin<{ after: string }>(
    'select (due_on + 1)::text as after from public.applications where id = $1',
    [id],
  )
  if (!due) throw new Error(`no file ${id}`)
  await db.at(due.after, () => db.rpc(outsider, 'advance_due'))
}

async function leave(db: Db, applicant: CastApplicant, id: string, status: StraightStatus): Promise<void> {
  const { unit, center, second } = crewOf(applicant)
  switch (status) {
    case 'draft':
      await attachAll(db, applicant, applicant, id)
      // Before the unit's opinion: the records stand on the form that is sealed.
      await declareActivity(db, applicant)
      await submit(db, applicant, id)
      break
    case 'unit_review':
      await decide(db, unit, id, 'approve')
      break
    case 'awaiting_seal':
      await seal(db, applicant, id)
      break
    case 're_review':
      await confirmActivity(db, applicant)
      await decide(db, center, id, 'approve')
      break
    case 'awaiting_summary':
      await report(db, applicant, id)
      break
    case 'awaiting_receipt':
      await receiveBatch(db, second, String((await fileRow(db, id)).batch_id))
      break
    case 'final_review':
      await decide(db, second, id, 'approve')
      break
    case 'awaiting_issue':
      await issue(db, second, id)
      break
    case 'issued':
      await collect(db, second, id)
      break
    case 'collected':
      break
  }
}

async function report(db: Db, applicant: CastApplicant, id: string): Promise<void> {
  const { unit, center } = crewOf(applicant)
  const isProvincial = applicant.institution.attribution === 'province'
  const reporter = isProvincial ? unit : center
  const batchId = await generateBatch(db, reporter, {
    roundId: String((await fileRow(db, id)).round_id),
    annex: applicant.card.kind === 'supervisor' ? 4 : 2,
    ...(isProvincial ? { institutionId: applicant.institution.id } : {}),
  })
  await sealBatch(db, reporter, batchId)
  await reportBatch(db, reporter, batchId)
}
