import type { Round } from '../domain/round'
import type { CardRow } from './applicationFile'
import { supabase } from './client'
import { listOwnDisputes, type OwnDispute } from './disputes'
import { CARD_COLUMNS, type CardFileRow, FILE_COLUMNS, loadScope, type Scope } from './people'
import { rpc } from './rpc'
import { failure } from './session'

export interface Message {
  id: string
  kind: string
  params: Record<string, unknown>
  application_id: string | null
  created_at: string
  read_at: string | null
}

export interface LateAdmission {
  card_id: string
  round_id: string
  until_on: string
}

/** All that an applicant's first page shows. */
export interface Portal {
  scope: Scope
  /** Whether the unit has yet to confirm the person; null without a person. */
  personStatus: 'unverified' | 'verified' | 'disputed' | null
  /** Disputes about the own record, or about one that the login has claimed in vain. */
  disputes: OwnDispute[]
  cards: CardRow[]
  /** Own files, the latest first. */
  files: CardFileRow[]
  rounds: Round[]
  lateAdmissions: LateAdmission[]
  messages: Message[]
}

const MESSAGES_SHOWN = 30

interface Answer {
  data: unknown
  error: unknown
  status: number
}

/** The rows of an answer. @throws AppError */
export async function rowsOf<Row>(answer: PromiseLike<Answer>): Promise<Row[]> {
  const { data, error, status } = await answer
  if (error) throw failure(error, status)
  return data as Row[]
}

/** Published rounds, which every login may read. */
export function findRounds(): Promise<Round[]> {
  return rowsOf(
    supabase()
      .from('rounds')
      .select('id,name,status,window_from,window_to,opens_on,closes_on')
      .neq('status', 'draft')
      .order('opens_on'),
  )
}

/** @throws AppError */
export async function loadPortal(): Promise<Portal> {
  const scope = await loadScope()
  const db = supabase()
  const disputes = listOwnDisputes()
  const messages = rowsOf<Message>(
    db
      .from('notifications')
      .select('id,kind,params,application_id,created_at,read_at')
      .order('created_at', { ascending: false })
      .limit(MESSAGES_SHOWN),
  )
  if (!scope.person_id) {
    return {
      scope,
      personStatus: null,
      disputes: await disputes,
      cards: [],
      files: [],
      rounds: [],
      lateAdmissions: [],
      messages: await messages,
    }
  }
  const person = scope.person_id
  const [people, cards, files, rounds, lateAdmissions] = await Promise.all([
    rowsOf<{ status: Portal['personStatus'] }>(db.from('people').select('status').eq('id', person)),
    rowsOf<CardRow>(
      db.from('cards').select(CARD_COLUMNS).eq('person_id', person).order('valid_to', { ascending: false }),
    ),
    rowsOf<CardFileRow>(
      db
        .from('applications')
        .select(FILE_COLUMNS)
        .eq('person_id', person)
        .order('created_at', { ascending: false }),
    ),
    findRounds(),
    rowsOf<LateAdmission>(
      db.from('late_admissions').select('card_id,round_id,until_on').eq('person_id', person),
    ),
  ])
  return {
    scope,
    personStatus: people[0]?.status ?? null,
    disputes: await disputes,
    cards,
    files,
    rounds,
    lateAdmissions,
    messages: await messages,
  }
}

/** Marks own messages as read; all of them without ids. */
export function readMessages(ids?: string[]): Promise<number> {
  return rpc('read_notifications', { p_ids: ids ?? null })
}
