import { addDays, eachDay, type IsoDate } from '../../../src/domain/shanghai.ts'
import type { RoundPlan, WorkingDays } from '../roundPlans.ts'

/** The working time of a round, from its opening to where its history ends, as a stretch from 0 to 1. */
export interface Timeline {
  /** The instant at a fraction of the stretch: working days only, between 9:00 and 17:30. */
  at(fraction: number): string
  /** The fraction at which registration closes, at most 1. */
  registration: number
  /** Working days of the stretch. */
  length: number
}

const OPENS_AT = 9 * 60
const MINUTES = 8.5 * 60

/** A round's timeline up to a day; a round of which everything was due earlier ends with its last due date. */
export function timelineOf(round: RoundPlan, days: WorkingDays, yesterday: IsoDate): Timeline {
  const lastDay = round.finalDueOn < yesterday ? round.finalDueOn : yesterday
  const worked = eachDay(round.opensOn, lastDay).filter((day) => days.count(day, day) === 1)
  if (worked.length === 0) throw new Error(`${round.name} has no working day yet`)
  const registered = worked.filter((day) => day <= round.closesOn).length
  return {
    at(fraction) {
      const position = Math.min(Math.max(fraction, 0), 0.9999) * worked.length
      const day = worked[Math.floor(position)] as IsoDate
      const seconds = Math.round((OPENS_AT + (position % 1) * MINUTES) * 60)
      return instantOf(day, seconds)
    },
    registration: registered / worked.length,
    length: worked.length,
  }
}

/** An instant of a day in Shanghai as ISO text in UTC, which compares in the order of time. */
export function instantOf(day: IsoDate, seconds: number): string {
  const utc = seconds - 8 * 3600
  return new Date(
    Date.parse(`${utc < 0 ? addDays(day, -1) : day}T00:00:00Z`) + ((utc + 86_400) % 86_400) * 1000,
  ).toISOString()
}

/** Some minutes later. */
export function minutesAfter(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString()
}
