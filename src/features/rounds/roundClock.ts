import { phaseOf, type Round } from '../../domain/round'
import type { IsoDate } from '../../domain/shanghai'

/** The days that have to be known to count what is left of the rounds' registration; undefined: none is left. */
export function clockRange(
  rounds: readonly Round[],
  today: IsoDate,
): { from: IsoDate; to: IsoDate } | undefined {
  const ends = rounds
    .filter((round) => ['open', 'coming'].includes(phaseOf(round, today)))
    .flatMap((round) => round.closes_on ?? [])
    .sort()
  const last = ends.at(-1)
  return last === undefined ? undefined : { from: today, to: last }
}

/** Working days of registration that are left, today included; null: nothing is running, or it cannot be known. */
export function daysLeft(round: Round, today: IsoDate, workingDays: readonly IsoDate[]): number | null {
  const { opens_on, closes_on } = round
  if (!closes_on || !['open', 'coming'].includes(phaseOf(round, today))) return null
  const from = opens_on > today ? opens_on : today
  const days = workingDays.filter((day) => day >= from && day <= closes_on).length
  return days > 0 ? days : null
}
