// Rows of the registers of institutions, evaluations and activity records, as the server gives them.
import type { RecordRow } from '../../src/data/activityRecords'
import type { Dictionaries } from '../../src/data/dictionaries'
import type { Assignment } from '../../src/data/evaluationPeople'
import type { EvaluationRow } from '../../src/data/evaluations'
import type { InstitutionFigures, InstitutionRow } from '../../src/data/institutions'

export function institutionOf(changes: Partial<InstitutionRow> = {}): InstitutionRow {
  return {
    id: 'unit-1',
    name: '成都市锦城技工学校',
    attribution: 'city',
    region_code: '510100',
    location_code: '510100',
    filing_number: 'S000051010001',
    filing_valid_from: '2023-01-01',
    filing_valid_to: '2026-05-01',
    address: '成都市锦江区一号',
    contact_name: '张三',
    contact_phone: '028-86712192',
    status: 'active',
    cancelled_at: null,
    cancel_reason: null,
    version: 3,
    ...changes,
  }
}

export const figures: InstitutionFigures = {
  id: 'unit-1',
  people: 14,
  cards: 16,
  expired: 2,
  expiring: 5,
  live_files: 3,
  coming_evaluations: 1,
}

export function evaluationOf(changes: Partial<EvaluationRow> = {}): EvaluationRow {
  return {
    id: 'evaluation-1',
    institution_id: 'unit-1',
    institution_name: '成都市锦城技工学校',
    region_code: '510100',
    kind: 'skill_level',
    occupation_code: '6-31-01-03',
    occupation: '电工',
    levels: ['level_4'],
    site: '一号实训楼',
    starts_on: '2026-04-20',
    ends_on: '2026-04-21',
    head_count: 45,
    batch: '2026年第3批',
    status: 'reported',
    is_late: false,
    reported_by_name: '王敏',
    reported_at: '2026-04-01T02:00:00+00:00',
    cancelled_by_name: null,
    cancelled_at: null,
    cancel_reason: null,
    version: 1,
    ...changes,
  }
}

export function assignmentOf(changes: Partial<Assignment> = {}): Assignment {
  return {
    id: 'assignment-1',
    person_id: 'person-1',
    card_id: 'card-1',
    role: 'assessor',
    person_name: '林静',
    card_number: '川考2021000117',
    created_by_name: '王敏',
    created_at: '2026-04-02T02:00:00+00:00',
    problems: [],
    record: null,
    ...changes,
  }
}

export function recordOf(changes: Partial<RecordRow> = {}): RecordRow {
  return {
    id: 'record-1',
    person_id: 'person-1',
    person_name: '林静',
    role: 'assessor',
    held_on: '2026-03-05',
    institution_name: '成都市锦城技工学校',
    batch: '2026年第1批',
    place: '成都市',
    occupation: '电工',
    source: 'unit',
    status: 'declared',
    decided_by_name: null,
    decided_at: null,
    dispute_reason: null,
    dispute_answer: null,
    answered_by_name: null,
    answered_at: null,
    evaluation_id: null,
    institution_id: 'unit-1',
    evaluator_id: null,
    region_code: '510100',
    version: 1,
    person: { id_number_masked: '510100********2027' },
    institution: { name: '成都市锦城技工学校' },
    ...changes,
  }
}

const item = (dictionary: string, code: string, name_zh: string) => ({
  dictionary,
  code,
  name_zh,
  name_en: code,
  is_active: true,
})

export const dictionaries: Dictionaries = {
  items: [
    item('evaluation_kind', 'skill_level', '职业技能等级认定'),
    item('skill_level', 'level_4', '中级工（四级）'),
  ],
  cardKinds: [],
  documentKinds: [],
  formFields: [],
  reasonCodes: [],
  issuers: [],
  checkRules: [],
}
