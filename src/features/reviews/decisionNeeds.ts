import type { Dictionaries } from '../../data/dictionaries'
import type { DecisionAction, ReviewFile } from '../../data/reviewing'
import { institutionsOf, type Login } from '../../domain/access'
import { type Check, isBlocking } from '../../domain/eligibility'
import type { Action } from '../../domain/review'
import type { DecisionNeeds } from './decisionDraft'
import { recordsToConfirm } from './recordsToConfirm'

const decisions: readonly DecisionAction[] = ['approve', 'return', 'reject', 'grant_appeal', 'deny_appeal']

/** The decisions among what the user may do with a file, in the order of their buttons. */
export function decisionsOf(actions: readonly Action[]): DecisionAction[] {
  return decisions.filter((decision) => actions.includes(decision))
}

/** What a decision on a file needs besides the action. */
export function decisionNeeds(
  file: ReviewFile,
  login: Login,
  dictionaries: Dictionaries,
): (action: DecisionAction) => DecisionNeeds {
  const { application, checks } = file
  const isUnitStep = application.status === 'unit_review'
  const isActing = isUnitStep && !institutionsOf(login).includes(application.institution_id)
  const isOverride = checks.some((check) => check.outcome === 'fail' && !check.is_hard)
  return (action) => ({
    needsOpinion: isUnitStep && action === 'approve',
    noteBecause: action !== 'approve' ? null : isActing ? 'acting' : isOverride ? 'override' : null,
    reasonCodes: dictionaries.reasonCodes,
  })
}

/** Whether the user decides records: the centers do, the units only enter them (notice 一（四）). */
export function decidesRecords(login: Login): boolean {
  return login.staff?.role === 'city_officer' || login.staff?.role === 'province_reviewer'
}

/** Declared records that an approval by a center would confirm along with itself. */
export function confirmableRecords(file: ReviewFile, login: Login): string[] {
  const { status } = file.application
  if (!decidesRecords(login) || (status !== 're_review' && status !== 'final_review')) return []
  return recordsToConfirm(file.records, file.card)
}

/** The failures that block an approval, once the records that go along with it are confirmed. */
export function blockingChecks(checks: readonly Check[], confirmsRecords: boolean): Check[] {
  return checks.filter(
    (check) => isBlocking(check) && !(confirmsRecords && check.key === 'activity_confirmed'),
  )
}
