import { makeApplicant } from './builders'
import type { Db } from './database'
import { attachAll, startFile } from './files'
import { CAST_DAY, type CastApplicant, type CastCard, institutions } from './people'
import { insertRows } from './seedCast'

/** One rule's answer. */
export interface Check {
  key: string
  outcome: 'pass' | 'warn' | 'fail'
  is_hard: boolean
  values: Record<string, unknown>
}
export type Step = 'submit' | 'unit_review' | 're_review' | 'final_review'

/** What the rules say of a file at a step, as of a day. */
export async function checksOf(db: Db, id: string, step: Step, asOf = CAST_DAY): Promise<Map<string, Check>> {
  const [row] = await db.admin<{ checks: Check[] }>(
    'select private.check_application(a, $2, $3) as checks from public.applications a where id = $1',
    [id, step, asOf],
  )
  return new Map(row?.checks.map((check) => [check.key, check]))
}

/** A complete draft. */
export async function makeDraft(db: Db, card: Partial<CastCard> = {}, unit = institutions.chengdu) {
  const applicant = await makeApplicant(db, { card, institution: unit })
  const id = await startFile(db, applicant)
  await attachAll(db, applicant, applicant, id)
  return { applicant, id }
}

export type Draft = Awaited<ReturnType<typeof makeDraft>>

// What follows is done past the functions, which would refuse much of it.

export const setForm = (db: Db, id: string, form: Record<string, unknown>) =>
  db.admin('update private.application_forms set form = form || $2 where application_id = $1', [id, form])
export const setCard = (db: Db, id: string, set: string) =>
  db.admin(`update public.cards set ${set} where id = $1`, [id])
export const addRecord = (db: Db, applicant: CastApplicant, heldOn: string, status: string) =>
  insertRows(db.admin, 'public.activity_records', [
    {
      person_id: applicant.personId,
      role: 'assessor',
      held_on: heldOn,
      institution_name: '某评价机构',
      batch: `${heldOn} ${status}`,
      source: 'unit',
      status,
      decided_at: status === 'declared' ? null : '2024-04-01T00:00:00Z',
      dispute_reason: status === 'disputed' ? '查无此事' : null,
      region_code: '510100',
    },
  ])
export const addPenalty = (db: Db, applicant: CastApplicant, more: Record<string, unknown>) =>
  insertRows(db.admin, 'public.penalties', [
    {
      person_id: applicant.personId,
      role: 'assessor',
      kind: 'disqualification',
      ground: 'other',
      decided_on: CAST_DAY,
      region_code: '510100',
      ...more,
    },
  ])
export const addAccident = (db: Db, applicant: CastApplicant, more: Record<string, unknown>) =>
  insertRows(db.admin, 'public.accidents', [
    {
      person_id: applicant.personId,
      kind: 'fraud',
      severity: 'minor',
      occurred_on: CAST_DAY,
      region_code: '510100',
      ...more,
    },
  ])
