// What the tests of summary tables, issuing and the card check show. Data, not doubles.
import type { IssuedKind, IssueRow } from '../../src/data/issuing'
import type { CollectionRow } from '../../src/data/issuingPrint'
import type { Profile } from '../../src/data/profile'
import type { PrintedBatch, SummaryBatch, SummaryRow } from '../../src/data/summaries'
import type { StaffRole } from '../../src/domain/staffRole'

export function batchOf(changes: Partial<SummaryBatch> = {}): SummaryBatch {
  return {
    id: 'batch-1',
    round_id: 'round-1',
    annex: 2,
    reporter: 'city',
    region_code: '510100',
    institution_id: null,
    reporter_name: '成都市职业技能鉴定指导中心',
    sequence: 0,
    number: 'HZ202604-510100-2001',
    status: 'draft',
    data_version: 1,
    row_count: 2,
    struck_count: 0,
    handler_name: '李娜',
    handler_phone: '028-86712192',
    scan_path: null,
    scan_name: null,
    scan_version: null,
    scan_stored: false,
    generated_at: '2026-05-06T02:00:00Z',
    reported_by_name: null,
    reported_at: null,
    received_by_name: null,
    received_at: null,
    send_back_reasons: [],
    send_back_note: null,
    version: 1,
    round: { id: 'round-1', name: '2026年4月复核换证' },
    ...changes,
  }
}

/** With the sealed scan of its present data version. */
export const sealed: Partial<SummaryBatch> = {
  scan_path: 'batches/batch-1/scan.pdf',
  scan_name: '盖章汇总表.pdf',
  scan_version: 1,
  scan_stored: true,
}

export function summaryRowOf(changes: Partial<SummaryRow> = {}): SummaryRow {
  return {
    application_id: 'file-1',
    position: 1,
    person_name: '林静',
    card_kind: 'assessor',
    card_number: '川考2021000117',
    institution_name: '成都市锦城技工学校',
    struck_at: null,
    strike_action: null,
    strike_reasons: [],
    strike_note: null,
    ...changes,
  }
}

export const form = {
  name: '林静',
  id_number: '510100199211052027',
  gender: '女',
  employer_name: '成都市锦城技工学校',
  phone: '13900000011',
  education: '大学本科',
  qualification_level: 'level_3',
  occupations: '电工、焊工',
  address: '四川省成都市锦江区测试路1号',
  card_number: '川考2021000117',
  card_valid_from: '2023-05-01',
  card_valid_to: '2026-04-30',
  ethnic_group: '01',
  political_status: '中共党员',
  working_years: '10',
  email: 'lin@example.cn',
  occupation_engaged: '质量督导',
}

const record = { institution_name: '成都市锦城技工学校', batch: '2025年第3批', status: 'confirmed' }

export function printedOf(changes: Partial<SummaryBatch> = {}): PrintedBatch {
  const { round: _, ...batch } = batchOf(changes)
  return {
    batch,
    rows: [
      {
        application_id: 'file-1',
        position: 1,
        struck_at: null,
        number: '202604-510100-00001',
        card_kind: 'assessor',
        card_number: '川考2021000117',
        card_valid_to: '2026-04-30',
        institution_name: '成都市锦城技工学校',
        data_version: 1,
        form,
        records: [
          { ...record, held_on: '2024-05-20', place: '成都市锦江区' },
          { ...record, held_on: '2025-05-20', place: '成都市青羊区' },
        ],
      },
    ],
  }
}

export function issueRowOf(changes: Partial<IssueRow> = {}): IssueRow {
  return {
    id: 'file-1',
    number: '202604-510100-00001',
    round_id: 'round-1',
    card_kind: 'assessor',
    track: 'city',
    region_code: '510100',
    institution_id: 'unit-1',
    institution_name: '成都市锦城技工学校',
    person_name: '林静',
    card_number: '川考2021000117',
    card_valid_to: '2026-04-30',
    status: 'awaiting_issue',
    due_on: null,
    decided_at: '2026-05-20T02:00:00Z',
    version: 7,
    new_card: null,
    collection: null,
    ...changes,
  }
}

export function collectionRowOf(changes: Partial<CollectionRow> = {}): CollectionRow {
  return {
    application_id: 'file-1',
    batch_id: 'batch-1',
    batch_number: 'HZ202604-510100-2001',
    batch_version: 2,
    annex: 2,
    institution_id: 'unit-1',
    institution_name: '成都市锦城技工学校',
    region_code: '510100',
    by_city: false,
    card_kind: 'assessor',
    form,
    records: [],
    old_card_number: '川考2021000117',
    new_card_number: 'K512600001',
    valid_from: '2026-05-25',
    valid_to: '2029-05-24',
    old_card: null,
    collected_on: null,
    ...changes,
  }
}

export const issuedKinds: IssuedKind[] = [
  kind('assessor', '考评员', 'assessor', 2, 'institution'),
  kind('senior_assessor', '高级考评员', 'assessor', 2, 'institution'),
  kind('supervisor', '质量督导员', 'supervisor', 4, 'city'),
]

function kind(
  code: string,
  name: string,
  role: IssuedKind['role'],
  annex: 2 | 4,
  collector: IssuedKind['collected_by'],
): IssuedKind {
  return { code, name_zh: name, name_en: code, role, summary_annex: annex, collected_by: collector }
}

/** A login of a role: the unit 'unit-1', the city Chengdu, or the province. */
export function profileOf(role: StaffRole): Profile {
  const isUnit = role === 'institution_officer'
  return {
    user_id: `user-${role}`,
    email: `${role}@example.cn`,
    person_id: null,
    person_name: null,
    deputy_for: [],
    deputyships: [],
    regions: [],
    has_decisions: false,
    idle_minutes: 30,
    today: '2026-05-06',
    institutions: isUnit ? ['unit-1'] : [],
    staff: {
      role,
      region_code: role === 'city_officer' || isUnit ? '510100' : '510000',
      institution_id: isUnit ? 'unit-1' : null,
      region_name: '成都市',
      institution_name: isUnit ? '成都市锦城技工学校' : null,
      attribution: isUnit ? 'city' : null,
      name: '李娜',
      grants: [],
    },
  }
}
