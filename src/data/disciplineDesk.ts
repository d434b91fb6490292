import { rpc } from './rpc'

/** What waits for an officer of a center in 资格管理. */
export const DISCIPLINE_DUTIES = [
  'cases',
  'case_appeals',
  'case_drafts',
  'findings',
  'findings_late',
  'lapses',
  'lapse_appeals',
  'disputes',
] as const
export type DisciplineDuty = (typeof DISCIPLINE_DUTIES)[number]

/** How much of each; what is not the caller's to do is left out. More than 1000 lapses count as 1001. */
export type DisciplineDesk = Partial<Record<DisciplineDuty, number>>

/** @throws AppError */
export function myDisciplineDesk(signal?: AbortSignal): Promise<DisciplineDesk> {
  return rpc('my_discipline_desk', {}, signal)
}
