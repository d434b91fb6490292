import { randomUUID } from 'node:crypto'
import type { Db } from './database'
import { completeForm } from './forms'
import { type CastApplicant, type CastStaff, staff } from './people'
import type { Login } from './session'
import { upload } from './storage'

/** What a function that moves a file answers with. */
export interface Moved {
  id: string
  status: string
  version: number
}

/** What a decision may carry besides the action. */
export interface Decision {
  p_reason_codes?: string[]
  p_note?: string
  p_opinion?: string
  p_fields?: string[]
  p_documents?: string[]
  p_records?: string[]
  p_request_id?: string
  p_expected_version?: number
}

/** The officers of the cast that a file of this applicant passes. */
export interface Crew {
  unit: CastStaff
  center: CastStaff
  second: CastStaff
}

const OPINION = '履职情况良好，同意申报。'

/** Unit, 复审 and 终审 for a file: the cast's officers of the applicant's unit, city, and of the province. */
export function crewOf(applicant: CastApplicant): Crew {
  const { regionCode, id } = applicant.institution
  const officers: CastStaff[] = [staff.officerChengdu, staff.officerMianyang, staff.officerProvincial]
  const unit =
    officers.find(({ institution }) => institution?.id === id) ??
    officers.find((officer) => officer.regionCode === regionCode)
  const centers: CastStaff[] = [staff.cityChengdu, staff.cityMianyang, staff.reviewerOne]
  const center = centers.find((officer) => officer.regionCode === regionCode)
  if (!unit || !center) throw new Error(`the cast has no officers for ${applicant.institution.name}`)
  return { unit, center, second: staff.reviewerTwo }
}

/** The present version of a file, for callers who have just read it. */
export async function versionOf(db: Db, id: string): Promise<number> {
  const [row] = await db.admin<{ version: number }>('select version from public.applications where id = $1', [
    id,
  ])
  if (!row) throw new Error(`no file ${id}`)
  return row.version
}

/** The row of a file, past every policy. */
export async function fileRow(db: Db, id: string): Promise<Record<string, unknown>> {
  const [row] = await db.admin('select * from public.applications where id = $1', [id])
  if (!row) throw new Error(`no file ${id}`)
  return row
}

/** A draft with a complete form, without documents. */
export async function startFile(db: Db, applicant: CastApplicant): Promise<string> {
  const id = await db.rpc<string>(applicant, 'start_application', { p_card_id: applicant.card.id })
  await db.rpc(applicant, 'save_draft', {
    p_id: id,
    p_form: completeForm(applicant),
    p_expected_version: await versionOf(db, id),
  })
  return id
}

/** Announces, uploads and completes a document; returns its id. */
export async function attach(
  db: Db,
  who: Login,
  id: string,
  kind: string,
  file: { bytes?: number; mimeType?: string; name?: string } = {},
): Promise<string> {
  const { bytes = 20_000, mimeType = 'image/jpeg', name = `${kind}.jpg` } = file
  const announced = await db.rpc<{ id: string; path: string }>(who, 'register_document', {
    p_application_id: id,
    p_kind: kind,
    p_name: name,
    p_mime_type: mimeType,
    p_bytes: bytes,
  })
  await upload(db, who, 'documents', { path: announced.path, bytes, mimeType })
  await db.rpc(who, 'complete_document', { p_id: announced.id })
  return announced.id
}

/** Attaches every document that is due at submission. */
export async function attachAll(db: Db, who: Login, applicant: CastApplicant, id: string): Promise<void> {
  const kinds = ['photo', 'id_card', 'card_scan']
  if (applicant.card.kind !== 'supervisor') kinds.push('work_summary')
  for (const kind of kinds) await attach(db, who, id, kind)
}

/** Submits or resubmits. */
export async function submit(db: Db, who: Login, id: string): Promise<Moved> {
  return db.rpc<Moved>(who, 'submit_application', await moving(db, id))
}

