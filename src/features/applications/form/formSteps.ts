import type { FieldError } from '../../../domain/applicationForm'
import type { CardRole } from '../../../domain/card'
import { type Check, isBlocking } from '../../../domain/eligibility'
import { type FieldName, fieldNames, statementField } from '../../../domain/formFields'
import type { StepState } from '../../../ui/StepNav'

export const STEP_KEYS = ['unit', 'person', 'card', 'records', 'statement', 'documents', 'submit'] as const
export type StepKey = (typeof STEP_KEYS)[number]

/** Where each field is entered, in the order of a conversation rather than of the annex. */
const STEP_OF: Partial<Record<FieldName, StepKey>> = {
  employer_name: 'unit',
  district: 'unit',
  name: 'person',
  id_number: 'person',
  phone: 'person',
  email: 'person',
  ethnic_group: 'person',
  political_status: 'person',
  education: 'person',
  address: 'person',
  postcode: 'person',
  qualification_level: 'card',
  qualification_title: 'card',
  speciality: 'card',
  speciality_years: 'card',
  occupation_engaged: 'card',
  working_years: 'card',
  activity_records: 'records',
  work_summary: 'statement',
  experience: 'statement',
  remark: 'statement',
  health_declared: 'submit',
  voluntary_declared: 'submit',
}

const STEP_OF_CHECK: Readonly<Record<string, StepKey>> = {
  activity_confirmed: 'records',
  health_declared: 'submit',
  voluntary_declared: 'submit',
  documents_present: 'documents',
  contract_attached: 'documents',
  word_count: 'statement',
  id_number_valid: 'person',
  institution_active: 'unit',
}

export function isStepKey(text: string | null): text is StepKey {
  return STEP_KEYS.some((key) => key === text)
}

/** The step at which a field is entered. */
export function stepOfField(field: FieldName): StepKey {
  return STEP_OF[field] ?? 'card'
}

/** The step at which a failed check is mended; null where the form can do nothing about it. */
export function stepOfCheck(key: string): StepKey | null {
  return STEP_OF_CHECK[key] ?? null
}

/** The fields of a step for a role, in the order of the form. */
export function fieldsOfStep(step: StepKey, role: CardRole): FieldName[] {
  return fieldNames(role).filter((field) => STEP_OF[field] === step)
}

/** One thing that keeps the file from being submitted. */
export interface Obstacle {
  step: StepKey
  /** A field with its error, or a failed check. */
  error?: FieldError
  check?: Check
}

/** What is still to be done, by step: each wrong field once, and blocking checks that no field explains. */
export function obstaclesOf(
  role: CardRole,
  errors: readonly FieldError[],
  checks: readonly Check[],
): Obstacle[] {
  // Checks that say again what an empty or wrong field says already.
  const fieldOfCheck: Readonly<Record<string, FieldName>> = {
    id_number_valid: 'id_number',
    word_count: statementField(role),
  }
  const byField = errors.map((error): Obstacle => ({ step: stepOfField(error.field), error }))
  const byCheck = checks
    .filter(isBlocking)
    .filter((check) => check.key !== 'form_complete')
    .filter((check) => !errors.some(({ field }) => field === fieldOfCheck[check.key]))
    .map((check): Obstacle => ({ step: stepOfCheck(check.key) ?? 'submit', check }))
  return [...byField, ...byCheck].sort((a, b) => STEP_KEYS.indexOf(a.step) - STEP_KEYS.indexOf(b.step))
}

/**
 * done: nothing is missing; wrong: somebody was there and left something; open: not yet visited. Records are only
 * a warning before 复审, but a step without any is not done.
 */
export function stepStateOf(
  step: StepKey,
  obstacles: readonly Obstacle[],
  visited: ReadonlySet<StepKey>,
  hasRecords: boolean,
): StepState {
  const isMissing =
    obstacles.some((obstacle) => obstacle.step === step) || (step === 'records' && !hasRecords)
  if (step === 'submit') return isMissing && visited.has(step) ? 'wrong' : 'open'
  if (!isMissing) return 'done'
  return visited.has(step) ? 'wrong' : 'open'
}
