import type { SeedDatabase } from '../../scripts/local/seedContract.ts'
import { addDays, type IsoDate } from '../../src/domain/shanghai.ts'
import { DEMO_ACCOUNTS } from './accounts.ts'
import { type ActivityRecord, insertRecords, makeRecords } from './activityRecords.ts'
import { loadMissingYears, readWorkingDays } from './calendarYears.ts'
import { type Card, type ExpiryQuota, insertCards, makeCards } from './cards.ts'
import { insertDiscipline } from './discipline.ts'
import { type DispatchPeople, makeDispatchPeople } from './dispatchPeople.ts'
import { type PlottedRound, plotRounds } from './history/plots.ts'
import { type Institution, insertInstitutions, makeInstitutions } from './institutions.ts'
import { insertLogins } from './logins.ts'
import { IMPOSTOR, makeNewcomers, type Newcomer } from './newcomers.ts'
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
  newcomers: Newcomer[]
  /** The rounds whose files are told. */
  plotted: PlottedRound[]
  /** Ids of people with a penalty or an accident. */
  disciplined: Set<string>
  /** Beside the people of the stories: who answers dispatches. */
  dispatchPeople: DispatchPeople
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
  const plotted = plotRounds(rounds, scale, today)
  const quotas = quotasOf(plotted, rounds, scale)

  const units = makeInstitutions(scale)
  const staff = makeStaff(units)
  const people = makePeople(scale.people, units, today)
  const cards = makeCards(people, rounds, quotas, today)
  const records = makeRecords(cards, units, today)
  const dispatchPeople = makeDispatchPeople(units, people, cards, today)

  const first = rounds.settled.at(-1) ?? rounds.busy
  const entered = `${addDays(first.opensOn, -45)}T01:00:00Z`
  await db.query('select private.set_clock($1)', [entered])
  await insertInstitutions(db, units, today)
  const newcomers = makeNewcomers(units, { from: rounds.busy.windowFrom, to: rounds.busy.windowTo })
  const logins = [
    ...staff.all,
    ...[...people, ...dispatchPeople.people].flatMap((person) => person.login ?? []),
    ...newcomers.map((newcomer) => newcomer.login),
    IMPOSTOR,
  ]
  await insertLogins(db, logins, new Set(DEMO_ACCOUNTS.map((account) => account.email)), entered)
  await insertStaff(db, staff, entered)
  log(`  机构 ${units.length}，账号 ${logins.length} (institutions, logins)`)
  await insertPeople(db, [...people, ...dispatchPeople.people], entered)
  await insertCards(db, [...cards, ...dispatchPeople.cards], entered)
  log(`  人员 ${people.length}，证卡 ${cards.length} (people, cards)`)
  await insertRecords(db, records, staff, today)
  const used = new Set(
    quotas.reduce((sum, quota) => sum + quota.count, 0) > 0 ? windowCards(cards, rounds) : [],
  )
  const {
    penalties,
    accidents,
    people: disciplined,
  } = await insertDiscipline(
    db,
    cards.filter((card) => !used.has(card)),
    today,
  )
  log(
    `  工作记录 ${records.length}，处罚 ${penalties}，考评事故 ${accidents} (records, penalties, accidents)`,
  )
  // What a server learns by itself in its idle time: without it the history's plans know of no row. Tables that are
  // still empty stay unknown, lest they be taken for small ones later.
  await db.exec(`analyze public.institutions, public.staff, public.people, private.person_identities, public.cards,
    public.activity_records, public.penalties, public.accidents`)
  return {
    today,
    days,
    rounds,
    units,
    staff,
    people,
    cards,
    records,
    newcomers,
    plotted,
    disciplined,
    dispatchPeople,
  }
}

/** How many cards each round's window holds: a few more than its stories need, since not all of them fit. */
function quotasOf(plotted: readonly PlottedRound[], rounds: RoundCalendar, scale: Scale): ExpiryQuota[] {
  return plotted.map(({ round, plots }) => {
    const waiting = round === rounds.busy || round === rounds.young ? 170 * scale.files : 0
    return { round, count: Math.ceil(plots.length * 1.35 + waiting + 8) }
  })
}

/** Cards that a story may use. */
function windowCards(cards: readonly Card[], rounds: RoundCalendar): Card[] {
  const all = [...rounds.settled, rounds.busy, rounds.open]
  return cards.filter((card) =>
    all.some((round) => card.validTo >= round.windowFrom && card.validTo <= round.windowTo),
  )
}