/** Uploads the sealed scan of the present data version and sends the file on. */
export async function seal(db: Db, who: Login, id: string): Promise<Moved> {
  await attach(db, who, id, 'sealed_form', { mimeType: 'application/pdf', name: 'sealed.pdf' })
  return db.rpc<Moved>(who, 'seal_application', await moving(db, id))
}

/** Decides a file as somebody who has just read it; the opinion goes along where a unit approves. */
export async function decide(
  db: Db,
  who: Login,
  id: string,
  action: string,
  decision: Decision = {},
): Promise<Moved> {
  const isUnit = (who as CastStaff).role === 'institution_officer'
  const opinion = isUnit && action === 'approve' ? { p_opinion: OPINION } : {}
  return db.rpc<Moved>(who, 'review_application', {
    ...(await moving(db, id)),
    p_action: action,
    ...opinion,
    ...decision,
  })
}

/** Takes a file back. */
export async function withdraw(db: Db, who: Login, id: string): Promise<Moved> {
  return db.rpc<Moved>(who, 'withdraw_application', {
    ...(await moving(db, id)),
    p_reason_codes: ['own_mistake'],
  })
}

/** Appeals against a refusal. */
export async function appeal(db: Db, who: Login, id: string): Promise<Moved> {
  const note = '本人认为该结论与事实不符，特提出申诉，请予复核。'
  return db.rpc<Moved>(who, 'appeal_application', { ...(await moving(db, id)), p_note: note })
}

/** Issues the new card; throws what the row of the bulk call refuses. */
export async function issue(db: Db, who: Login, id: string): Promise<void> {
  await bulk(db, who, 'issue_cards', id, {})
}

/** Logs the collection of the new card against the old one; throws what the row of the bulk call refuses. */
export async function collect(db: Db, who: Login, id: string): Promise<void> {
  await bulk(db, who, 'collect_cards', id, { p_collector: '张领取', p_old_card: 'returned' })
}

/** One activity record inside the card's validity, declared by the applicant; there may be one already. */
export async function declareActivity(
  db: Db,
  applicant: CastApplicant,
  heldOn = '2023-05-20',
): Promise<void> {
  if ((await recordsOf(db, applicant)).length > 0) return
  await db.rpc<string>(applicant, 'declare_record', {
    p_person_id: applicant.personId,
    p_role: applicant.card.kind === 'supervisor' ? 'supervisor' : 'assessor',
    p_held_on: heldOn,
    p_institution_name: '成都市锦城技工学校',
    p_batch: '2023年第3批',
    p_place: '成都市锦江区',
    p_occupation: applicant.card.occupation,
  })
}

/** Confirms the activity records of the applicant by the center; one is declared where there is none. */
export async function confirmActivity(db: Db, applicant: CastApplicant): Promise<void> {
  await declareActivity(db, applicant)
  await db.rpc(crewOf(applicant).center, 'decide_records', {
    p_ids: await recordsOf(db, applicant),
    p_decision: 'confirmed',
  })
}

async function recordsOf(db: Db, applicant: CastApplicant): Promise<string[]> {
  const rows = await db.admin<{ id: string }>('select id from public.activity_records where person_id = $1', [
    applicant.personId,
  ])
  return rows.map(({ id }) => id)
}

async function moving(db: Db, id: string) {
  return { p_id: id, p_expected_version: await versionOf(db, id), p_request_id: randomUUID() }
}

async function bulk(db: Db, who: Login, name: string, id: string, args: Record<string, unknown>) {
  const items = [{ id, version: await versionOf(db, id) }]
  const rows = await db.rpc<{ outcome: string; key: string | null }[]>(who, name, {
    p_items: items,
    p_request_id: randomUUID(),
    ...args,
  })
  const refused = rows.find(({ outcome }) => outcome !== 'done')
  if (refused) throw new Error(`${name} refused: ${refused.key}`)
}
