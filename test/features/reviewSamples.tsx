// What the tests of queue and bench show: a login per role, rows, a file, dictionaries. Data, not doubles.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { App, ConfigProvider } from 'antd'
import antdChinese from 'antd/es/locale/zh_CN'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import type { ApplicationListRow } from '../../src/data/applicationList'
import type { OpenedFile, ReviewFile } from '../../src/data/reviewing'
import type { Check } from '../../src/domain/eligibility'
import type { StaffRole } from '../../src/domain/staffRole'
import type { ReviewLogin } from '../../src/features/reviews/login'
import type { Language } from '../../src/i18n/language'
import { type Dictionary, findSentence } from '../../src/i18n/translator'
import { type Translation, TranslationContext } from '../../src/i18n/useTranslation'
import { zhCN } from '../../src/i18n/zh-CN'

export function translationOf(dictionary: Dictionary, language: Language): Translation {
  return {
    language,
    setLanguage: () => undefined,
    t: (key, values) => findSentence(dictionary, key, values) ?? key,
    find: (key, values) => findSentence(dictionary, key, values),
  }
}

export const chinese = translationOf(zhCN, 'zh-CN')

/** Renders with everything that the components ask of their surroundings. */
export function show(content: ReactNode) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return render(
    <QueryClientProvider client={client}>
      <TranslationContext.Provider value={chinese}>
        <ConfigProvider
          locale={antdChinese}
          button={{ autoInsertSpace: false }}
          theme={{ token: { motion: false } }}
        >
          <App>
            <MemoryRouter>{content}</MemoryRouter>
          </App>
        </ConfigProvider>
      </TranslationContext.Provider>
    </QueryClientProvider>,
  )
}

export const today = '2026-04-15'

/** A login of a role: the unit 'unit-1' of Chengdu, the city Chengdu, or the province. */
export function loginOf(
  role: StaffRole,
  region = role === 'city_officer' ? '510100' : '510000',
): ReviewLogin {
  const institution = role === 'institution_officer' ? 'unit-1' : null
  return {
    user_id: `user-${role}`,
    person_id: null,
    staff: {
      role,
      region_code: institution ? '510100' : region,
      institution_id: institution,
      grants: [],
    },
    institutions: institution ? [institution] : [],
    deputy_for: [],
  }
}

export function rowOf(changes: Partial<ApplicationListRow> = {}): ApplicationListRow {
  return {
    id: 'file-1',
    number: '202604-510100-00001',
    round_id: 'round-1',
    person_id: 'person-1',
    card_kind: 'assessor',
    role: 'assessor',
    track: 'city',
    institution_id: 'unit-1',
    region_code: '510100',
    status: 're_review',
    stage: '',
    person_name: '林静',
    institution_name: '成都市锦城技工学校',
    card_number: '川考2023000117',
    card_valid_to: '2026-05-20',
    is_proxy: false,
    due_on: '2026-04-25',
    claimed_by: null,
    claimed_by_name: null,
    claimed_until: null,
    reviewed_by: null,
    created_by: 'applicant-1',
    submitted_at: '2026-04-11T01:30:00Z',
    updated_at: '2026-04-12T01:30:00Z',
    version: 3,
    ...changes,
  }
}

export const check = (key: Check['key'], changes: Partial<Check> = {}): Check => ({
  key,
  outcome: 'pass',
  is_hard: true,
  values: {},
  ...changes,
})

type Application = ReviewFile['application']

/** A file in 复审 of the city, with two documents and three records; `application` changes its row. */
export function fileOf(
  changes: Partial<ReviewFile> = {},
  application: Partial<Application> = {},
): ReviewFile {
  const row = rowOf()
  return {
    application: {
      ...row,
      card_id: 'card-1',
      employer_name: '成都市锦城技工学校',
      data_version: 1,
      unit_opinion: '履职认真。',
      is_seal_waived: false,
      return_fields: [],
      return_documents: [],
      new_card_id: null,
      stage_level: null,
      batch_id: null,
      occupations: ['电工'],
      ...application,
    },
    form: {
      name: '林静',
      id_number: '510100199211052027',
      employer_name: '成都市锦城技工学校',
      phone: '13800000000',
      qualification_level: 'level_1',
      card_number: '川考2023000117',
      health_declared: 'true',
      work_summary: '任期内参加考评工作。',
    },
    is_full: true,
    person: {
      id: 'person-1',
      name: '林静',
      gender: '女',
      birth_on: '1992-11-05',
      status: 'verified',
      former_names: [],
      id_number_masked: '510100********2027',
    },
    card: {
      id: 'card-1',
      person_id: 'person-1',
      kind: 'assessor',
      issuer_code: 'sichuan',
      number: '川考2023000117',
      occupations: ['电工'],
      valid_from: '2023-05-21',
      valid_to: '2026-05-20',
      status: 'active',
      is_verified: true,
      holder_name: '林静',
    },
    new_card: null,
    round: {
      id: 'round-1',
      name: '2026年4月换证',
      status: 'published',
      window_from: '2025-12-01',
      window_to: '2026-05-31',
      opens_on: '2026-04-10',
      closes_on: '2026-04-30',
    },
    institution: {
      id: 'unit-1',
      name: '成都市锦城技工学校',
      attribution: 'city',
      region_code: '510100',
      status: 'active',
    },
    records: [record('r1', '2024-03-02', 'declared'), record('r2', '2025-06-11', 'confirmed')],
    documents: [documentOf('photo', 'image/jpeg'), documentOf('sealed_form', 'application/pdf', 1)],
    requirements: [
      { document_kind: 'photo', due_at: 'submission', condition: 'always' },
      { document_kind: 'id_card', due_at: 'submission', condition: 'always' },
    ],
    checks: [check('card_is_live'), check('no_accident')],
    events: [],
    actions: ['approve', 'return', 'reject'],
    as_of: today,
    ...changes,
  }
}

export function record(id: string, held_on: string, status: 'declared' | 'confirmed' | 'disputed') {
  return {
    id,
    role: 'assessor' as const,
    held_on,
    institution_name: '成都市锦城技工学校',
    batch: `批次 ${id}`,
    place: null,
    occupation: null,
    status,
    dispute_reason: status === 'disputed' ? '时间有误' : null,
  }
}

function documentOf(kind: string, mime_type: string, data_version: number | null = null) {
  return {
    id: `doc-${kind}`,
    kind,
    path: `applications/file-1/${kind}`,
    original_name: `${kind}.jpg`,
    mime_type,
    bytes: 20_000,
    data_version,
    uploaded_at: '2026-04-11T01:30:00Z',
  }
}

type ReviewEvent = ReviewFile['events'][number]

export function eventOf(changes: Partial<ReviewEvent>): ReviewEvent {
  return {
    id: 1,
    at: '2026-04-14T02:05:00Z',
    action: 'submit',
    actor_kind: 'applicant',
    actor_name: '林静',
    from_status: 'draft',
    to_status: 'unit_review',
    stage: '',
    reason_codes: [],
    note: null,
    fields: [],
    documents: [],
    data_version: 0,
    ...changes,
  }
}

export function openedOf(file: ReviewFile = fileOf()): OpenedFile {
  return { file, claim: { until: new Date(Date.now() + 20 * 60_000).toISOString() }, refusal: null }
}
