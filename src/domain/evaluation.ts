/**
 * 评价活动: what institutions report before they evaluate. Mirrors private.lock_evaluation, lock_for_assigning and
 * hard_assignment_problem; the database decides.
 */
import { addDays, type IsoDate } from './shanghai.ts'

export interface EvaluationDays {
  status: 'reported' | 'cancelled'
  starts_on: IsoDate
  ends_on: IsoDate
}

/** Where an evaluation stands on a day. */
export const EVALUATION_PHASES = ['coming', 'running', 'over', 'cancelled'] as const
export type EvaluationPhase = (typeof EVALUATION_PHASES)[number]

export function phaseOfEvaluation(evaluation: EvaluationDays, today: IsoDate): EvaluationPhase {
  if (evaluation.status === 'cancelled') return 'cancelled'
  if (today < evaluation.starts_on) return 'coming'
  return today <= evaluation.ends_on ? 'running' : 'over'
}

/** What speaks against somebody's card at an evaluation. */
export const ASSIGNMENT_PROBLEMS = [
  'person_disqualified',
  'card_not_live',
  'card_expired',
  'card_not_yet_valid',
  'occupation_outside',
  'level_outside',
  'card_unverified',
  'assigned_elsewhere',
] as const
export type AssignmentProblem = (typeof ASSIGNMENT_PROBLEMS)[number]

const REFUSING: ReadonlySet<AssignmentProblem> = new Set([
  'person_disqualified',
  'card_not_live',
  'card_expired',
  'card_not_yet_valid',
])

/** Whether the problem refuses the assignment; the others warn. */
export const refusesAssignment = (problem: AssignmentProblem): boolean => REFUSING.has(problem)

/** The first and the last day of a month, yyyy-mm. */
export function monthSpan(month: string): { from: IsoDate; to: IsoDate } {
  const from = `${month}-01`
  return { from, to: addDays(`${shiftMonth(month, 1)}-01`, -1) }
}

/** So many months later, yyyy-mm. */
export function shiftMonth(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}
