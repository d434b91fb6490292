import { randomUUID } from 'node:crypto'
import {
  type Action,
  actionsFor,
  type FileState,
  findTransition,
  type Party,
  type Status,
} from '../../src/domain/review.ts'
import type { Login, Session } from './session'

/** A file as the table of moves knows it, and what a caller must know of it. */
export interface MovableFile extends FileState {
  id: string
  version: number
  batchId: string | null
  batchVersion: number | null
  roundId: string
  institutionId: string
}

/** Somebody who tries: with the party that the file's chain knows them as, or none. */
export interface Mover {
  name: string
  login: Login
  party: Party | null
}

/** The functions of the API that move one file, by the action they mean. */
export type Call = Exclude<Action, 'resubmit' | 'expire' | 'bar'>

/** What an attempt comes to: the new status, or the key of the refusal. */
export type Outcome = { to: string } | { refused: string }

const APPEAL = '本人认为该结论与事实不符，特提出申诉，请予复核。'
const OPINION = '履职情况良好，同意申报。'

const DECISIONS: Partial<Record<Call, Record<string, unknown>>> = {
  approve: { p_opinion: OPINION, p_note: '单位已注销，由中心代行初审。' },
  return: { p_reason_codes: ['fields_wrong'], p_fields: ['phone'] },
  reject: { p_reason_codes: ['records_unproved'] },
  grant_appeal: { p_reason_codes: ['refusal_mistaken'], p_note: '经核实申诉成立' },
  deny_appeal: { p_reason_codes: ['refusal_upheld'], p_note: '经核实维持原结论' },
}

export const CALLS: readonly Call[] = [
  'submit',
  'withdraw',
  'seal',
  'appeal',
  'approve',
  'return',
  'reject',
  'grant_appeal',
  'deny_appeal',
  'report',
  'receive',
  'send_back',
  'issue',
  'collect',
]

/** Tries a move in a session that stays usable: whatever happens is taken back. */
export async function attempt(
  session: Session,
  file: MovableFile,
  call: Call,
  mover: Mover,
): Promise<Outcome> {
  await session.query('savepoint attempt')
  try {
    return await carryOut(session, file, call, mover)
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string }
    if (!code.startsWith('PT')) throw error
    return { refused: message }
  } finally {
    await session.query('rollback to savepoint attempt')
  }
}

async function carryOut(session: Session, file: MovableFile, call: Call, mover: Mover): Promise<Outcome> {
  const moving = { p_id: file.id, p_expected_version: file.version, p_request_id: randomUUID() }
  const moved = async (name: string, args: Record<string, unknown>): Promise<Outcome> => ({
    to: (await session.rpc<{ status: string }>(name, { ...moving, ...args })).status,
  })
  const decision = DECISIONS[call]
  if (decision) return moved('review_application', { p_action: call, ...decision })
  switch (call) {
    case 'appeal':
      return moved('appeal_application', { p_note: APPEAL })
    case 'report':
      return report(session, file, mover)
    case 'receive':
    case 'send_back':
      return answer(session, file, call)
    case 'issue':
      return bulk(session, file, 'issue_cards', {}, 'issued')
    case 'collect':
      return bulk(
        session,
        file,
        'collect_cards',
        { p_collector: '张领取', p_old_card: 'returned' },
        'collected',
      )
    default:
      return moved(`${call}_application`, {})
  }
}

async function bulk(
  session: Session,
  file: MovableFile,
  name: string,
  args: Record<string, unknown>,
  to: Status,
): Promise<Outcome> {
  const rows = await session.rpc<{ outcome: string; key: string | null }[]>(name, {
    p_items: [{ id: file.id, version: file.version }],
    p_request_id: randomUUID(),
    ...args,
  })
  const [row] = rows
  return row?.outcome === 'done' ? { to } : { refused: String(row?.key) }
}

async function answer(session: Session, file: MovableFile, call: 'receive' | 'send_back'): Promise<Outcome> {
  const reasons = { p_reason_codes: ['sheet_seal'], p_note: '扫描件不清晰，请重新上报。' }
  await session.rpc(`${call}_batch`, {
    p_id: file.batchId ?? randomUUID(),
    p_expected_version: file.batchVersion ?? 1,
    p_request_id: randomUUID(),
    ...(call === 'send_back' ? reasons : {}),
  })
  return { to: await statusIn(session, file) }
}

