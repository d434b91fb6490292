import type { SeedDatabase } from '../../scripts/local/seedContract.ts'
import { addDays, type IsoDate, yearOf } from '../../src/domain/shanghai.ts'
import { cityNameOf, DEMO_UNITS, type Institution } from './institutions.ts'
import { placeOf } from './places.ts'
import { type Random, randomOf, uuidOf } from './random.ts'
import { insertRows, withTriggersStill } from './rows.ts'
import type { Staff } from './staff.ts'

/** A card as it stands after the history, with which somebody can be assigned. */
interface UsableCard {
  id: string
  person_id: string
  holder_name: string
  number: string
  kind: string
  valid_from: IsoDate
  valid_to: IsoDate
  institution_id: string
}

interface Evaluation {
  id: string
  unit: Institution
  startsOn: IsoDate
  endsOn: IsoDate
  occupation: readonly [code: string, name: string]
  batch: string
  site: string
  row: Record<string, unknown>
}

/** 迟报: fewer days than evaluation_lead_days between the report and the first day. */
const LEAD_DAYS = 5
const LEVELS: readonly (readonly string[])[] = [
  ['level_5'],
  ['level_4'],
  ['level_4', 'level_3'],
  ['level_3'],
  ['level_2'],
  ['level_2', 'level_1'],
]

/**
 * Evaluations of the last half year and the weeks to come, with who assesses there; what is over has activity
 * records. Written past the rules, so that a few used a card that had expired: what findings are raised from.
 */
export async function insertEvaluations(
  db: SeedDatabase,
  units: readonly Institution[],
  staff: Staff,
  today: IsoDate,
): Promise<{ evaluations: number; assignments: number }> {
  const random = randomOf('evaluations')
  const cards = await db.query<UsableCard>(
    // whose own story is told elsewhere keeps exactly the records of that story
    `select c.id, c.person_id, c.holder_name, c.number, c.kind, c.valid_from::text, c.valid_to::text, c.institution_id
     from public.cards c join public.people p on p.id = c.person_id
     where c.status = 'active' and c.supersedes_card_id is null and p.user_id is null
       and not exists (select from public.applications a where a.person_id = c.person_id and a.is_live)
     order by c.id`,
  )
  const cardsOf = new Map<string, UsableCard[]>()
  for (const card of cards) {
    const known = cardsOf.get(card.institution_id)
    if (known) known.push(card)
    else cardsOf.set(card.institution_id, [card])
  }
  const evaluations = units
    .filter((unit) => !unit.isCancelled)
    .flatMap((unit) => evaluationsOf(random, unit, staff, today))
  const assignments = evaluations.flatMap((evaluation) =>
    peopleOf(random, evaluation, cardsOf.get(evaluation.unit.id) ?? []).map((card) => ({
      card,
      evaluation,
      role: card.kind === 'supervisor' ? 'supervisor' : 'assessor',
    })),
  )
  await withTriggersStill(db, ['public.evaluations', 'public.evaluation_assignments'], async () => {
    await insertRows(
      db,
      'public.evaluations',
      evaluations.map(({ row }) => row),
    )
    await insertRows(
      db,
      'public.evaluation_assignments',
      assignments.map(({ card, evaluation, role }) => ({
        id: uuidOf(`assignment ${evaluation.id} ${card.id}`),
        evaluation_id: evaluation.id,
        person_id: card.person_id,
        card_id: card.id,
        role,
        person_name: card.holder_name,
        card_number: card.number,
        institution_id: evaluation.unit.id,
        region_code: evaluation.unit.regionCode,
        created_by: evaluation.row.reported_by,
        created_by_name: evaluation.row.reported_by_name,
        created_at: evaluation.row.reported_at,
      })),
    )
  })
  const past = assignments.filter(({ evaluation }) => evaluation.endsOn < today)
  await insertRows(
    db,
    'public.activity_records',
    past.flatMap(({ card, evaluation, role }) => recordOf(random, card, evaluation, role, staff, today)),
  )
  return { evaluations: evaluations.length, assignments: assignments.length }
}

function evaluationsOf(random: Random, unit: Institution, staff: Staff, today: IsoDate): Evaluation[] {
  const isDemo = Object.values(DEMO_UNITS).includes(unit.name)
  const past = Array.from({ length: isDemo ? 5 : random.int(0, 3) }, () => -random.int(4, 170))
  const coming = Array.from({ length: isDemo ? 3 : random.int(0, 2) }, () => random.int(1, 45))
  const starts = [...past, ...(isDemo || random.chance(0.08) ? [0] : []), ...coming]
  return [...new Set(starts)].map((days, index) => evaluationOf(random, unit, staff, today, days, index))
}

