import type { SeedDatabase } from '../../scripts/local/seedContract.ts'
import { addDays, addMonths, daysBetween, type IsoDate } from '../../src/domain/shanghai.ts'
import { cardNumbers } from './cardNumbers.ts'
import { DEMO_PEOPLE, type Person } from './people.ts'
import { type Random, randomOf, uuidOf } from './random.ts'
import type { RoundCalendar, RoundPlan } from './roundPlans.ts'
import { insertRows, withTriggersStill } from './rows.ts'

export type CardKind = 'assessor' | 'senior_assessor' | 'supervisor'

/** A card of the demo world as it stands before the history begins. */
export interface Card {
  id: string
  person: Person
  kind: CardKind
  issuerCode: string
  number: string
  occupations: readonly (readonly [code: string, name: string])[]
  validFrom: IsoDate
  validTo: IsoDate
  status: 'active' | 'superseded' | 'lapsed' | 'cancelled'
  isVerified: boolean
  supersedesId: string | null
}

const KINDS: Record<CardKind, number> = { assessor: 52, senior_assessor: 29, supervisor: 19 }
const TERM_YEARS = 3

/** How many people hold a card of a round's window; the others expire after all windows or long before. */
export interface ExpiryQuota {
  round: RoundPlan
  count: number
}

/**
 * One card or more for each person. The first people get cards of the rounds' windows, which the stories then use;
 * the others are spread over the next three years, a few expired long ago.
 */
export function makeCards(
  people: readonly Person[],
  rounds: RoundCalendar,
  quotas: readonly ExpiryQuota[],
  today: IsoDate,
): Card[] {
  const random = randomOf('cards')
  const numbers = cardNumbers()
  const cards: Card[] = []
  const windows = quotas.flatMap(({ round, count }) => Array<RoundPlan>(count).fill(round))
  const order = [...people.slice(0, DEMO_PEOPLE.length), ...random.shuffle(people.slice(DEMO_PEOPLE.length))]
  const earliest = [...quotas].map(({ round }) => round.windowFrom).sort()[0] ?? today
  const horizon = addMonths(today, 35)

  const issue = (person: Person, kind: CardKind, validTo: IsoDate, wish: Partial<Card> = {}): Card => {
    const validFrom = addDays(addMonths(validTo, -12 * TERM_YEARS), 1)
    const issuerCode = kind === 'supervisor' ? 'sichuan' : issuerOf(random, person)
    const card: Card = {
      id: uuidOf(`card ${cards.length}`),
      person,
      kind,
      issuerCode,
      number: numbers.next(issuerCode, kind, validFrom),
      occupations: random
        .shuffle(person.unit.field.occupations)
        .slice(0, kind === 'supervisor' ? 1 : random.int(1, 2)),
      validFrom,
      validTo,
      status: 'active',
      isVerified: issuerCode === 'sichuan' || random.chance(0.9),
      supersedesId: null,
      ...wish,
    }
    cards.push(card)
    return card
  }
  const spread = () => addDays(today, random.int(20, daysBetween(today, horizon)))

  order.forEach((person, index) => {
    const demo = index < DEMO_PEOPLE.length ? index : null
    if (demo !== null) {
      // The first two have a card to renew in the round that is open today, the third a file in the busy one.
      const round = demo < 2 ? rounds.open : rounds.busy
      const kind = (['assessor', 'supervisor', 'senior_assessor'] as const)[demo] as CardKind
      issue(person, kind, within(random, round, 0.55), { issuerCode: 'sichuan', isVerified: true })
      return
    }
    const kind = random.weighted(KINDS)
    const round = windows[index - DEMO_PEOPLE.length]
    const isLongGone = !round && random.chance(0.03)
    const validTo = round
      ? within(random, round, random.next())
      : isLongGone
        ? addDays(earliest, -random.int(20, 700))
        : spread()
    const gone = random.chance(0.8) ? 'lapsed' : 'cancelled'
    const card = issue(person, kind, validTo, isLongGone ? { status: gone } : {})
    if (random.chance(0.25)) supersede(card)
    if (!isLongGone && random.chance(0.15))
      issue(person, random.weighted(KINDS), random.chance(0.2) ? validTo : spread())
  })
  return cards

  /** The card before this one, renewed a little before it expired. */
  function supersede(card: Card) {
    const before = issue(card.person, card.kind, addDays(card.validFrom, random.int(5, 70)), {
      status: 'superseded',
      occupations: card.occupations,
    })
    card.supersedesId = before.id
  }
}

