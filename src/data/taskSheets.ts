import type { IsoDate } from '../domain/shanghai'
import { supabase } from './client'
import { rpc } from './rpc'
import { failure } from './session'

/** Somebody who works at the evaluation, with the card for it. */
export interface PersonOnSite {
  /** The place on the evaluation's list. */
  id: string
  name: string
  role: 'assessor' | 'supervisor'
  card_number: string
}

/** 任务单 of an accepted dispatch, for the supervisor. */
export interface TaskSheet {
  /** The dispatch. */
  id: string
  /** The order. */
  number: string
  /** What its QR code proves; see checkTaskCode. */
  code: string
  person_name: string
  card_number: string
  card_valid_to: IsoDate | null
  institution_name: string
  site: string
  occupation: string
  batch: string
  starts_on: IsoDate
  ends_on: IsoDate
  /** Who ordered the inspection. */
  center_code: string
  evaluation: { kind: string; levels: string[]; head_count: number }
  /** Names of the others who accepted. */
  with: string[]
  /** The evaluation's own list. */
  people: PersonOnSite[]
}

/**
 * The task sheet of an own dispatch.
 *
 * @param renew makes the code that was handed out so far worthless
 * @throws AppError dispatch_not_found, dispatch_not_accepted
 */
export function readTaskSheet(dispatchId: string, renew = false): Promise<TaskSheet> {
  return rpc('task_sheet', { p_dispatch_id: dispatchId, p_renew: renew })
}

export const CODE_STATES = ['valid', 'not_yet', 'replaced', 'void', 'withdrawn', 'over', 'unknown'] as const

/** What a code proves at this moment. */
export interface CodeCheck {
  state: (typeof CODE_STATES)[number]
  /** not_yet: from when the institution is told. */
  from?: string
  /** Since when it is replaced, void or withdrawn. */
  at?: string
  /** Of a valid one only. */
  person_name?: string
  card_number?: string
  number?: string
  institution_name?: string
  site?: string
  occupation?: string
  batch?: string
  starts_on?: IsoDate
  ends_on?: IsoDate
  center_code?: string
}

/** Checks the code of a task sheet that somebody shows. @throws AppError */
export function checkTaskCode(code: string, signal?: AbortSignal): Promise<CodeCheck> {
  return rpc('check_task_code', { p_code: code }, signal)
}

/** A supervisor was on site. */
export interface CheckIn {
  id: string
  dispatch_id: string
  checked_on: IsoDate
  checked_at: string
  /** Where the supervisor agreed to it, to about 100 m. */
  latitude: number | null
  longitude: number | null
}

const columns = 'id,dispatch_id,checked_on,checked_at,latitude,longitude'

/** @throws AppError */
export async function readCheckIns(
  of: { dispatchId: string } | { orderId: string },
  signal?: AbortSignal,
): Promise<CheckIn[]> {
  const all = supabase().from('dispatch_check_ins').select(columns).order('checked_at')
  const request = 'orderId' in of ? all.eq('order_id', of.orderId) : all.eq('dispatch_id', of.dispatchId)
  const { data, error, status } = await (signal ? request.abortSignal(signal) : request)
  if (error) throw failure(error, status)
  return data as CheckIn[]
}

/** Degrees; only with the person's consent. */
export interface Position {
  latitude: number
  longitude: number
}

/** On a day of the evaluation, once a day. @throws AppError check_in_not_today (from, to), dispatch_not_accepted */
export function checkIn(dispatchId: string, position: Position | null): Promise<CheckIn> {
  return rpc('check_in', { p_dispatch_id: dispatchId, p_position: position })
}

/** 人证不符: of the evaluation's list, or a name. */
export interface StandInValues {
  assignment_id?: string
  person_name?: string
  note: string
}

/** @returns the finding. @throws AppError with values.field: stand_in_name_missing, stand_in_note_length; check_in_first */
export function reportStandIn(dispatchId: string, values: StandInValues, requestId: string): Promise<string> {
  return rpc('report_stand_in', { p_dispatch_id: dispatchId, p_values: values, p_request_id: requestId })
}

/** What the institution of an evaluation is told of those who inspect it. */
export interface Disclosure {
  /** The moment from which names would be given, whether or not anybody comes. */
  from: string
  is_open: boolean
  supervisors: { person_name: string; card_number: string }[]
}

/** @throws AppError evaluation_not_found: of other institutions' evaluations */
export function readDisclosure(evaluationId: string, signal?: AbortSignal): Promise<Disclosure> {
  return rpc('disclosed_supervisors', { p_evaluation_id: evaluationId }, signal)
}
