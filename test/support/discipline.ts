import { randomUUID } from 'node:crypto'
import type { Db } from './database'
import { applicants, type CastApplicant, staff } from './people'
import { insertRows } from './seedCast'
import type { Login } from './session'
import { upload } from './storage'

/** What a step of a case answers with. */
export interface CaseAnswer {
  id: string
  number: string
  status: string
  version: number
}

export const FACTS = '2024年3月10日在考评现场使用他人证卡，并代替他人签到，经现场核实属实。'
export const NOTE = '经核查，事实清楚，证据充分。'
export const APPEAL = '本人认为该决定与事实不符，现场另有考评员在岗，特提出申诉，请予复核。'

export interface CaseWish {
  role?: 'assessor' | 'supervisor' | 'both'
  kind?: 'warning' | 'disqualification' | 'permanent_disqualification'
  ground?: string
  facts?: string
  statement?: string
  accident_id?: string
}

/** A draft against a person, without evidence. */
export function drawUp(db: Db, who: Login, personId: string, wish: CaseWish = {}): Promise<CaseAnswer> {
  return db.rpc<CaseAnswer>(who, 'save_case', {
    p_id: null,
    p_case: {
      person_id: personId,
      role: 'assessor',
      kind: 'disqualification',
      ground: 'improper_duty',
      facts: FACTS,
      ...wish,
    },
  })
}

/** The row of a case, past every policy. */
export async function caseRow(db: Db, id: string): Promise<Record<string, unknown>> {
  const [row] = await db.admin('select * from public.discipline_cases where id = $1', [id])
  if (!row) throw new Error(`no case ${id}`)
  return row
}

/** Takes a step as somebody who has just read the case. */
export async function act(
  db: Db,
  who: Login,
  id: string,
  action: string,
  more: Record<string, unknown> = {},
): Promise<CaseAnswer> {
  const { version } = await caseRow(db, id)
  return db.rpc<CaseAnswer>(who, 'act_on_case', {
    p_id: id,
    p_action: action,
    p_expected_version: version,
    p_request_id: randomUUID(),
    p_note: action === 'state' || action === 'appeal' ? APPEAL : NOTE,
    ...(action === 'decide' && {
      p_outcome: 'disqualification',
      p_document_number: documentNumber(),
    }),
    ...more,
  })
}

let documents = 0

/** A number that no decision bears yet. */
export function documentNumber(): string {
  documents += 1
  return `川人社职鉴函〔2024〕${documents}号`
}

/** Announces, uploads and completes a piece of evidence; returns its id and path. */
export async function attachEvidence(
  db: Db,
  who: Login,
  caseId: string,
): Promise<{ id: string; path: string }> {
  const announced = await db.rpc<{ id: string; path: string }>(who, 'register_case_file', {
    p_case_id: caseId,
    p_name: '现场照片.jpg',
    p_mime_type: 'image/jpeg',
    p_bytes: 20_000,
  })
  await upload(db, who, 'documents', { path: announced.path, bytes: 20_000, mimeType: 'image/jpeg' })
  await db.rpc(who, 'complete_case_file', { p_id: announced.id })
  return announced
}

/** Who proposes against the people of the cast. */
export function proposerFor(person: CastApplicant): Login {
  if (person.institution.id === applicants.he.institution.id) return staff.reviewerOne
  return person.institution.regionCode === '510100' ? staff.cityChengdu : staff.cityMianyang
}

/** A proposal that waits for its decision. */
export async function propose(db: Db, person: CastApplicant, wish: CaseWish = {}): Promise<string> {
  const who = proposerFor(person)
  const { id } = await drawUp(db, who, person.personId, wish)
  await attachEvidence(db, who, id)
  await act(db, who, id, 'propose')
  return id
}

/** A penalty decided by reviewer two. */
export async function penalise(
  db: Db,
  person: CastApplicant,
  { outcome = 'disqualification', ...wish }: CaseWish & { outcome?: string } = {},
): Promise<string> {
  const id = await propose(db, person, wish)
  await act(db, staff.reviewerTwo, id, 'decide', {
    p_outcome: outcome,
    p_document_number: documentNumber(),
  })
  return id
}

/** An evaluation of the person's own unit with the person on its list; returns the assignment's id. */
export async function assignTo(db: Db, person: CastApplicant, startsOn: string): Promise<string> {
  const evaluationId = randomUUID()
  const id = randomUUID()
  await insertRows(db.admin, 'public.evaluations', [
    {
      id: evaluationId,
      institution_id: person.institution.id,
      institution_name: person.institution.name,
      region_code: person.institution.regionCode,
      kind: 'skill_level',
      occupation: person.card.occupation,
      site: '实训楼二楼',
      starts_on: startsOn,
      ends_on: startsOn,
      head_count: 40,
      batch: `第${evaluationId.slice(0, 6)}批`,
      reported_by_name: '王敏',
    },
  ])
  await insertRows(db.admin, 'public.evaluation_assignments', [
    {
      id,
      evaluation_id: evaluationId,
      person_id: person.personId,
      card_id: person.card.id,
      role: person.card.kind === 'supervisor' ? 'supervisor' : 'assessor',
      person_name: person.name,
      card_number: person.card.number,
      institution_id: person.institution.id,
      region_code: person.institution.regionCode,
      created_by_name: '王敏',
    },
  ])
  return id
}
