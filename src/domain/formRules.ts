/**
 * What is wrong with a filled-in form (annexes 1 to 4), field by field. Mirrors private.form_errors with the same
 * keys, so that a mistake shows at its field before the file is sent; the database judges again on submission.
 */
import type { CardRole } from './card.ts'
import { ageOn, parseIdentityNumber } from './identityNumber.ts'
import { parsePersonName } from './personName.ts'
import { parsePhone } from './phone.ts'
import { lengthOf } from './plainText.ts'
import type { IsoDate } from './shanghai.ts'

/** Values of a form by field, as the database keeps them: texts, and true or false for declarations. */
export type FormValues = Readonly<Record<string, unknown>>

/** The columns of public.form_fields that the rules read. */
export interface FormFieldRule {
  card_role: CardRole
  field: string
  is_required: boolean
  /** false: taken from person, card or records. */
  is_entered: boolean
  max_length: number | null
}

export interface FieldError {
  field: string
  /** Key of a sentence in the i18n chapter `errors`. */
  key: string
  values: Readonly<Record<string, string | number>>
}

/** The lists a choice must come from: for a dictionary its codes and names. */
export type ChoiceLists = Readonly<Record<string, ReadonlySet<string>>>

/** Years of work begin at 16 (劳动法 15). */
const WORKING_AGE = 16
const MOST_YEARS = 60

/** Choices and the dictionary each comes from. */
export const CHOICE_DICTIONARIES: Readonly<Record<string, string>> = {
  education: 'education',
  political_status: 'political_status',
  ethnic_group: 'ethnic_group',
  qualification_level: 'skill_level',
}

/** Declarations and the derived 外聘 have rules of their own in the check list. */
const JUDGED_ELSEWHERE = new Set(['health_declared', 'voluntary_declared', 'is_external'])

/** The value of a field as trimmed text; empty for none. */
export function fieldText(form: FormValues, field: string): string {
  const value = form[field]
  return value === null || value === undefined ? '' : String(value).trim()
}

/** 外聘: the 工作单位 is not the 申报单位 (notice 一（三）2). Mirrors private.is_external. */
export function isExternal(form: FormValues, institutionName: string): boolean {
  return fieldText(form, 'employer_name') !== institutionName
}

interface Found {
  key: string
  values?: Record<string, string | number>
}

function yearsError(text: string, bornOn: IsoDate | null, today: IsoDate): Found | null {
  if (!/^\d{1,2}$/.test(text) || Number(text) > MOST_YEARS) return { key: 'years_range' }
  if (bornOn === null) return null
  const most = ageOn(bornOn, today) - WORKING_AGE
  return Number(text) > most ? { key: 'years_beyond_age', values: { max: Math.max(most, 0) } } : null
}

function phoneError(text: string): Found | null {
  const phone = parsePhone(text)
  if (!phone.ok) return { key: 'phone_format' }
  // An extension has no place in the annexes' column.
  return /^(1\d{10}|0\d{2,3}-?\d{7,8})$/.test(phone.number) ? null : { key: 'phone_format' }
}

function valueError(
  field: string,
  text: string,
  form: FormValues,
  lists: ChoiceLists,
  today: IsoDate,
): Found | null {
  switch (field) {
    case 'name':
      return parsePersonName(text).ok ? null : { key: 'name_format' }
    case 'id_number': {
      const identity = parseIdentityNumber(text, today)
      return identity.ok ? null : { key: identity.key }
    }
    case 'phone':
      return phoneError(text)
    case 'postcode':
      return /^\d{6}$/.test(text) ? null : { key: 'postcode_format' }
    case 'email':
      return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text) ? null : { key: 'email_format' }
    case 'speciality_years':
    case 'working_years': {
      const identity = parseIdentityNumber(fieldText(form, 'id_number'), today)
      return yearsError(text, identity.ok ? identity.birthOn : null, today)
    }
    default: {
      const list = lists[CHOICE_DICTIONARIES[field] ?? '']
      return list && !list.has(text) ? { key: 'not_in_list' } : null
    }
  }
}

function errorOf(
  rule: FormFieldRule,
  form: FormValues,
  lists: ChoiceLists,
  today: IsoDate,
): FieldError | null {
  const { field } = rule
  const text = fieldText(form, field)
  if (text === '') return rule.is_required ? { field, key: 'field_required', values: {} } : null
  const length = lengthOf(text)
  if (rule.max_length !== null && length > rule.max_length) {
    return { field, key: 'field_too_long', values: { max: rule.max_length, length } }
  }
  const found = valueError(field, text, form, lists, today)
  return found && { field, key: found.key, values: found.values ?? {} }
}

/** Every field that is missing or wrong, in the order of the form. `today` is the day in Shanghai. */
export function formErrors(
  role: CardRole,
  rules: readonly FormFieldRule[],
  form: FormValues,
  lists: ChoiceLists,
  today: IsoDate,
): FieldError[] {
  const errors = rules
    .filter((rule) => rule.card_role === role && !JUDGED_ELSEWHERE.has(rule.field))
    .filter((rule) => rule.is_entered || rule.field === 'name' || rule.field === 'id_number')
    .map((rule) => errorOf(rule, form, lists, today))
    .filter((error) => error !== null)
  const hasQualification =
    fieldText(form, 'qualification_level') !== '' || fieldText(form, 'qualification_title') !== ''
  if (role === 'assessor' && !hasQualification) {
    errors.push({ field: 'qualification_level', key: 'qualification_required', values: {} })
  }
  return errors
}
