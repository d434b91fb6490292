// What the tests of discipline show. Data, not doubles.
import type { CaseFacts, CaseRecord } from '../../src/data/discipline'
import type { Finding } from '../../src/data/findings'
import type { Lapse, LapseCandidate } from '../../src/data/lapses'

export function factsOf(changes: Partial<CaseFacts> = {}): CaseFacts {
  return {
    id: 'case-1',
    number: '处2026-510100-0001',
    person_id: 'person-1',
    person_name: '林静',
    role: 'assessor',
    kind: 'disqualification',
    ground: 'improper_duty',
    facts: '2026年3月10日在考评现场代替他人签到，经现场核实属实。',
    statement: null,
    status: 'proposed',
    outcome: null,
    document_number: null,
    decision_note: null,
    decided_at: null,
    appeal_due_on: null,
    appealed_at: null,
    appeal_note: null,
    appeal_decided_at: null,
    appeal_decision_note: null,
    proposed_at: '2026-04-10T02:00:00Z',
    version: 2,
    ...changes,
  }
}

/** Decided: 取消资格. */
export const decided: Partial<CaseFacts> = {
  status: 'decided',
  outcome: 'disqualification',
  document_number: '川人社职鉴函〔2026〕12号',
  decision_note: '事实清楚，证据充分。',
  decided_at: '2026-04-12T02:00:00Z',
  appeal_due_on: '2026-04-24',
}

export function recordOf(changes: Partial<CaseRecord> = {}): CaseRecord {
  return {
    case: { ...factsOf(), created_by_name: '李娜', proposed_by_name: '李娜' },
    is_center: true,
    person: {
      id: 'person-1',
      name: '林静',
      gender: '女',
      id_number_masked: '510100********2027',
      institution_name: '成都市锦城技工学校',
      has_login: true,
    },
    cards: [
      {
        id: 'card-1',
        kind: 'assessor',
        number: '川考2021000117',
        valid_from: '2023-05-01',
        valid_to: '2026-04-30',
        status: 'disqualified',
        occupations: ['电工'],
      },
    ],
    accident: null,
    files: [],
    events: [
      {
        id: 1,
        at: '2026-04-10T02:00:00Z',
        action: 'propose',
        actor_name: '李娜',
        outcome: null,
        note: null,
      },
    ],
    effects: {},
    taken_cards: [{ kind: 'assessor', number: '川考2021000117' }],
    others: [],
    actions: [],
    today: '2026-04-15',
    ...changes,
  }
}

export function lapseOf(changes: Partial<Lapse> = {}): Lapse {
  return {
    id: 'lapse-1',
    card_id: 'card-1',
    person_id: 'person-1',
    person_name: '林静',
    card_kind: 'assessor',
    card_number: '川考2021000117',
    valid_to: '2025-12-31',
    ground: 'not_renewed',
    status: 'confirmed',
    confirmed_by_name: '吴倩',
    confirmed_at: '2026-04-10T02:00:00Z',
    appeal_due_on: '2026-04-24',
    appeal_note: null,
    decision_note: null,
    decided_by_name: null,
    region_code: '510100',
    version: 1,
    ...changes,
  }
}

export function candidateOf(changes: Partial<LapseCandidate> = {}): LapseCandidate {
  return {
    card_id: 'card-1',
    person_id: 'person-1',
    person_name: '林静',
    card_kind: 'assessor',
    card_number: '川考2021000117',
    valid_to: '2025-12-31',
    institution_name: '成都市锦城技工学校',
    region_code: '510100',
    ground: 'not_renewed',
    basis: { round: '2025年11月复核换证' },
    ...changes,
  }
}

export function findingOf(changes: Partial<Finding> = {}): Finding {
  return {
    id: 'finding-1',
    kind: 'expired_card',
    source: 'system',
    institution_id: 'unit-1',
    institution_name: '成都市锦城技工学校',
    region_code: '510100',
    person_id: 'person-1',
    person_name: '林静',
    evaluation_id: 'evaluation-1',
    occurred_on: '2026-04-10',
    details: { card_number: '川考2021000117', valid_to: '2026-03-31' },
    status: 'open',
    rectify_by: null,
    note: null,
    handled_by_name: null,
    answer: null,
    case_id: null,
    version: 1,
    repeats: 1,
    ...changes,
  }
}
