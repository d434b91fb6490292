import { endOfDay, type IsoDate, startOfDay } from '../domain/shanghai'
import { rowsOf } from './answer'
import { supabase } from './client'
import { rpc } from './rpc'

/** A change of a record. */
export interface AuditRow {
  id: number
  at: string
  actor: string | null
  actor_name: string | null
  table_name: string
  record_id: string
  verb: 'insert' | 'update' | 'delete'
  /** Of an update: column → [old, new]; of an insert or delete: the row. */
  changes: Record<string, unknown>
}

/** A look at somebody's personal data. */
export interface AccessRow {
  id: number
  at: string
  actor: string | null
  actor_name: string | null
  kind: 'claim' | 'reveal' | 'open' | 'print' | 'export'
  /** What was looked at: application, person, document:id_card … */
  subject: string
  subject_id: string | null
  person_id: string | null
  reason: string
}

/** Filters of both logs; everything left out does not narrow. */
export interface LogQuery {
  from?: IsoDate
  to?: IsoDate
  /** The login of the actor. */
  actor?: string
  /** The whole name of the actor. */
  actorName?: string
  /** The last entry of the page before. */
  before?: number
  limit: number
}

export interface AuditQuery extends LogQuery {
  table?: string
  recordId?: string
  verb?: string
}

export interface AccessQuery extends LogQuery {
  kind?: string
  personId?: string
}

interface Narrowable {
  eq(column: string, value: unknown): Narrowable
  gte(column: string, value: unknown): Narrowable
  lt(column: string, value: unknown): Narrowable
}

/** Entries are numbered in the order in which they were written: pages go by number, whatever the depth. */
function narrow(query: Narrowable, { from, to, actor, actorName, before }: LogQuery) {
  if (from) query.gte('at', startOfDay(from).toISOString())
  if (to) query.lt('at', endOfDay(to).toISOString())
  if (actor) query.eq('actor', actor)
  if (actorName) query.eq('actor_name', actorName)
  if (before !== undefined) query.lt('id', before)
}

/** Changes of records, the latest first. For the auditor. @throws AppError */
export function listAudit(wish: AuditQuery, signal?: AbortSignal): Promise<AuditRow[]> {
  const query = supabase()
    .from('audit_log')
    .select('id,at,actor,actor_name,table_name,record_id,verb,changes')
    .order('id', { ascending: false })
    .limit(wish.limit)
  narrow(query as unknown as Narrowable, wish)
  if (wish.table) query.eq('table_name', wish.table)
  if (wish.recordId) query.eq('record_id', wish.recordId)
  if (wish.verb) query.eq('verb', wish.verb)
  return rowsOf(query, signal)
}

/** Looks at personal data, the latest first. For the auditor. @throws AppError */
export function listAccess(wish: AccessQuery, signal?: AbortSignal): Promise<AccessRow[]> {
  const query = supabase()
    .from('access_log')
    .select('id,at,actor,actor_name,kind,subject,subject_id,person_id,reason')
    .order('id', { ascending: false })
    .limit(wish.limit)
  narrow(query as unknown as Narrowable, wish)
  if (wish.kind) query.eq('kind', wish.kind)
  if (wish.personId) query.eq('person_id', wish.personId)
  return rowsOf(query, signal)
}

/** A person as the auditor sees one. */
export interface AuditedPerson {
  id: string
  name: string
  id_number_masked: string
}

/** Whose the ids in a log are, and who has this whole name, identity number or card number. @throws AppError */
export function findAuditedPeople(
  wish: { ids?: readonly string[]; text?: string },
  signal?: AbortSignal,
): Promise<AuditedPerson[]> {
  return rpc('audit_people', { p_ids: wish.ids ?? [], p_text: wish.text ?? null }, signal)
}
