import { currentRole } from '../../data/accessControl'
import { findOrdersOf } from '../../data/dispatch'
import { type EvaluationRow, findClashes } from '../../data/evaluations'
import type { EvaluationWords, ListedEvaluation } from './evaluationColumns'

/** Evaluations with those at their site on their days and, for centers, with the inspections ordered. @throws AppError */
export async function withMarks(
  rows: readonly EvaluationRow[],
  signal: AbortSignal,
): Promise<ListedEvaluation[]> {
  const ids = rows.map(({ id }) => id)
  const [clashes, orders] = await Promise.all([
    ids.length ? findClashes(ids, signal) : [],
    inspectionsFor(currentRole()) ? findOrdersOf(ids, signal) : [],
  ])
  return rows.map((row) => ({
    ...row,
    clashes: clashes.filter(({ id }) => id === row.id),
    order: orders.find(({ evaluation_id }) => evaluation_id === row.id),
  }))
}

/** What a role has to do with inspections: institutions are never told of an order. */
export function inspectionsFor(role: string | null | undefined): EvaluationWords['inspections'] {
  if (role === 'city_officer' || role === 'province_reviewer') return 'ordered'
  return role === 'province_admin' || role === 'manager' ? 'shown' : undefined
}
