// What the tests of the applicant's side show: cards, a draft, a file. Data, not doubles.
import type {
  ApplicationEvent,
  ApplicationFile,
  ApplicationRow,
  CardRow,
} from '../../src/data/applicationFile'
import type { CardFileRow, Scope } from '../../src/data/people'
import type { Portal } from '../../src/data/peopleCards'
import { CHECK_KEYS, CHECK_RULES, type Check } from '../../src/domain/eligibility'
import type { Round } from '../../src/domain/round'

export const today = '2026-04-15'

export const scope: Scope = {
  user_id: 'user-1',
  person_id: 'person-1',
  person_name: '林婉清',
  institutions: [],
  today,
}

export const round: Round = {
  id: 'round-1',
  name: '2026年4月复核换证',
  status: 'published',
  window_from: '2025-12-01',
  window_to: '2026-05-31',
  opens_on: '2026-04-10',
  closes_on: '2026-04-30',
}

export const card: CardRow = {
  id: 'card-1',
  person_id: 'person-1',
  kind: 'assessor',
  issuer_code: 'sichuan',
  number: 'K512300001',
  occupations: ['电工'],
  valid_from: '2023-05-01',
  valid_to: '2026-04-30',
  status: 'active',
  is_verified: true,
  holder_name: '林婉清',
}

/** The checks of a draft as the server gives them: what is not overridden passes. */
export function checksOf(
  failed: Partial<Record<(typeof CHECK_KEYS)[number], Check['values']>> = {},
): Check[] {
  return CHECK_KEYS.filter((key) => (CHECK_RULES[key].roles as readonly string[]).includes('assessor')).map(
    (key) => {
      const isHard = (CHECK_RULES[key].hardAt as readonly string[]).includes('submit')
      const isFailed = key in failed
      return {
        key,
        is_hard: isHard,
        outcome: !isFailed ? 'pass' : isHard ? 'fail' : CHECK_RULES[key].softOutcome,
        values: failed[key] ?? {},
      }
    },
  )
}

/** A text of so many 字. */
export const words = (count: number) => '字'.repeat(count)

export const completeForm: Record<string, unknown> = {
  name: '林婉清',
  id_number: '510100199211052027',
  employer_name: '成都锦西职业技能培训学校',
  phone: '13800000000',
  qualification_level: '高级工（三级）',
  speciality: '电气',
  speciality_years: '8',
  education: '大学本科',
  address: '成都市锦江区测试路1号',
  work_summary: words(500),
  health_declared: true,
  voluntary_declared: true,
}

const application: ApplicationRow = {
  id: 'file-1',
  number: null,
  round_id: round.id,
  card_id: card.id,
  person_id: 'person-1',
  card_kind: 'assessor',
  role: 'assessor',
  track: 'city',
  institution_id: 'unit-1',
  status: 'draft',
  stage: '',
  stage_level: null,
  person_name: '林婉清',
  institution_name: '成都锦西职业技能培训学校',
  employer_name: '成都锦西职业技能培训学校',
  card_number: card.number,
  card_valid_to: card.valid_to,
  is_proxy: false,
  data_version: 0,
  unit_opinion: null,
  is_seal_waived: false,
  return_fields: [],
  return_documents: [],
  due_on: '2026-04-30',
  new_card_id: null,
  submitted_at: null,
  created_by: 'user-1',
  updated_at: '2026-04-15T01:00:00Z',
  version: 1,
}

const requirement = (document_kind: string, condition: 'always' | 'external' | 'proxy' = 'always') => ({
  document_kind,
  due_at: 'submission' as const,
  condition,
})

export const storedDocument = (kind: string, data_version: number | null = null) => ({
  id: `document-${kind}`,
  kind,
  path: `applications/file-1/${kind}.pdf`,
  original_name: `${kind}.pdf`,
  mime_type: 'application/pdf',
  bytes: 200_000,
  data_version,
  uploaded_at: '2026-04-15T02:00:00Z',
})

interface FileWish extends Partial<Omit<ApplicationFile, 'application'>> {
  application?: Partial<ApplicationRow>
}

/** An assessor's file; a draft with everything filled in and uploaded unless wished otherwise. */
export function fileOf(wish: FileWish = {}): ApplicationFile {
  return {
    form: completeForm,
    is_full: true,
    person: {
      id: 'person-1',
      name: '林婉清',
      gender: '女',
      birth_on: '1992-11-05',
      status: 'verified',
      former_names: [],
      id_number_masked: '510100********2027',
    },
    card,
    new_card: null,
    round,
    institution: {
      id: 'unit-1',
      name: '成都锦西职业技能培训学校',
      attribution: 'city',
      region_code: '510100',
      status: 'active',
    },
    records: [
      {
        id: 'record-1',
        role: 'assessor',
        held_on: '2025-03-29',
        institution_name: '四川省仁爱技师学院',
        batch: '2025年第5批',
        place: null,
        occupation: null,
        status: 'declared',
        dispute_reason: null,
      },
    ],
    documents: ['photo', 'id_card', 'card_scan', 'work_summary'].map((kind) => storedDocument(kind)),
    requirements: [
      requirement('photo'),
      requirement('id_card'),
      requirement('card_scan'),
      requirement('work_summary'),
      requirement('employment_contract', 'external'),
      requirement('written_application', 'proxy'),
    ],
    checks: checksOf(),
    events: [],
    actions: ['submit', 'withdraw'],
    as_of: today,
    ...wish,
    application: { ...application, ...wish.application },
  }
}

/** One entry of a history. */
export function eventOf(wish: Partial<ApplicationEvent>): ApplicationEvent {
  return {
    id: 1,
    at: '2026-04-16T02:00:00Z',
    action: 'submit',
    actor_kind: 'applicant',
    actor_name: '林婉清',
    from_status: 'draft',
    to_status: 'unit_review',
    reason_codes: [],
    note: null,
    fields: [],
    documents: [],
    data_version: 0,
    ...wish,
  }
}

export const fileRow: CardFileRow = {
  id: 'file-1',
  number: '202604-510100-00001',
  card_id: card.id,
  status: 're_review',
  stage: '',
  track: 'city',
  due_on: '2026-05-20',
  is_proxy: false,
  created_at: '2026-04-12T02:00:00Z',
}

export function portalOf(wish: Partial<Portal> = {}): Portal {
  return {
    scope,
    personStatus: 'verified',
    disputes: [],
    cards: [card],
    files: [],
    rounds: [round],
    lateAdmissions: [],
    messages: [],
    ...wish,
  }
}
