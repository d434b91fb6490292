/**
 * The fields of annexes 1 to 4. One application form collects what both the form and the summary table of a role
 * need. Mirrors public.form_fields, which a test compares.
 */
import type { CardRole } from './card.ts'

export interface FormField {
  /** Stands on annex 1 or 3: a change needs a new seal. */
  isPrinted: boolean
  /** Stands on annex 2 or 4. */
  inSummary: boolean
  isRequired: boolean
  /** false: taken from the person, the card, the unit or the activity records, read-only on the form. */
  isEntered: boolean
  /** Characters; null for choices, numbers, dates and declarations. */
  maxLength: number | null
}

/** p: printed, s: in the summary, r: required, e: entered by hand. */
const field = (marks: string, maxLength: number | null = null): FormField => ({
  isPrinted: marks.includes('p'),
  inSummary: marks.includes('s'),
  isRequired: marks.includes('r'),
  isEntered: marks.includes('e'),
  maxLength,
})

/** Annexes 1 and 2, in the order of the form. */
export const ASSESSOR_FIELDS = {
  name: field('psr', 30),
  gender: field('psr'),
  id_number: field('psr', 18),
  employer_name: field('psre', 60),
  phone: field('psre', 20),
  // At least one of the two, so neither is required alone.
  qualification_level: field('pse'),
  qualification_title: field('pse', 40),
  speciality: field('pre', 40),
  speciality_years: field('pre'),
  card_number: field('pr', 30),
  occupations: field('psr', 200),
  level: field('pr'),
  card_valid_from: field('pr'),
  card_valid_to: field('pr'),
  activity_records: field('pr'),
  health_declared: field('re'),
  voluntary_declared: field('re'),
  is_external: field('r'),
  education: field('sre'),
  address: field('sre', 120),
  work_summary: field('re', 20000),
} as const satisfies Record<string, FormField>

/** Annexes 3 and 4, in the order of the form. */
export const SUPERVISOR_FIELDS = {
  name: field('psr', 30),
  gender: field('psr'),
  id_number: field('psr', 18),
  phone: field('psre', 20),
  card_number: field('psr', 30),
  district: field('pre', 40),
  employer_name: field('psre', 60),
  address: field('psre', 120),
  postcode: field('pre', 6),
  experience: field('pre', 5000),
  remark: field('pe', 200),
  voluntary_declared: field('re'),
  ethnic_group: field('sre'),
  political_status: field('sre'),
  education: field('sre'),
  working_years: field('sre'),
  email: field('sre', 80),
  occupation_engaged: field('sre', 40),
  activity_records: field('sr'),
} as const satisfies Record<string, FormField>

export type AssessorFieldName = keyof typeof ASSESSOR_FIELDS
export type SupervisorFieldName = keyof typeof SUPERVISOR_FIELDS
export type FieldName = AssessorFieldName | SupervisorFieldName

const FIELDS: Readonly<Record<CardRole, Readonly<Record<string, FormField>>>> = {
  assessor: ASSESSOR_FIELDS,
  supervisor: SUPERVISOR_FIELDS,
}

/** The names of a role's fields, in the order of the form. */
export function fieldNames(role: CardRole): FieldName[] {
  return Object.keys(FIELDS[role]) as FieldName[]
}

/** A field of a role's form, or undefined. */
export function findField(role: CardRole, name: string): FormField | undefined {
  return Object.hasOwn(FIELDS[role], name) ? FIELDS[role][name] : undefined
}

/** The field whose 字 are counted: the assessor's summary, the supervisor's experience. */
export function statementField(role: CardRole): 'work_summary' | 'experience' {
  return role === 'assessor' ? 'work_summary' : 'experience'
}
