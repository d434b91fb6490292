/**
 * The application form of both roles and its rules: every field of annexes 1 to 4, what is missing or wrong with it,
 * and whether a change voids the seal. Mirrors private.form_errors, with the same keys.
 */
import type { CardRole } from './card.ts'
import { type FieldName, fieldNames, findField } from './formFields.ts'
import { ageOn, normaliseIdentityNumber, parseIdentityNumber } from './identityNumber.ts'
import { normalisePersonName, parsePersonName } from './personName.ts'
import { parsePhone } from './phone.ts'
import { lengthOf, toHalfWidth } from './plainText.ts'
import type { IsoDate } from './shanghai.ts'

/** What both roles fill in; a draft lacks some. Numbers may still be text while they are typed. */
interface CommonForm {
  name?: string
  gender?: string
  id_number?: string
  employer_name?: string
  phone?: string
  card_number?: string
  education?: string
  address?: string
  voluntary_declared?: boolean
}

export interface AssessorForm extends CommonForm {
  /** Code or name of a skill level; at least one of this and the title. */
  qualification_level?: string
  qualification_title?: string
  speciality?: string
  speciality_years?: number | string
  occupations?: string
  /** Code of the card kind. */
  level?: string
  card_valid_from?: IsoDate
  card_valid_to?: IsoDate
  health_declared?: boolean
  work_summary?: string
}

export interface SupervisorForm extends CommonForm {
  district?: string
  postcode?: string
  experience?: string
  remark?: string
  /** Code or name of GB/T 3304. */
  ethnic_group?: string
  political_status?: string
  working_years?: number | string
  email?: string
  occupation_engaged?: string
}

/** The stored form: keys are the names of the fields. */
export type ApplicationForm = AssessorForm | SupervisorForm
export type FormValues = Readonly<Partial<Record<FieldName, string | number | boolean | null>>>

export interface FieldError {
  field: FieldName
  /** Key of the sentence in the user's language. */
  key: string
  values: Readonly<Record<string, string | number>>
}

export type ChoiceField = 'education' | 'political_status' | 'ethnic_group' | 'qualification_level'

/** What the rules need besides the form. */
export interface FormContext {
  /** The day in Shanghai. */
  today: IsoDate
  /** Codes and names that may be chosen; a field left out is not checked. */
  choices?: Partial<Record<ChoiceField, readonly string[]>>
}

/** Years of work start at 16, the least age of employment. */
const WORKING_AGE = 16
const MOST_YEARS = 60

type Rule = (text: string, form: FormValues, context: FormContext) => Omit<FieldError, 'field'> | null

const wrong = (key: string, values: FieldError['values'] = {}) => ({ key, values })

const years: Rule = (text, form, { today }) => {
  if (!/^\d{1,2}$/.test(text) || Number(text) > MOST_YEARS) return wrong('years_range', { max: MOST_YEARS })
  const identity = parseIdentityNumber(textOf(form.id_number), today)
  if (!identity.ok || identity.birthOn === null) return null
  const max = Math.max(0, ageOn(identity.birthOn, today) - WORKING_AGE)
  return Number(text) > max ? wrong('years_beyond_age', { max }) : null
}

const choice =
  (field: ChoiceField): Rule =>
  (text, _form, { choices }) => {
    const allowed = choices?.[field]
    return allowed && !allowed.includes(text) ? wrong('not_in_list') : null
  }

const RULES: Partial<Record<FieldName, Rule>> = {
  name: (text) => {
    const name = parsePersonName(text)
    return name.ok ? null : wrong('name_format')
  },
  id_number: (text, _form, { today }) => {
    const identity = parseIdentityNumber(text, today)
    return identity.ok ? null : wrong(identity.key)
  },
  phone: (text) => (parsePhone(text).ok ? null : wrong('phone_format')),
  postcode: (text) => (/^\d{6}$/.test(text) ? null : wrong('postcode_format')),
  email: (text) => (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text) ? null : wrong('email_format')),
  speciality_years: years,
  working_years: years,
  education: choice('education'),
  political_status: choice('political_status'),
  ethnic_group: choice('ethnic_group'),
  qualification_level: choice('qualification_level'),
}

/** Declarations are rules of their own (eligibility), and what is not entered comes from elsewhere. */
function isChecked(role: CardRole, name: FieldName): boolean {
  if (name === 'name' || name === 'id_number') return true
  return findField(role, name)?.isEntered === true && !name.endsWith('_declared')
}

function textOf(value: FormValues[FieldName]): string {
  return String(value ?? '').trim()
}

/** Every field that is missing or wrong, in the order of the form; empty if it can be submitted. */
export function formErrors(role: CardRole, form: FormValues, context: FormContext): FieldError[] {
  const errors: FieldError[] = []
  for (const name of fieldNames(role).filter((field) => isChecked(role, field))) {
    const error = fieldError(role, name, form, context)
    if (error) errors.push(error)
  }
  if (role === 'assessor' && !textOf(form.qualification_level) && !textOf(form.qualification_title)) {
    errors.push({ field: 'qualification_level', ...wrong('qualification_required') })
  }
  return errors
}

/** What is wrong with one field, or null. */
export function fieldError(
  role: CardRole,
  name: FieldName,
  form: FormValues,
  context: FormContext,
): FieldError | null {
  const field = findField(role, name)
  if (!field) return null
  const text = textOf(form[name])
  if (text === '') return field.isRequired ? { field: name, ...wrong('field_required') } : null
  const length = lengthOf(text)
  if (field.maxLength !== null && length > field.maxLength) {
    return { field: name, ...wrong('field_too_long', { max: field.maxLength, length }) }
  }
  const error = RULES[name]?.(text, form, context)
  return error ? { field: name, ...error } : null
}

/** A field's text as it is stored: trimmed, and numbers, names and phones in their normal form. */
export function normaliseField(name: FieldName, text: string): string {
  const trimmed = text.trim()
  switch (name) {
    case 'name':
      return normalisePersonName(trimmed)
    case 'id_number':
      return normaliseIdentityNumber(trimmed)
    case 'phone': {
      const phone = parsePhone(trimmed)
      return phone.ok ? phone.number : trimmed
    }
    case 'email':
    case 'postcode':
    case 'speciality_years':
    case 'working_years':
      return toHalfWidth(trimmed).replace(/\s/g, '')
    default:
      return trimmed
  }
}

/** 外聘: the 工作单位 is not the 申报单位 (notice 一（三）2). */
export function isExternal(form: FormValues, institutionName: string): boolean {
  return textOf(form.employer_name) !== institutionName
}
