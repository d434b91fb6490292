/**
 * The rules before and during review (notice 一（一）–（三）, 二（一）–（三）), each shown as pass, warn or fail with the
 * values it compared. The database runs them (private.check_application); this names them for screens and mirrors
 * public.check_rules, which a test compares.
 */
import type { CardRole } from './card.ts'

/** The steps at which the rules are run. */
export type CheckStep = 'submit' | 'unit_review' | 're_review' | 'final_review'

export type CheckOutcome = 'pass' | 'warn' | 'fail'

export interface CheckRule {
  roles: readonly CardRole[]
  /** Steps that a failure blocks; at the others a reason can pass it. */
  hardAt: readonly CheckStep[]
  /** What a failure counts where it does not block. */
  softOutcome: 'warn' | 'fail'
}

const BOTH = ['assessor', 'supervisor'] as const
const ASSESSORS = ['assessor'] as const
const SUPERVISORS = ['supervisor'] as const
const ALWAYS = ['submit', 'unit_review', 're_review', 'final_review'] as const
const AT_SUBMISSION = ['submit'] as const
const AT_THE_END = ['final_review'] as const

/** Every rule, in the order in which check lists show them. */
export const CHECK_RULES = {
  card_in_window: { roles: BOTH, hardAt: ALWAYS, softOutcome: 'fail' },
  registration_open: { roles: BOTH, hardAt: AT_SUBMISSION, softOutcome: 'fail' },
  activity_confirmed: { roles: BOTH, hardAt: AT_THE_END, softOutcome: 'warn' },
  no_disqualification: { roles: BOTH, hardAt: ALWAYS, softOutcome: 'fail' },
  no_accident: { roles: ASSESSORS, hardAt: ALWAYS, softOutcome: 'fail' },
  health_declared: { roles: ASSESSORS, hardAt: AT_SUBMISSION, softOutcome: 'fail' },
  voluntary_declared: { roles: BOTH, hardAt: AT_SUBMISSION, softOutcome: 'fail' },
  documents_present: { roles: BOTH, hardAt: ALWAYS, softOutcome: 'fail' },
  word_count: { roles: BOTH, hardAt: ALWAYS, softOutcome: 'fail' },
  id_number_valid: { roles: BOTH, hardAt: ALWAYS, softOutcome: 'fail' },
  one_live_application: { roles: BOTH, hardAt: ALWAYS, softOutcome: 'fail' },
  card_is_live: { roles: BOTH, hardAt: ALWAYS, softOutcome: 'fail' },
  contract_attached: { roles: ASSESSORS, hardAt: AT_SUBMISSION, softOutcome: 'fail' },
  institution_active: { roles: BOTH, hardAt: AT_SUBMISSION, softOutcome: 'warn' },
  provincial_card: { roles: SUPERVISORS, hardAt: ALWAYS, softOutcome: 'fail' },
  card_verified: { roles: BOTH, hardAt: AT_THE_END, softOutcome: 'warn' },
  form_complete: { roles: BOTH, hardAt: ALWAYS, softOutcome: 'fail' },
} as const satisfies Record<string, CheckRule>

export type CheckKey = keyof typeof CHECK_RULES

export const CHECK_KEYS = Object.keys(CHECK_RULES) as readonly CheckKey[]

/** One result as the database gives it; rules added there later have keys that this release does not know. */
export interface Check {
  key: CheckKey | (string & {})
  outcome: CheckOutcome
  is_hard: boolean
  values: Readonly<Record<string, unknown>>
}

const WEIGHT: Readonly<Record<CheckOutcome, number>> = { fail: 0, warn: 1, pass: 2 }

function rank(check: Check): number {
  const index = CHECK_KEYS.indexOf(check.key as CheckKey)
  return index < 0 ? CHECK_KEYS.length : index
}

/** Whether a check blocks the step: a failure marked hard. */
export function isBlocking(check: Check): boolean {
  return check.outcome === 'fail' && check.is_hard
}

/** What needs eyes first: blocking failures, other failures, warnings, passes; each in the order of the rules. */
export function sortChecks(checks: readonly Check[]): Check[] {
  const weight = (check: Check) => (isBlocking(check) ? -1 : WEIGHT[check.outcome])
  return [...checks].sort((a, b) => weight(a) - weight(b) || rank(a) - rank(b))
}

/** How many checks passed, warn and fail. */
export function tallyOf(checks: readonly Check[]): Record<CheckOutcome, number> {
  const tally: Record<CheckOutcome, number> = { pass: 0, warn: 0, fail: 0 }
  for (const check of checks) tally[check.outcome] += 1
  return tally
}
