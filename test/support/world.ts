import { randomUUID } from 'node:crypto'
import { STATUSES } from '../../src/domain/review.ts'
import { type APRIL_2024, makeApplicants, makeInstitution } from './builders'
import type { Db } from './database'
import { applicants, type CastApplicant, type CastInstitution, institutions } from './people'
import { Random } from './random'
import { insertRows } from './seedCast'
import type { Row } from './session'
import { insertDiscipline } from './worldDiscipline'
import { insertDispatches } from './worldDispatch'
import { insertImports } from './worldImports'
import { insertInspections } from './worldInspections'
import { insertAdministration, insertDeputies } from './worldOffices'

const LIVE_ENDS = ['issued', 'collected', 'rejected', 'withdrawn', 'expired_draft', 'expired_return']
const REGIONS = ['510100', '510700', '510300', '513300', '510000']

export interface World {
  institutions: CastInstitution[]
  people: CastApplicant[]
  /** Acts for the unit of Chengdu at present; another period of theirs, for Mianyang, is over. */
  deputy: CastApplicant
  /** Worked for Chengdu when the files were made, and for Mianyang now. */
  moved: CastApplicant
}

/**
 * Rows in every table whose visibility depends on who asks: people, files in every status on both tracks, entered by
 * themselves or by their unit, with whatever hangs on them, spread over cities and units at random. They go past the
 * functions of the product, so that states which those do not make are judged too.
 */
export async function makeWorld(db: Db, seed: number): Promise<World> {
  const random = new Random(seed)
  const units: CastInstitution[] = Object.values(institutions)
  for (const regionCode of REGIONS) units.push(await makeInstitution(db, { regionCode }))
  const wishes = Array.from({ length: 48 }, (_, index) => ({
    institution: units[index % units.length] as CastInstitution,
  }))
  const people = [...Object.values(applicants), ...(await makeApplicants(db, wishes))]
  const [deputy, moved] = await makeApplicants(db, [
    { institution: institutions.mianyang },
    { institution: institutions.chengdu },
  ])
  if (!deputy || !moved) throw new Error('two people were wished')
  people.push(moved)

  const rounds = await insertRounds(db)
  for (const person of people) await insertFiles(db, random, { person, units, rounds })
  await insertAdministration(db, random, units, people)
  await insertDeputies(db, deputy, units)
  await insertImports(db, random, units)
  await insertDiscipline(db, random, units, people)
  await insertDispatches(db, random, people)
  await insertInspections(db, random)
  await db.admin('update public.people set institution_id = $1, region_code = $2 where id = $3', [
    institutions.mianyang.id,
    institutions.mianyang.regionCode,
    moved.personId,
  ])
  return { institutions: units, people, deputy, moved }
}

async function insertRounds(db: Db): Promise<string[]> {
  const round = (month: number, status: string): Partial<typeof APRIL_2024> & Row => ({
    id: randomUUID(),
    year: 2024,
    month,
    name: `2024年${month}月复核换证`,
    status,
    opens_on: '2024-04-10',
    working_days: 15,
    computed_closes_on: '2024-04-29',
    closes_on: '2024-04-29',
    window_from: '2023-12-01',
    window_to: '2024-05-31',
  })
  const rounds = [round(4, 'published'), round(7, 'draft'), round(11, 'closed')]
  await insertRows(db.admin, 'public.rounds', rounds)
  const ids = rounds.map(({ id }) => String(id))
  await insertRows(
    db.admin,
    'public.round_changes',
    ids.map((round_id) => ({ round_id, kind: 'extension', reason: '节假日调整' })),
  )
  return ids
}

interface FilePlan {
  person: CastApplicant
  units: CastInstitution[]
  rounds: string[]
}

