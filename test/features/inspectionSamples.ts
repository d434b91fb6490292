// What the tests of inspection reports show: records as the server gives them.
import type { InspectionTasks, ReportFinding, ReportRecord } from '../../src/data/inspectionReports'

const severities = [
  { code: 'minor', name_zh: '一般', name_en: 'Minor' },
  { code: 'serious', name_zh: '较重', name_en: 'Serious' },
  { code: 'grave', name_zh: '严重', name_en: 'Grave' },
]
const choices = [
  { code: 'stand_ins', name_zh: '无替考、代考', name_en: 'Nobody stands in' },
  { code: 'rooms_equipment', name_zh: '场地、设备、工具符合要求', name_en: 'Rooms and equipment' },
]

/** A report being written by its supervisors. */
export function draftRecord(changes: Partial<ReportRecord> = {}): ReportRecord {
  return {
    report: {
      id: 'report-1',
      number: '督510120260001',
      order_id: 'order-1',
      evaluation_id: 'evaluation-1',
      institution_name: '成都市锦城技工学校',
      occupation: '电工',
      levels: [],
      batch: '2026-07',
      site: '一号实训楼',
      starts_on: '2026-04-25',
      ends_on: '2026-04-26',
      head_count: 45,
      center_code: '510100',
      region_code: '510100',
      supervisor_names: ['何平', '张伟'],
      supervisor_ids: ['me', 'you'],
      status: 'draft',
      due_on: '2026-05-07',
      problems: null,
      severity: null,
      days_late: null,
      submitted_by_name: null,
      submitted_at: null,
      commented_at: null,
      read_at: null,
      items: null,
      present_count: null,
      situation: null,
      proposal: null,
      rectify_by: null,
      attendee_names: null,
      comment: null,
      is_contested: null,
      commented_by_name: null,
      read_note: null,
      read_by_name: null,
      version: 2,
    },
    today: '2026-04-26',
    is_writer: true,
    may_write: true,
    may_comment: false,
    may_read: false,
    draft: { content: {}, version: 1, saved_by: null },
    items: choices,
    severities,
    assessors: [{ id: 'lin', name: '林静', card: '川考2021000117' }],
    files: [],
    findings: [],
    events: [],
    ...changes,
  }
}

export function findingOf(changes: Partial<ReportFinding> = {}): ReportFinding {
  return {
    id: 'finding-1',
    kind: 'inspection',
    severity: 'serious',
    item_zh: '场地、设备、工具符合要求',
    item_en: 'Rooms and equipment',
    text: '两台设备接地不良',
    person_id: null,
    person_name: '',
    status: 'open',
    rectify_by: null,
    version: 1,
    case_id: null,
    steps: [],
    files: [],
    ...changes,
  }
}

/** The same submitted, with one problem. */
export function submittedRecord(changes: Partial<ReportRecord> = {}): ReportRecord {
  const draft = draftRecord()
  return {
    ...draft,
    report: {
      ...draft.report,
      supervisor_ids: undefined,
      status: 'submitted',
      items: [
        { ...choices[0], answer: 'ok', note: null, severity: null, person_name: null },
        {
          ...choices[1],
          answer: 'problem',
          note: '两台设备接地不良',
          severity: 'serious',
          person_name: null,
        },
      ] as ReportRecord['report']['items'],
      present_count: 43,
      situation: '考场秩序正常。',
      proposal: '限期整改',
      attendee_names: ['何平'],
      problems: 1,
      severity: 'serious',
      days_late: 0,
      submitted_by_name: '何平',
      submitted_at: '2026-04-26T09:00:00Z',
    },
    today: '2026-05-20',
    is_writer: false,
    may_write: false,
    draft: null,
    items: null,
    assessors: null,
    findings: [findingOf()],
    events: [{ kind: 'submitted', at: '2026-04-26T09:00:00Z', by: '何平', note: null }],
    ...changes,
  }
}

export function tasksOf(changes: Partial<InspectionTasks> = {}): InspectionTasks {
  return {
    today: '2026-05-20',
    own: [],
    overdue: 0,
    to_read: 0,
    answered: 0,
    late: 0,
    to_comment: 0,
    to_rectify: 0,
    to_rectify_late: 0,
    ...changes,
  }
}
