import { randomUUID } from 'node:crypto'
import type { Db } from './database'
import type { CastApplicant, CastInstitution } from './people'
import type { Random } from './random'
import { insertRows } from './seedCast'

/** Cases of people with evidence and history, handled wherever, for the visibility tests. */
export async function insertDiscipline(
  db: Db,
  random: Random,
  units: CastInstitution[],
  people: CastApplicant[],
): Promise<void> {
  const cases = people.slice(0, 30).map((person) => {
    const unit = random.pick(units)
    return {
      id: randomUUID(),
      number: randomUUID(),
      person_id: person.personId,
      person_name: person.name,
      role: 'both',
      kind: 'warning',
      ground: 'other',
      facts: '考评现场未核验考生身份，经现场核实属实。',
      status: random.pick(['draft', 'proposed', 'dismissed', 'withdrawn']),
      level: 'city',
      region_code: unit.regionCode,
      institution_id: unit.id,
      created_by_name: '李娜',
    }
  })
  await insertRows(db.admin, 'public.discipline_cases', cases)
  await insertRows(
    db.admin,
    'public.discipline_events',
    cases.map(({ id, region_code, status }) => ({
      case_id: id,
      action: 'propose',
      actor_kind: 'proposer',
      actor_name: '李娜',
      to_status: status,
      request_id: randomUUID(),
      region_code,
      previous_hash: '',
      hash: randomUUID(),
    })),
  )
  await insertRows(
    db.admin,
    'public.case_files',
    cases.map(({ id, region_code }) => ({
      case_id: id,
      path: `cases/${id}/${randomUUID()}.jpg`,
      original_name: '现场照片.jpg',
      mime_type: 'image/jpeg',
      bytes: 1000,
      status: 'stored',
      region_code,
      uploaded_by_name: '李娜',
    })),
  )
  await insertRows(
    db.admin,
    'public.lapses',
    people.slice(0, 30).map((person) => {
      const unit = random.pick(units)
      return {
        card_id: person.card.id,
        person_id: person.personId,
        person_name: person.name,
        card_kind: person.card.kind,
        card_number: person.card.number,
        valid_to: person.card.validTo,
        ground: 'not_renewed',
        basis: {},
        confirmed_by_name: '吴倩',
        request_id: randomUUID(),
        region_code: unit.regionCode,
        institution_id: unit.id,
      }
    }),
  )
  await insertRows(
    db.admin,
    'public.findings',
    people.slice(0, 30).map((person) => {
      const unit = random.pick(units)
      return {
        key: randomUUID(),
        kind: 'expired_card',
        institution_id: unit.id,
        institution_name: unit.name,
        region_code: random.pick(units).regionCode,
        person_id: person.personId,
        person_name: person.name,
        occurred_on: '2024-04-01',
      }
    }),
  )
}
