import type { Status } from '../../domain/review'
import type { StaffRole } from '../../domain/staffRole'

/** A part of the 工作台. */
export type PanelKey =
  | 'queues'
  | 'late'
  | 'recent'
  | 'clocks'
  | 'batches'
  | 'expiring'
  | 'inspections'
  | 'discipline'
  | 'messages'
  | 'staff'
  | 'invitations'
  | 'changes'
  | 'accesses'

/** The parts in two columns; on a phone the main ones come first. */
export interface Desk {
  main: readonly PanelKey[]
  side: readonly PanelKey[]
}

/** What each role finds on its 工作台. */
export const desks: Readonly<Record<StaffRole, Desk>> = {
  institution_officer: {
    main: ['queues', 'expiring', 'recent'],
    side: ['inspections', 'clocks', 'batches', 'messages'],
  },
  city_officer: {
    main: ['queues', 'late', 'recent'],
    side: ['inspections', 'clocks', 'batches', 'discipline', 'messages'],
  },
  province_reviewer: {
    main: ['queues', 'late', 'recent'],
    side: ['clocks', 'batches', 'inspections', 'discipline', 'messages'],
  },
  province_admin: { main: ['queues', 'late'], side: ['clocks', 'messages'] },
  manager: { main: ['queues', 'late'], side: ['clocks'] },
  security_admin: { main: ['staff', 'invitations'], side: ['messages'] },
  auditor: { main: ['changes', 'accesses'], side: [] },
}

/** Panels that my_workbench feeds; the others ask for themselves. */
const fed: ReadonlySet<PanelKey> = new Set(['queues', 'late', 'recent', 'clocks', 'batches', 'expiring'])

/** Whether the desk of a role needs my_workbench at all. */
export function needsWorkbench(role: StaffRole): boolean {
  return [...desks[role].main, ...desks[role].side].some((panel) => fed.has(panel))
}

/** In the order of the way; each has a queue. */
const steps: readonly Status[] = [
  ...(['unit_review', 'awaiting_seal', 're_review', 'awaiting_summary', 'awaiting_receipt'] as const),
  ...(['final_review', 'awaiting_issue', 'returned', 'appealing'] as const),
]

const own: Readonly<Record<StaffRole, readonly Status[]>> = {
  institution_officer: ['unit_review', 'awaiting_seal'],
  city_officer: ['re_review', 'appealing', 'awaiting_summary'],
  province_reviewer: ['awaiting_receipt', 're_review', 'final_review', 'awaiting_issue', 'appealing'],
  province_admin: [],
  manager: [],
  security_admin: [],
  auditor: [],
}

/** The queues that a role works through, and the others of its files. */
export function queuesOf(
  role: StaffRole,
  isProvincialUnit: boolean,
): { mine: readonly Status[]; others: readonly Status[] } {
  const mine =
    // a 省属 unit reports its own summary table
    role === 'institution_officer' && isProvincialUnit
      ? [...own[role], 'awaiting_summary' as const]
      : own[role]
  return { mine, others: steps.filter((status) => !mine.includes(status)) }
}

/** Which of a round's due dates is the role's own. */
export const ownTerm: Partial<Record<StaffRole, 'unit' | 'city' | 'final'>> = {
  institution_officer: 'unit',
  city_officer: 'city',
  province_reviewer: 'final',
}