/** Generates, seals and reports the table that should hold the file; one without the file is as good as none. */
async function report(session: Session, file: MovableFile, mover: Mover): Promise<Outcome> {
  const isForUnit = file.track === 'province' || mover.party === 'unit'
  const batch = await session.rpc<string>('generate_batch', {
    p_round_id: file.roundId,
    p_annex: 2,
    p_institution_id: isForUnit ? file.institutionId : null,
  })
  const rows = await session.query('select 1 from summary_rows where batch_id = $1 and application_id = $2', [
    batch,
    file.id,
  ])
  if (rows.length === 0) return { refused: 'nothing_to_summarise' }
  const announced = await session.rpc<{ path: string }>('register_batch_scan', {
    p_id: batch,
    p_name: '汇总表.pdf',
    p_mime_type: 'application/pdf',
    p_bytes: 1000,
    p_expected_version: 1,
  })
  await session.query(
    `insert into storage.objects (bucket_id, name, metadata) values ('documents', $1, '{"size": 1000}')`,
    [announced.path],
  )
  const { version } = await session.rpc<{ version: number }>('complete_batch_scan', { p_id: batch })
  await session.rpc('report_batch', {
    p_id: batch,
    p_expected_version: version,
    p_request_id: randomUUID(),
  })
  return { to: await statusIn(session, file) }
}

async function statusIn(session: Session, file: MovableFile): Promise<string> {
  const [row] = await session.query<{ status: string }>('select status from applications where id = $1', [
    file.id,
  ])
  return String(row?.status)
}

/** What the mirror of the chain says an attempt comes to. The files are assessors', whose cards the unit collects. */
export function expectedOutcome(file: MovableFile, call: Call, mover: Mover): Outcome {
  const action = call === 'submit' && file.status === 'returned' ? 'resubmit' : call
  const party = standing(file, mover)
  const move = party && findTransition(file, action, party)
  const isBarred = barrier(file, call, mover, party)
  if (isBarred) return { refused: isBarred }
  return move ? { to: move.to } : { refused: 'action_not_possible' }
}

/** As what the mover stands to the file: a city has nothing to do with 省属 files, a center nothing with drafts. */
function standing(file: MovableFile, { party }: Mover): Party | null {
  if (party === 'city' && file.track === 'province') return null
  if (file.status === 'draft' && (party === 'city' || party === 'province')) return null
  return party
}

/** What refuses a mover before the table of moves is asked, or instead of it. */
function barrier(file: MovableFile, call: Call, mover: Mover, party: Party | null): string | null {
  switch (call) {
    case 'submit':
    case 'seal':
    case 'withdraw':
    case 'appeal':
      if (!party) return 'application_not_found'
      if (party !== 'applicant' && party !== 'unit') return 'not_permitted'
      return party === 'unit' && call !== 'seal' && !file.is_proxy ? 'entered_by_person' : null
    case 'report':
      if (mover.party === 'unit' && file.track === 'city') return 'summary_is_the_citys'
      if (!reports(file, mover)) return 'not_permitted'
      return party && actionsFor(file, party).includes('report') ? null : 'nothing_to_summarise'
    case 'receive':
    case 'send_back':
      if (mover.party !== 'province' || !file.batchId) return 'batch_not_found'
      return file.status === 'awaiting_receipt' ? null : 'stale_version'
    case 'issue':
      if (mover.party !== 'province') return 'not_permitted'
      return party ? null : 'application_not_found'
    case 'collect':
      if (!party) return 'application_not_found'
      return party === 'unit' || party === 'province' ? null : 'not_collector'
    default:
      if (!party) return 'application_not_found'
      return party === 'applicant' ? 'own_application' : null
  }
}

/** Whether the mover generates summary tables at all: any city, or the 省属 unit of the file. */
function reports(file: MovableFile, mover: Mover): boolean {
  if (file.track === 'province') return mover.party === 'unit'
  return mover.party === 'city' || mover.name === 'foreign city'
}
