import { randomUUID } from 'node:crypto'
import { makeInstitution } from './builders'
import type { Db } from './database'
import { commitDraw, drawSupervisors, makeSupervisors, type Order, orderInspection } from './dispatch'
import { reportEvaluation } from './evaluations'
import { type CastApplicant, staff } from './people'
import type { Login, Row } from './session'
import { upload } from './storage'

/** The last day of the evaluations of the cast, and the last day on which its report is in time. */
export const LAST_DAY = '2024-04-26'
export const REPORT_DUE = '2024-05-07'

export const ITEMS = [
  'assessors_present',
  'assessor_cards',
  'identity_checks',
  'stand_ins',
  'rules_read',
  'scoring_standard',
  'papers_sealed',
  'records_complete',
  'rooms_equipment',
  'other',
] as const

/** A draft that can be submitted: everything in order, unless wished otherwise. */
export const reportDraft = (wish: Row = {}): Row => ({
  ...Object.fromEntries(ITEMS.map((code) => [`${code}.answer`, 'ok'])),
  present_count: '43',
  situation: '考场秩序正常，考评过程规范。',
  ...wish,
})

/** A problem of an item. */
export const problem = (code: (typeof ITEMS)[number], severity = 'serious', more: Row = {}): Row => ({
  [`${code}.answer`]: 'problem',
  [`${code}.severity`]: severity,
  [`${code}.note`]: '现场检查发现不符合要求',
  proposal: '限期整改',
  ...Object.fromEntries(Object.entries(more).map(([name, value]) => [`${code}.${name}`, value])),
})

/** An inspection that its supervisors have accepted. */
export interface Inspection {
  order: Order
  evaluation: Row
  reportId: string
  first: CastApplicant
  second: CastApplicant
}

const supervisors = new WeakMap<Db, Promise<CastApplicant[]>>()

/** The two supervisors of Chengdu, of a unit that is never inspected here. */
function supervisorsOf(db: Db): Promise<CastApplicant[]> {
  const made =
    supervisors.get(db) ??
    makeInstitution(db, { regionCode: '510100' }).then((unit) => makeSupervisors(db, 2, unit))
  supervisors.set(db, made)
  return made
}

/** The two accept the inspection of an evaluation of the cast's unit there. */
export async function acceptedInspection(db: Db): Promise<Inspection> {
  const members = await supervisorsOf(db)
  const evaluation = await reportEvaluation(db)
  const ordered = await orderInspection(db, { recent_visits: 0 }, staff.cityChengdu, evaluation)
  const order = await drawSupervisors(db, await commitDraw(db, ordered))
  const sent = await db.admin<{ id: string; person_id: string }>(
    'select id, person_id from public.dispatches where draw_id = $1 order by rank',
    [order.draw_id],
  )
  const people = sent.map(({ person_id }) => members.find(({ personId }) => personId === person_id))
  const [first, second] = people
  if (!first || !second) throw new Error('somebody else was drawn')
  for (const [index, { id }] of sent.entries())
    await db.rpc(people[index] as Login, 'answer_dispatch', {
      p_id: id,
      p_answer: 'accept',
      p_reason: null,
      p_request_id: randomUUID(),
    })
  const [report] = await db.admin<{ id: string }>(
    'select id from public.inspection_reports where order_id = $1',
    [order.id],
  )
  return { order, evaluation, reportId: String(report?.id), first, second }
}

/** What public.inspection_report answers. */
export interface InspectionRecord {
  report: Row & { version: number; status: string; items: Row[] | null; days_late: number | null }
  is_writer: boolean
  may_write: boolean
  may_comment: boolean
  may_read: boolean
  draft: { content: Row; version: number; saved_by: string | null } | null
  items: Row[] | null
  assessors: Row[] | null
  files: (Row & { id: string })[]
  findings: (Row & { id: string; version: number; status: string; steps: Row[]; files: Row[] })[]
  events: Row[]
}

export const readReport = (db: Db, who: Login, id: string) =>
  db.rpc<InspectionRecord>(who, 'inspection_report', { p_id: id })

export const saveReport = (db: Db, who: Login, id: string, changes: Row, version = 1) =>
  db.rpc<{ version: number }>(who, 'save_inspection_draft', {
    p_id: id,
    p_changes: changes,
    p_expected_version: version,
  })

export const submitReport = (
  db: Db,
  who: Login,
  id: string,
  version: number,
  request: string = randomUUID(),
) =>
  db.rpc<Row>(who, 'submit_inspection_report', {
    p_id: id,
    p_expected_version: version,
    p_request_id: request,
  })

/** Written and submitted on the last day of the evaluation. */
export async function reportedInspection(db: Db, wish: Row = {}): Promise<Inspection> {
  const made = await acceptedInspection(db)
  await db.at(LAST_DAY, async () => {
    const { version } = await saveReport(db, made.first, made.reportId, reportDraft(wish))
    await submitReport(db, made.first, made.reportId, version)
  })
  return made
}

/** Announces a file, uploads and completes it; returns its id and path. */
export async function putInspectionFile(
  db: Db,
  who: Login,
  wish: Row,
  mimeType = 'image/jpeg',
): Promise<{ id: string; path: string }> {
  const file = await db.rpc<{ id: string; path: string }>(who, 'register_inspection_file', {
    p_kind: 'photo',
    p_report_id: null,
    p_finding_id: null,
    p_item: null,
    p_name: '现场.jpg',
    p_mime_type: mimeType,
    p_bytes: 1000,
    ...wish,
  })
  await upload(db, who, 'documents', { path: file.path, bytes: 1000, mimeType })
  await db.rpc(who, 'complete_inspection_file', { p_id: file.id })
  return file
}