function issuerOf(random: Random, person: Person): string {
  const { industry } = person.unit.field
  const share = random.next()
  if (share < 0.12) return 'mohrss'
  return industry && share < 0.34 ? industry : 'sichuan'
}

/** A day of the round's window, at a fraction of it; the middle of a month is as likely as its end. */
function within(random: Random, round: RoundPlan, fraction: number): IsoDate {
  const day = addDays(round.windowFrom, Math.floor(fraction * daysBetween(round.windowFrom, round.windowTo)))
  if (random.chance(0.5)) return day
  const lastOfMonth = addDays(addMonths(`${day.slice(0, 8)}01`, 1), -1)
  return lastOfMonth > round.windowTo ? day : lastOfMonth
}

const LEVELS: Record<CardKind, string | null> = {
  assessor: '考评员',
  senior_assessor: '高级考评员',
  supervisor: null,
}

/** Writes the cards, older ones first because the newer refer to them. */
export async function insertCards(
  db: SeedDatabase,
  cards: readonly Card[],
  createdAt: string,
): Promise<void> {
  const row = (card: Card) => ({
    id: card.id,
    person_id: card.person.id,
    kind: card.kind,
    issuer_code: card.issuerCode,
    number: card.number,
    level: LEVELS[card.kind],
    occupations: card.kind === 'supervisor' ? [] : card.occupations.map(([, name]) => name),
    occupation_codes: card.kind === 'supervisor' ? [] : card.occupations.map(([code]) => code),
    valid_from: card.validFrom,
    valid_to: card.validTo,
    status: card.status,
    is_verified: card.isVerified,
    supersedes_card_id: card.supersedesId,
    check_token: uuidOf(`token ${card.id}`),
    institution_id: card.person.unit.id,
    region_code: card.person.unit.regionCode,
    holder_name: card.person.name,
    created_at: createdAt,
    updated_at: createdAt,
  })
  await withTriggersStill(db, ['public.cards'], async () => {
    await insertRows(db, 'public.cards', cards.filter((card) => !card.supersedesId).map(row))
    await insertRows(db, 'public.cards', cards.filter((card) => card.supersedesId).map(row))
  })
  await db.exec(`
    insert into public.audit_log (actor_name, table_name, record_id, verb, changes)
    select '系统', 'cards', c.id::text, 'insert', jsonb_build_object('person_id', c.person_id, 'kind', c.kind,
      'issuer_code', c.issuer_code, 'number', c.number, 'valid_from', c.valid_from, 'valid_to', c.valid_to, 'status', c.status)
    from public.cards c order by c.id`)
  await insertRows(
    db,
    'private.counters',
    // Numbers that the province issues go on after those that exist.
    Object.entries(serialsOf(cards)).map(([key, value]) => ({ key, value })),
  )
}

function serialsOf(cards: readonly Card[]): Record<string, number> {
  const highest: Record<string, number> = {}
  for (const card of cards) {
    const match = /^([KGR]51\d\d)(\d+)$/.exec(card.issuerCode === 'sichuan' ? card.number : '')
    if (!match) continue
    const [, prefix = '', serial = ''] = match
    const key = `card:${prefix}{serial:${serial.length}}`
    highest[key] = Math.max(highest[key] ?? 0, Number(serial))
  }
  return highest
}
