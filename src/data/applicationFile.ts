import type { CardRole, CardStatus } from '../domain/card'
import type { DocumentRequirement } from '../domain/documents'
import type { Check } from '../domain/eligibility'
import type { Track } from '../domain/region'
import type { Action, Level, Party, ReviewStage, Status } from '../domain/review'
import type { Round } from '../domain/round'
import type { IsoDate } from '../domain/shanghai'

/** A row of public.applications, as far as the applicant's side reads it. */
export interface ApplicationRow {
  id: string
  /** Given at submission. */
  number: string | null
  round_id: string
  card_id: string
  person_id: string
  card_kind: string
  role: CardRole
  track: Track
  institution_id: string
  status: Status
  stage: ReviewStage | ''
  stage_level: Level | null
  person_name: string
  institution_name: string
  employer_name: string
  card_number: string
  card_valid_to: IsoDate
  /** 代办: entered by the unit. */
  is_proxy: boolean
  /** Counts the frozen versions; 0 until the unit first agrees. */
  data_version: number
  unit_opinion: string | null
  is_seal_waived: boolean
  return_fields: string[]
  return_documents: string[]
  due_on: IsoDate | null
  new_card_id: string | null
  submitted_at: string | null
  created_by: string | null
  updated_at: string
  version: number
}

export interface CardRow {
  id: string
  person_id: string
  kind: string
  issuer_code: string
  number: string
  occupations: string[]
  valid_from: IsoDate
  valid_to: IsoDate
  status: CardStatus
  is_verified: boolean
  holder_name: string
}

export interface ActivityRecord {
  id: string
  role: CardRole
  held_on: IsoDate
  institution_name: string
  batch: string
  place: string | null
  occupation: string | null
  status: 'declared' | 'confirmed' | 'disputed'
  dispute_reason: string | null
}

export interface DocumentRow {
  id: string
  kind: string
  /** In the storage. */
  path: string
  original_name: string
  mime_type: string
  bytes: number
  data_version: number | null
  uploaded_at: string
}

/** One entry of the history of a file. */
export interface ApplicationEvent {
  id: number
  at: string
  action: Action
  actor_kind: Party
  actor_name: string
  from_status: Status
  to_status: Status
  reason_codes: string[]
  note: string | null
  fields: string[]
  documents: string[]
  data_version: number
}

/** What public.get_application answers: a whole file in one call. */
export interface ApplicationFile {
  application: ApplicationRow
  form: Record<string, unknown>
  /** false: personal data in the form are masked. */
  is_full: boolean
  person: {
    id: string
    name: string
    gender: string | null
    birth_on: IsoDate | null
    status: 'unverified' | 'verified' | 'disputed'
    former_names: string[]
    id_number_masked: string
  }
  card: CardRow
  new_card: CardRow | null
  round: Round
  institution: { id: string; name: string; attribution: Track; region_code: string; status: string }
  records: ActivityRecord[]
  documents: DocumentRow[]
  requirements: Omit<DocumentRequirement, 'card_kind'>[]
  checks: Check[]
  events: ApplicationEvent[]
  /** What the caller may do now. */
  actions: Action[]
  /** The disqualification that holds the file up; nothing leads towards a card while it stands. */
  block?: { document_number: string; decided_on: IsoDate; ground: string } | null
  /** The day in Shanghai by the server's clock. */
  as_of: IsoDate
}
