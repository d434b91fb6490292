import type { CardStatus } from '../domain/card'
import type { Track } from '../domain/region'
import type { ReviewStage, Status } from '../domain/review'
import type { IsoDate } from '../domain/shanghai'
import type { FilterValues, RegisterSort } from './registerQuery'
import { rpc } from './rpc'

/** unverified: the unit has yet to confirm; merged: another record took over. */
export type PersonStatus = 'unverified' | 'verified' | 'disputed' | 'merged'

/** A person of the list, masked. */
export interface PersonRow {
  id: string
  name: string
  former_names: string[]
  gender: string | null
  birth_on: IsoDate | null
  id_number_masked: string
  phone_masked: string | null
  institution_id: string | null
  institution_name: string | null
  region_code: string
  status: PersonStatus
  has_login: boolean
  /** Without superseded ones, live ones first. */
  cards: { id: string; kind: string; number: string; valid_to: IsoDate; status: CardStatus }[]
}

/** A page of a register; counted up to a cap. */
export interface RegisterRows<Row> {
  rows: Row[]
  total: number
  is_capped: boolean
}

/** One page of the people in the caller's scope. @throws AppError not_permitted */
export function listPeople(
  filters: FilterValues,
  sort: RegisterSort | undefined,
  page: number,
  pageSize: number,
  signal?: AbortSignal,
): Promise<RegisterRows<PersonRow>> {
  return rpc(
    'list_people',
    {
      p_filters: filters,
      p_sort: sort?.field ?? null,
      p_is_descending: sort?.order === 'desc',
      p_page: page,
      p_page_size: pageSize,
    },
    signal,
  )
}

/** The next thousand people of a list behind one of them, by id. @throws AppError not_permitted */
export function listPeopleAfter(
  filters: FilterValues,
  after: PersonRow | undefined,
  signal?: AbortSignal,
): Promise<PersonRow[]> {
  return rpc('people_after', { p_filters: filters, p_after: after?.id ?? null }, signal)
}

/** How many people a list has; more than a million are not told apart. @throws AppError not_permitted */
export function countPeople(filters: FilterValues, signal?: AbortSignal): Promise<number> {
  return rpc('count_people', { p_filters: filters }, signal)
}

/** What the caller may do with a record; private.person_rights decides. */
export type PersonRight = 'contact' | 'profile' | 'identity' | 'move' | 'card' | 'remove' | 'merge'

/** What happened to a card: how it came, what became of it, corrections with their reason. */
export interface CardEvent {
  at: string
  kind: 'registered' | 'issued' | 'verified' | 'corrected' | 'reason' | 'reissued' | 'collected' | CardStatus
  by: string | null
  values: Record<string, unknown>
}

export interface PersonCard {
  id: string
  kind: string
  issuer_code: string
  number: string
  level: string | null
  /** As printed. */
  occupations: string[]
  /** In the order of the print, empty where one is not mapped; or none at all. */
  occupation_codes: string[]
  valid_from: IsoDate
  valid_to: IsoDate
  status: CardStatus
  is_verified: boolean
  application_id: string | null
  version: number
  has_files: boolean
  events: CardEvent[]
}

export interface PersonFile {
  id: string
  number: string | null
  status: Status
  stage: ReviewStage | ''
  card_kind: string
  card_number: string
  institution_name: string
  track: Track
  round_name: string
  submitted_at: string | null
  is_live: boolean
  /** Whether the file lies in the caller's scope, so that a link leads somewhere. */
  is_open: boolean
}

export interface PersonRecord {
  id: string
  role: 'assessor' | 'supervisor'
  held_on: IsoDate
  institution_name: string
  batch: string
  place: string | null
  occupation: string | null
  status: 'declared' | 'confirmed' | 'disputed'
  dispute_reason: string | null
  decided_by_name: string | null
}

export interface PersonPenalty {
  id: string
  role: 'assessor' | 'supervisor' | 'both'
  kind: 'warning' | 'disqualification' | 'permanent_disqualification'
  ground: string
  decided_on: IsoDate
  document_number: string | null
  lifted_on: IsoDate | null
  lifted_reason: string | null
}

export interface PersonAccident {
  id: string
  kind: string
  severity: 'minor' | 'serious' | 'grave'
  occurred_on: IsoDate
  note: string | null
  voided_on: IsoDate | null
}

/** Why name, number, unit or record changed. */
export interface PersonChange {
  id: number
  kind: 'name' | 'id_number' | 'unit' | 'merge'
  old_value: string | null
  new_value: string | null
  reason: string
  document_reference: string | null
  actor_name: string
  at: string
}

/** 一人一档 as public.get_person gives it. */
export interface PersonPageData {
  person: Omit<PersonRow, 'cards'> & {
    merged_into_id: string | null
    profile: Record<string, string | number | null>
    version: number
    has_email: boolean
    has_address: boolean
    is_own: boolean
  }
  rights: PersonRight[]
  may_reveal: boolean
  /** The day of the business in Shanghai. */
  today: IsoDate
  /** Records that were merged into this one. */
  merged: { id: string; name: string; id_number_masked: string }[]
  cards: PersonCard[]
  files: PersonFile[]
  records: PersonRecord[]
  penalties: PersonPenalty[]
  accidents: PersonAccident[]
  disputes: {
    id: string
    status: 'open' | 'kept' | 'moved'
    created_at: string
    decision_note: string | null
  }[]
  messages: {
    id: string
    kind: string
    params: Record<string, unknown>
    created_at: string
    is_read: boolean
  }[]
  changes: PersonChange[]
}

/** @throws AppError person_not_found */
export function getPerson(id: string, signal?: AbortSignal): Promise<PersonPageData> {
  return rpc('get_person', { p_id: id }, signal)
}

/** A line of the field-level history, masked. */
export interface PersonHistoryRow {
  id: number
  at: string
  actor_name: string
  table_name: string
  verb: 'insert' | 'update' | 'delete'
  changes: Record<string, unknown>
}

/** Of the person, the identity and the cards, the latest first. @throws AppError person_not_found */
export function loadPersonHistory(id: string, signal?: AbortSignal): Promise<PersonHistoryRow[]> {
  return rpc('person_history', { p_id: id }, signal)
}