/** Files of a person, at most one of them alive, each with a unit of its own choice and all that can hang on a file. */
async function insertFiles(db: Db, random: Random, { person, units, rounds }: FilePlan): Promise<void> {
  const scope = () => {
    const unit = random.pick(units)
    return { institution_id: unit.id, region_code: unit.regionCode, person_id: person.personId }
  }
  const statuses = [random.pick(STATUSES), random.pick(LIVE_ENDS)]
  const files = statuses.map((status) => {
    const unit = random.once(3) ? person.institution : random.pick(units)
    return {
      id: randomUUID(),
      round_id: random.pick(rounds),
      card_id: person.card.id,
      person_id: person.personId,
      card_kind: person.card.kind,
      role: person.card.kind === 'supervisor' ? 'supervisor' : 'assessor',
      track: unit.attribution,
      institution_id: unit.id,
      region_code: unit.regionCode,
      status,
      is_proxy: random.once(3),
      person_name: person.name,
      institution_name: unit.name,
      employer_name: unit.name,
      card_number: person.card.number,
      card_valid_to: person.card.validTo,
    }
  })
  await insertRows(db.admin, 'public.applications', files)
  await insertRows(
    db.admin,
    'public.documents',
    files.map((file) => ({
      application_id: file.id,
      kind: 'photo',
      path: `applications/${file.id}/${randomUUID()}.jpg`,
      original_name: '照片.jpg',
      mime_type: 'image/jpeg',
      bytes: 1000,
      person_id: person.personId,
      institution_id: file.status === 'draft' && !file.is_proxy ? null : file.institution_id,
      region_code: file.status === 'draft' ? null : file.region_code,
    })),
  )
  const [first] = files
  if (!first) return
  await insertRows(db.admin, 'public.application_events', [
    {
      application_id: first.id,
      action: 'submit',
      actor_kind: 'applicant',
      actor_name: person.name,
      from_status: 'draft',
      to_status: 'unit_review',
      data_version: 0,
      request_id: randomUUID(),
      previous_hash: '',
      hash: randomUUID(),
      ...scope(),
    },
  ])
  await insertRows(db.admin, 'public.activity_records', [
    {
      ...scope(),
      evaluator_id: random.pick([null, ...units])?.id ?? null,
      role: first.role,
      held_on: '2023-05-20',
      institution_name: '某评价机构',
      batch: '1',
      source: 'unit',
    },
  ])
  await insertEvaluation(db, person, random.pick(units))
  await insertRows(db.admin, 'public.penalties', [
    { ...scope(), role: 'both', kind: 'warning', ground: 'other', decided_on: '2022-01-01' },
  ])
  await insertRows(db.admin, 'public.accidents', [
    { ...scope(), kind: 'other', severity: 'minor', occurred_on: '2022-01-01' },
  ])
  await insertRows(db.admin, 'public.late_admissions', [
    { ...scope(), round_id: rounds[0], card_id: person.card.id, until_on: '2024-05-10', reason: '自然灾害' },
  ])
  await insertRows(db.admin, 'public.card_reissues', [
    {
      ...scope(),
      card_id: person.card.id,
      ground: 'lost',
      note: '遗失',
      request_id: randomUUID(),
      reissued_by_name: '吴倩',
    },
  ])
  await insertRows(db.admin, 'public.card_collections', [
    {
      ...scope(),
      card_id: person.card.id,
      application_id: first.id,
      collector_name: '张领取',
      collected_on: '2024-04-15',
      old_card: 'returned',
      logged_by_name: '吴倩',
    },
  ])
  const { person_id: _, ...reminded } = scope()
  await insertRows(db.admin, 'public.reminders', [
    { ...reminded, round_id: rounds[0], note: '请尽快办理', reminded_by_name: '李娜' },
  ])
  await insertSummary(db, random, first, random.pick(units))
}

/** An evaluation of any unit, and the person at it. */
async function insertEvaluation(db: Db, person: CastApplicant, unit: CastInstitution): Promise<void> {
  const evaluation = {
    id: randomUUID(),
    institution_id: unit.id,
    region_code: unit.regionCode,
  }
  await insertRows(db.admin, 'public.evaluations', [
    {
      ...evaluation,
      institution_name: unit.name,
      kind: 'other',
      occupation: '电工',
      site: '第一考场',
      starts_on: '2024-04-20',
      ends_on: '2024-04-21',
      head_count: 30,
      batch: randomUUID(),
      reported_by_name: '王敏',
    },
  ])
  await insertRows(db.admin, 'public.evaluation_assignments', [
    {
      evaluation_id: evaluation.id,
      institution_id: unit.id,
      region_code: unit.regionCode,
      person_id: person.personId,
      card_id: person.card.id,
      role: person.card.kind === 'supervisor' ? 'supervisor' : 'assessor',
      person_name: person.name,
      card_number: person.card.number,
      created_by_name: '王敏',
    },
  ])
}

async function insertSummary(db: Db, random: Random, file: Row, unit: CastInstitution): Promise<void> {
  const isProvincial = unit.attribution === 'province'
  const batch = {
    id: randomUUID(),
    round_id: file.round_id,
    annex: 2,
    reporter: isProvincial ? 'institution' : 'city',
    region_code: unit.regionCode,
    institution_id: isProvincial ? unit.id : null,
    reporter_name: unit.name,
    sequence: 0,
    number: randomUUID(),
    status: random.pick(['reported', 'received', 'discarded']),
  }
  await insertRows(db.admin, 'public.summary_batches', [batch])
  await insertRows(db.admin, 'public.summary_rows', [
    {
      batch_id: batch.id,
      application_id: file.id,
      position: 1,
      person_name: file.person_name,
      card_kind: file.card_kind,
      card_number: file.card_number,
      institution_name: unit.name,
      application_version: 1,
      region_code: unit.regionCode,
      institution_id: unit.id,
    },
  ])
}