function evaluationOf(
  random: Random,
  unit: Institution,
  staff: Staff,
  today: IsoDate,
  days: number,
  index: number,
): Evaluation {
  const startsOn = addDays(today, days)
  const endsOn = addDays(startsOn, random.int(0, 2))
  const lead = random.chance(0.12) ? random.int(0, LEAD_DAYS - 1) : random.int(LEAD_DAYS, 20)
  // what lies ahead was reported before today
  const reportedOn = [addDays(startsOn, -lead), addDays(today, -1)].sort()[0] as IsoDate
  const isSpecial = random.chance(0.18)
  const occupation = random.pick(unit.field.occupations)
  const officer = staff.officerOf(unit.id)
  const isCancelled = random.chance(0.04)
  const id = uuidOf(`evaluation ${unit.id} ${days}`)
  const batch = `${yearOf(startsOn)}年第${index + 1}批`
  // the public training base is shared: now and then two want it on one day
  const site = random.chance(0.3)
    ? `${cityNameOf(unit.cityCode)}公共实训基地`
    : `${cityNameOf(unit.cityCode)}${random.pick(placeOf(unit.cityCode).districts)}${unit.name.slice(0, 30)}实训楼`
  const row = {
    id,
    institution_id: unit.id,
    institution_name: unit.name,
    region_code: unit.regionCode,
    kind: isSpecial ? 'special_skill' : 'skill_level',
    occupation_code: occupation[0],
    occupation: occupation[1],
    levels: isSpecial ? [] : random.pick(LEVELS),
    site,
    starts_on: startsOn,
    ends_on: endsOn,
    head_count: random.int(12, 160),
    batch,
    status: isCancelled ? 'cancelled' : 'reported',
    is_late: addDays(reportedOn, LEAD_DAYS) > startsOn,
    reported_by: officer.id,
    reported_by_name: officer.name,
    reported_at: `${reportedOn}T02:${random.int(10, 59)}:00Z`,
    cancelled_by_name: isCancelled ? officer.name : null,
    cancelled_at: isCancelled ? `${reportedOn}T08:00:00Z` : null,
    cancel_reason: isCancelled ? '报名人数不足' : null,
  }
  return { id, unit, startsOn, endsOn, occupation, batch, site, row }
}

/** Two to four people with a good card; one evaluation in twenty used an expired one besides. */
function peopleOf(random: Random, evaluation: Evaluation, cards: readonly UsableCard[]): UsableCard[] {
  if (evaluation.row.status === 'cancelled') return []
  const { startsOn, endsOn } = evaluation
  const fit = cards.filter((card) => card.valid_from <= startsOn && card.valid_to >= endsOn)
  const expired = cards.filter((card) => card.valid_to < startsOn)
  const chosen = random.shuffle(fit).slice(0, random.int(2, 4))
  if (random.chance(0.05) && expired[0]) chosen.push(expired[0])
  const seen = new Set<string>()
  return chosen.filter(({ person_id }) => !seen.has(person_id) && seen.add(person_id))
}

/** What was entered from an evaluation afterwards; the latest ones still wait, one in twelve was forgotten. */
function recordOf(
  random: Random,
  card: UsableCard,
  evaluation: Evaluation,
  role: string,
  staff: Staff,
  today: IsoDate,
): object[] {
  if (random.chance(0.08)) return []
  const { unit } = evaluation
  const decidedOn = addDays(evaluation.endsOn, random.int(4, 20))
  const isConfirmed = decidedOn < today
  const decider = unit.attribution === 'province' ? staff.reviewers[0] : staff.cityOfficerOf(unit.regionCode)
  return [
    {
      id: uuidOf(`evaluation record ${evaluation.id} ${card.id}`),
      person_id: card.person_id,
      role,
      held_on: evaluation.startsOn,
      institution_name: unit.name,
      batch: evaluation.batch,
      place: evaluation.site,
      occupation: role === 'supervisor' ? null : evaluation.occupation[1],
      source: 'unit',
      status: isConfirmed ? 'confirmed' : 'declared',
      decided_by: isConfirmed ? decider.id : null,
      decided_by_name: isConfirmed ? decider.name : null,
      decided_at: isConfirmed ? `${decidedOn}T03:${random.int(10, 59)}:00Z` : null,
      evaluation_id: evaluation.id,
      evaluator_id: unit.id,
      institution_id: unit.id,
      region_code: unit.regionCode,
      created_by: evaluation.row.reported_by,
      created_at: `${addDays(evaluation.endsOn, 1)}T02:${random.int(10, 59)}:00Z`,
    },
  ]
}
