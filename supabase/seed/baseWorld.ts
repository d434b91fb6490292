import type { SeedDatabase } from '../../scripts/local/seedContract.ts'
import { addDays, type IsoDate } from '../../src/domain/shanghai.ts'
import { DEMO_ACCOUNTS } from './accounts.ts'
import { type ActivityRecord, insertRecords, makeRecords } from './activityRecords.ts'
import { loadMissingYears, readWorkingDays } from './calendarYears.ts'
import { type Card, type ExpiryQuota, insertCards, makeCards } from './cards.ts'
import { insertDiscipline } from './discipline.ts'
import { type Institution, insertInstitutions, makeInstitutions } from './institutions.ts'
import { insertLogins } from './logins.ts'
import { insertPeople, makePeople, type Person } from './people.ts'
import { planRounds, type RoundCalendar, WorkingDays } from './roundPlans.ts'
import type { Scale } from './scale.ts'
import { insertStaff, makeStaff, type Staff } from './staff.ts'

/** Everything that is there before the first round of the history opens. */
export interface BaseWorld {
  today: IsoDate
  days: WorkingDays
  rounds: RoundCalendar
  units: Institution[]
  staff: Staff
  people: Person[]
  cards: Card[]
  records: ActivityRecord[]
  quotas: ExpiryQuota[]
}

/** People, units, cards and records, set by set, entered some weeks before the first round of the history. */
export async function fillBase(
  db: SeedDatabase,
  scale: Scale,
  { today, log }: { today: IsoDate; log(line: string): void },
): Promise<BaseWorld> {
  const provisional = await loadMissingYears(db, today)
  if (provisional.length > 0) log(`  工作日历：${provisional.join('、')}年按暂定安排 (provisional calendar)`)
  const days = new WorkingDays(await readWorkingDays(db, today))
  const rounds = planRounds(today, days)
  const quotas = quotasOf(rounds, scale)

  const units = makeInstitutions(scale)
  const staff = makeStaff(units)
  const people = makePeople(scale.people, units, today)
  const cards = makeCards(people, rounds, quotas, today)
  const records = makeRecords(cards, units, today)

  const first = rounds.settled.at(-1) ?? rounds.busy
  const entered = `${addDays(first.opensOn, -45)}T01:00:00Z`
  await db.query('select private.set_clock($1)', [entered])
  await insertInstitutions(db, units, today)
  const logins = [...staff.all, ...people.flatMap((person) => person.login ?? [])]
  await insertLogins(db, logins, new Set(DEMO_ACCOUNTS.map((account) => account.email)), entered)
  await insertStaff(db, staff, entered)
  log(`  机构 ${units.length}，账号 ${logins.length} (institutions, logins)`)
  await insertPeople(db, people, entered)
  await insertCards(db, cards, entered)
  log(`  人员 ${people.length}，证卡 ${cards.length} (people, cards)`)
  await insertRecords(db, records, staff, today)
  const used = new Set(
    quotas.reduce((sum, quota) => sum + quota.count, 0) > 0 ? windowCards(cards, rounds) : [],
  )
  const { penalties, accidents } = await insertDiscipline(
    db,
    cards.filter((card) => !used.has(card)),
    today,
  )
  log(
    `  工作记录 ${records.length}，处罚 ${penalties}，考评事故 ${accidents} (records, penalties, accidents)`,
  )
  return { today, days, rounds, units, staff, people, cards, records, quotas }
}

/** How many cards each round's window holds: a few more than its stories need. */
function quotasOf(rounds: RoundCalendar, scale: Scale): ExpiryQuota[] {
  const count = (wish: number, least: number) => Math.max(least, Math.round(wish * scale.files))
  const [latest, earlier, earliest] = rounds.settled
  return [
    ...(earliest ? [{ round: earliest, count: count(24, 2) }] : []),
    ...(earlier ? [{ round: earlier, count: count(75, 5) }] : []),
    ...(latest ? [{ round: latest, count: count(150, 16) }] : []),
    { round: rounds.busy, count: count(470, 60) },
    ...(rounds.young ? [{ round: rounds.young, count: count(150, 12) }] : []),
  ]
}

/** Cards that a story may use. */
function windowCards(cards: readonly Card[], rounds: RoundCalendar): Card[] {
  const all = [...rounds.settled, rounds.busy, rounds.open]
  return cards.filter((card) =>
    all.some((round) => card.validTo >= round.windowFrom && card.validTo <= round.windowTo),
  )
}
