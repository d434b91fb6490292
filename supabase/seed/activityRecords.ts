import type { SeedDatabase } from '../../scripts/local/seedContract.ts'
import { addDays, daysBetween, type IsoDate, yearOf } from '../../src/domain/shanghai.ts'
import type { Card } from './cards.ts'
import { cityNameOf, type Institution } from './institutions.ts'
import { placeOf } from './places.ts'
import { type Random, randomOf, uuidOf } from './random.ts'
import { insertRows } from './rows.ts'
import type { Staff } from './staff.ts'

/** What somebody did inside the validity of a card. */
export interface ActivityRecord {
  id: string
  card: Card
  heldOn: IsoDate
  institution: Institution
  batch: string
  place: string
  status: 'confirmed' | 'declared' | 'disputed'
}

const STATUS = { confirmed: 84, declared: 13, disputed: 3 }
const DISPUTES = [
  '经核对该批次考评人员名单，未见本人签到记录',
  '考评时间与机构备案的批次时间不一致',
  '该批次未向市中心报备，无法核实',
]

/** None to six records for each card; one person in fourteen has none, which bars the renewal. */
export function makeRecords(
  cards: readonly Card[],
  units: readonly Institution[],
  today: IsoDate,
): ActivityRecord[] {
  const random = randomOf('activity records')
  const records: ActivityRecord[] = []
  const taken = new Set<string>()
  for (const card of cards) {
    const until = [addDays(today, -12), card.validTo].sort()[0] as IsoDate
    const span = daysBetween(card.validFrom, until)
    if (card.status === 'superseded' || span < 60 || random.chance(0.07)) continue
    const neighbours = units.filter((unit) => unit.cityCode === card.person.unit.cityCode)
    const days = new Set(Array.from({ length: random.int(1, 5) }, () => random.int(20, span)))
    for (const day of [...days].sort((a, b) => a - b)) {
      const heldOn = addDays(card.validFrom, day)
      // Whoever holds two cards was still in one place a day.
      const key = `${card.person.id} ${heldOn}`
      if (taken.has(key)) continue
      taken.add(key)
      const institution = random.pick(neighbours)
      records.push({
        id: uuidOf(`record ${card.id} ${day}`),
        card,
        heldOn,
        institution,
        batch: batchName(random, heldOn),
        place: `${cityNameOf(institution.cityCode)}${random.pick(placeOf(institution.cityCode).districts)}`,
        status: random.weighted(STATUS),
      })
    }
  }
  return records
}

function batchName(random: Random, heldOn: IsoDate): string {
  const number = Math.ceil((Number(heldOn.slice(5, 7)) * 3) / 2) + random.int(0, 2)
  return `${yearOf(heldOn)}年第${number}批`
}

export async function insertRecords(
  db: SeedDatabase,
  records: readonly ActivityRecord[],
  staff: Staff,
  today: IsoDate,
): Promise<void> {
  const random = randomOf('decided records')
  await insertRows(
    db,
    'public.activity_records',
    records.map(({ id, card, heldOn, institution, batch, place, status }) => {
      const { unit } = card.person
      const decider =
        unit.attribution === 'province' ? staff.reviewers[0] : staff.cityOfficerOf(unit.regionCode)
      const latest = daysBetween(heldOn, today) - 1
      const decidedOn = addDays(heldOn, Math.min(random.int(6, 40), latest))
      return {
        id,
        person_id: card.person.id,
        role: card.kind === 'supervisor' ? 'supervisor' : 'assessor',
        held_on: heldOn,
        institution_name: institution.name,
        batch,
        place,
        occupation: card.kind === 'supervisor' ? null : (card.occupations[0]?.[1] ?? null),
        source: random.weighted({ import: 60, unit: 30, center: 10 }),
        status,
        decided_by: status === 'declared' ? null : decider.id,
        decided_by_name: status === 'declared' ? null : decider.name,
        decided_at:
          status === 'declared' ? null : `${decidedOn}T0${random.int(1, 8)}:${random.int(10, 59)}:00Z`,
        dispute_reason: status === 'disputed' ? random.pick(DISPUTES) : null,
        institution_id: unit.id,
        region_code: unit.regionCode,
        created_at: `${addDays(heldOn, Math.min(3, latest))}T02:${random.int(10, 59)}:00Z`,
      }
    }),
  )
}
