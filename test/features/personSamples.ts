// A record as public.get_person gives it.
import type { PersonCard, PersonPageData } from '../../src/data/peopleRegister'

export function cardOf(changes: Partial<PersonCard> = {}): PersonCard {
  return {
    id: 'card-1',
    kind: 'assessor',
    issuer_code: 'sichuan',
    number: 'K512300001',
    level: '考评员',
    occupations: ['维修电工', '电工'],
    occupation_codes: ['', '6-31-01-03'],
    valid_from: '2023-05-01',
    valid_to: '2099-04-30',
    status: 'active',
    is_verified: true,
    application_id: null,
    version: 3,
    has_files: false,
    events: [
      { at: '2023-05-02T01:00:00Z', kind: 'registered', by: null, values: { application: null } },
      { at: '2024-01-02T01:00:00Z', kind: 'corrected', by: '李娜', values: {} },
      { at: '2024-01-02T01:00:00Z', kind: 'reason', by: '李娜', values: { reason: '录入有误' } },
    ],
    ...changes,
  }
}

/** A person of a unit in Chengdu; `person` changes the person alone. */
export function personOf(
  changes: Partial<PersonPageData> = {},
  person: Partial<PersonPageData['person']> = {},
): PersonPageData {
  return {
    person: {
      id: 'person-1',
      name: '林静',
      former_names: ['林婧'],
      gender: '女',
      birth_on: '1992-11-05',
      id_number_masked: '510100********2027',
      phone_masked: '138****0000',
      institution_id: 'unit-1',
      institution_name: '成都市锦城技工学校',
      region_code: '510100',
      status: 'verified',
      has_login: true,
      merged_into_id: null,
      profile: { education: '大学本科' },
      version: 4,
      has_email: true,
      has_address: false,
      is_own: false,
      ...person,
    },
    rights: [],
    may_reveal: false,
    today: '2026-04-15',
    merged: [],
    cards: [cardOf()],
    files: [],
    records: [],
    penalties: [],
    accidents: [],
    disputes: [],
    messages: [],
    changes: [],
    ...changes,
  }
}
