/**
 * The life of a case of discipline (notice 三（三）): a center proposes, another officer of the province decides, a third
 * one decides the appeal. Mirrors the rows of public.discipline_transitions; a test holds the two together.
 */
import type { CardRole } from './card.ts'

export const CASE_STATUSES = [
  'draft',
  'proposed',
  'decided',
  'appealing',
  'upheld',
  'revoked',
  'dismissed',
  'withdrawn',
] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]

export const CASE_ACTIONS = [
  'propose',
  'state',
  'decide',
  'dismiss',
  'send_back',
  'withdraw',
  'appeal',
  'grant_appeal',
  'deny_appeal',
] as const
export type CaseAction = (typeof CASE_ACTIONS)[number]

/** 警告、取消资格、永久取消资格. */
export const PENALTY_KINDS = ['warning', 'disqualification', 'permanent_disqualification'] as const
export type PenaltyKind = (typeof PENALTY_KINDS)[number]

/** Which of a person's roles a penalty hits. */
export type PenaltyRole = CardRole | 'both'

/**
 * In which capacity somebody stands to a case: proposer (the city, or the provincial officer who drew it up), decider
 * (another officer of the province), appeal_decider (one who did not decide either), the person, the unit of a person
 * without a login.
 */
export const CASE_PARTIES = ['proposer', 'decider', 'appeal_decider', 'person', 'unit'] as const
export type CaseParty = (typeof CASE_PARTIES)[number]

export interface CaseStep {
  action: CaseAction
  by: readonly CaseParty[]
  to: CaseStatus
  /** Refused without words. */
  needsNote: boolean
}

/** Every step there is, by the status it starts from. */
export const CASE_STEPS: Readonly<Record<CaseStatus, readonly CaseStep[]>> = {
  draft: [
    { action: 'propose', by: ['proposer'], to: 'proposed', needsNote: false },
    { action: 'withdraw', by: ['proposer'], to: 'withdrawn', needsNote: false },
  ],
  proposed: [
    { action: 'decide', by: ['decider'], to: 'decided', needsNote: true },
    { action: 'dismiss', by: ['decider'], to: 'dismissed', needsNote: true },
    { action: 'send_back', by: ['decider'], to: 'draft', needsNote: true },
    { action: 'withdraw', by: ['proposer'], to: 'withdrawn', needsNote: true },
    // 陈述申辩: the person is heard before anything is decided
    { action: 'state', by: ['person'], to: 'proposed', needsNote: true },
  ],
  decided: [{ action: 'appeal', by: ['person', 'unit'], to: 'appealing', needsNote: true }],
  appealing: [
    { action: 'grant_appeal', by: ['appeal_decider'], to: 'revoked', needsNote: true },
    { action: 'deny_appeal', by: ['appeal_decider'], to: 'upheld', needsNote: true },
  ],
  upheld: [],
  revoked: [],
  dismissed: [],
  withdrawn: [],
}

/** The step that an action means in a status, or undefined where it is none. */
export function findCaseStep(status: CaseStatus, action: CaseAction): CaseStep | undefined {
  return CASE_STEPS[status].find((step) => step.action === action)
}

/** Whether an outcome takes cards away and holds files up; a warning does not. */
export function isDisqualifying(kind: PenaltyKind): boolean {
  return kind !== 'warning'
}

/** Whether a penalty hits a role. Mirrors private.covers_role. */
export function coversRole(penalty: PenaltyRole, role: CardRole): boolean {
  return penalty === 'both' || penalty === role
}

/** What waits while a disqualification holds a file up. Mirrors private.blocked_actions. */
export const BLOCKED_ACTIONS: readonly string[] = [
  'submit',
  'resubmit',
  'seal',
  'approve',
  'return',
  'reject',
  'appeal',
  'grant_appeal',
  'issue',
  'expire',
]

/** How the status of a case reads. */
export function caseTone(status: CaseStatus): 'waiting' | 'good' | 'attention' | 'bad' | 'quiet' {
  switch (status) {
    case 'proposed':
      return 'waiting'
    case 'appealing':
      return 'attention'
    case 'decided':
    case 'upheld':
      return 'bad'
    case 'revoked':
      return 'good'
    default:
      return 'quiet'
  }
}
