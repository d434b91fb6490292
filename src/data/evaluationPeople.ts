import type { CardRole } from '../domain/card'
import type { AssignmentProblem } from '../domain/evaluation'
import type { IsoDate } from '../domain/shanghai'
import { supabase } from './client'
import { rpc } from './rpc'
import { failure } from './session'

/** Somebody who assesses or supervises at an evaluation, with the card it is done with. */
export interface Assignment {
  id: string
  person_id: string
  card_id: string
  role: CardRole
  person_name: string
  card_number: string
  created_by_name: string
  created_at: string
  /** As of now. */
  problems: AssignmentProblem[]
  /** The activity record that was entered for it. */
  record: 'declared' | 'confirmed' | 'disputed' | null
}

/** The people of an evaluation, checked as of now. @throws AppError */
export async function findAssignments(evaluationId: string, signal?: AbortSignal): Promise<Assignment[]> {
  const people = supabase()
    .from('evaluation_assignments')
    .select('id,person_id,card_id,role,person_name,card_number,created_by_name,created_at')
    .eq('evaluation_id', evaluationId)
    .order('role')
    .order('created_at')
  const records = supabase()
    .from('activity_records')
    .select('person_id,role,status')
    .eq('evaluation_id', evaluationId)
  const [rows, entered, checked] = await Promise.all([
    signal ? people.abortSignal(signal) : people,
    signal ? records.abortSignal(signal) : records,
    rpc<{ assignment_id: string; problems: AssignmentProblem[] }[]>(
      'check_assignments',
      { p_evaluation_id: evaluationId },
      signal,
    ),
  ])
  if (rows.error) throw failure(rows.error, rows.status)
  if (entered.error) throw failure(entered.error, entered.status)
  const problems = new Map(checked.map((each) => [each.assignment_id, each.problems]))
  return (rows.data as Omit<Assignment, 'problems' | 'record'>[]).map((row) => ({
    ...row,
    problems: problems.get(row.id) ?? [],
    record:
      (entered.data as { person_id: string; role: string; status: Assignment['record'] }[]).find(
        (each) => each.person_id === row.person_id && each.role === row.role,
      )?.status ?? null,
  }))
}

/** A card that could be assigned. */
export interface AssignableCard {
  card_id: string
  person_name: string
  institution_name: string | null
  card_number: string
  kind: string
  level: string | null
  occupations: string[]
  valid_to: IsoDate
  problems: AssignmentProblem[]
}

/** Own people by a part of the name, others by their whole card number. @throws AppError */
export function findAssignable(
  evaluationId: string,
  text: string,
  signal?: AbortSignal,
): Promise<AssignableCard[]> {
  return rpc('find_assignable', { p_evaluation_id: evaluationId, p_search: text }, signal)
}

/** @throws AppError assignment_card_expired (name, valid_to), assigned_already, evaluation_over … */
export function assignToEvaluation(evaluationId: string, cardId: string): Promise<unknown> {
  return rpc('assign_to_evaluation', { p_evaluation_id: evaluationId, p_card_id: cardId })
}

/** @throws AppError assignment_has_record, evaluation_over */
export function unassignFromEvaluation(assignmentId: string): Promise<void> {
  return rpc('unassign_from_evaluation', { p_assignment_id: assignmentId })
}

/** What became of one row of a call about several. */
export interface RowOutcome {
  outcome: 'done' | 'unchanged' | 'refused'
  key: string | null
}

/** Enters the activity records of people at an evaluation. @throws AppError evaluation_not_begun */
export function enterEvaluationRecords(
  evaluationId: string,
  assignmentIds: readonly string[],
): Promise<(RowOutcome & { assignment_id: string })[]> {
  return rpc('enter_evaluation_records', {
    p_evaluation_id: evaluationId,
    p_assignment_ids: assignmentIds,
  })
}
