import { addDays, addMonths, type IsoDate, yearOf } from '../../src/domain/shanghai.ts'

/** A round as the demo world plans it, before the province's functions make it. */
export interface RoundPlan {
  year: number
  month: number
  name: string
  windowFrom: IsoDate
  windowTo: IsoDate
  opensOn: IsoDate
  closesOn: IsoDate
  /** When all is decided and the round can be closed. */
  finalDueOn: IsoDate
  note: string | null
}

export interface RoundCalendar {
  /** Finished ones, the latest first; the latest but one keeps stragglers. */
  settled: RoundPlan[]
  /** The one whose files stand in every state of the chain. */
  busy: RoundPlan
  /** Opened a few days ago beside the busy one, where there is such a round. */
  young: RoundPlan | null
  /** Registration is open today. */
  open: RoundPlan
  /** Not published yet. */
  coming: RoundPlan[]
}

/** Working days in order, with counting. */
export class WorkingDays {
  private readonly days: readonly IsoDate[]

  constructor(days: readonly IsoDate[]) {
    this.days = days
  }

  /** The last of so many working days from a day on, that day included if it is one. */
  end(from: IsoDate, count: number): IsoDate {
    return this.at(this.indexFrom(from) + count - 1)
  }

  /** The working day so many before a day, the day itself not counted. */
  before(day: IsoDate, count: number): IsoDate {
    return this.at(this.indexFrom(day) - count)
  }

  /** The latest working day up to a day. */
  upTo(day: IsoDate): IsoDate {
    return this.at(this.indexFrom(addDays(day, 1)) - 1)
  }

  /** How many from one day to another, both included. */
  count(from: IsoDate, to: IsoDate): number {
    return Math.max(0, this.indexFrom(addDays(to, 1)) - this.indexFrom(from))
  }

  private indexFrom(day: IsoDate): number {
    const index = this.days.findIndex((each) => each >= day)
    return index < 0 ? this.days.length : index
  }

  private at(index: number): IsoDate {
    const day = this.days[index]
    if (!day) throw new Error('the demo world leaves its working calendar')
    return day
  }
}

const REGISTRATION = 15
const FINAL_REVIEW = 30
/** So many working days must have passed for files to stand everywhere in the chain. */
const SPAN = 6

/**
 * The rounds around a day. The notice's rounds of April, July and November with its windows of 2024 moved to the
 * year; where none of them is open, or too young to have files everywhere, a supplementary round (补充轮次) beside them.
 */
export function planRounds(today: IsoDate, days: WorkingDays): RoundCalendar {
  const yesterday = addDays(today, -1)
  const years = [-1, 0, 1].map((offset) => yearOf(today) + offset)
  const regular = years
    .flatMap((year) => [4, 7, 11].map((month) => [year, month] as const))
    .filter(([year, month]) => year < yearOf(today) + 1 || month === 4)
    .map(([year, month]) => regularRound(year, month, days))
  const past = regular.filter((round) => round.closesOn < today).reverse()
  const coming = regular.filter((round) => round.opensOn > today)
  const running = regular.find((round) => round.opensOn <= today && round.closesOn >= today)
  const settled = past.slice(0, 3)
  if (running && days.count(running.opensOn, yesterday) >= SPAN) {
    return { settled, busy: running, young: null, open: running, coming }
  }
  const extra = supplementaryRound(today, past[0], regular, days)
  if (running)
    return { settled, busy: extra, young: running.opensOn < today ? running : null, open: running, coming }
  const [last, ...earlier] = settled
  if (days.count(extra.opensOn, yesterday) < SPAN && last) {
    return { settled: earlier, busy: last, young: extra, open: extra, coming }
  }
  return { settled, busy: extra, young: null, open: extra, coming }
}

const WINDOWS: Record<number, (year: number) => [IsoDate, IsoDate]> = {
  4: (year) => [`${year - 1}-12-01`, `${year}-05-31`],
  7: (year) => [`${year}-05-01`, `${year}-08-31`],
  11: (year) => [`${year}-09-01`, `${year}-12-31`],
}

function regularRound(year: number, month: number, days: WorkingDays): RoundPlan {
  const [windowFrom, windowTo] = (WINDOWS[month] as (year: number) => [IsoDate, IsoDate])(year)
  const tenth = `${year}-${String(month).padStart(2, '0')}-10`
  return {
    ...terms(days.upTo(tenth), days),
    year,
    month,
    name: `${year}年${month}月考评员、质量督导员复核换证`,
    windowFrom,
    windowTo,
    note: null,
  }
}

function supplementaryRound(
  today: IsoDate,
  last: RoundPlan | undefined,
  regular: readonly RoundPlan[],
  days: WorkingDays,
): RoundPlan {
  const yesterday = addDays(today, -1)
  const afterLast = last ? days.end(addDays(last.closesOn, 1), 1) : ''
  const latest = [afterLast, days.before(today, 9)].sort()[1] as IsoDate
  const opensOn = [latest, days.upTo(yesterday)].sort()[0] as IsoDate
  const isTaken = (year: number, month: number) =>
    regular.some((each) => each.year === year && each.month === month)
  // A round of the month is named after it: the supplementary one takes the free month before, or after it.
  const first = `${opensOn.slice(0, 8)}01`
  const follows = last !== undefined && last.closesOn.slice(0, 7) === opensOn.slice(0, 7)
  const isFree = !isTaken(yearOf(first), Number(first.slice(5, 7)))
  const named = isFree ? first : addMonths(first, follows ? 1 : -1)
  const [year, month] = [yearOf(named), Number(named.slice(5, 7))]
  const firstOfMonth = `${today.slice(0, 8)}01`
  return {
    ...terms(opensOn, days),
    year,
    month,
    name: `${year}年${month}月补充轮次复核换证`,
    windowFrom: addMonths(firstOfMonth, -3),
    windowTo: addDays(addMonths(firstOfMonth, 3), -1),
    note: '面向因故未能参加常规轮次及证卡临近到期人员组织的补充轮次。',
  }
}

function terms(opensOn: IsoDate, days: WorkingDays): Pick<RoundPlan, 'opensOn' | 'closesOn' | 'finalDueOn'> {
  const closesOn = days.end(opensOn, REGISTRATION)
  return { opensOn, closesOn, finalDueOn: days.end(addDays(closesOn, 1), FINAL_REVIEW) }
}
