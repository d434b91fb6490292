import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { Check } from '../../domain/eligibility'
import type { Translation } from '../../i18n/useTranslation'

/** What a rule compared, as a sentence with its values. */
export function checkSentence(
  { key, outcome, values }: Check,
  { find, language }: Translation,
  dictionaries: Dictionaries,
): string {
  const words: Record<string, unknown> = { ...values }
  const itemOf = (dictionary: string, code: unknown) =>
    nameOf(
      language,
      dictionaries.items.filter((entry) => entry.dictionary === dictionary),
      String(code ?? ''),
    )
  const fieldName = (field: unknown) => nameOfField(String(field ?? ''), dictionaries, language)
  switch (key) {
    case 'documents_present':
      words.missing = asList(values.missing)
        .map((code) => nameOf(language, dictionaries.documentKinds, String(code)))
        .join('、')
      break
    case 'word_count':
      words.field = fieldName(values.field)
      break
    case 'no_disqualification':
      words.penalty = values.decided_on
        ? find('reviewChecks.penalty', {
            decided_on: values.decided_on,
            kind: find(`reviewChecks.penaltyKind.${values.kind}`),
            ground: itemOf('discipline_ground', values.ground),
          })
        : ''
      break
    case 'no_accident':
      words.kind = itemOf('accident_kind', values.kind)
      break
    case 'card_is_live':
      words.status = find(`words.cardStatus.${values.status}`) ?? values.status
      break
    case 'provincial_card':
      words.issuer = nameOf(language, dictionaries.issuers, String(values.issuer ?? ''))
      break
    case 'id_number_valid':
      words.error = find(`reviewChecks.idNumber.${values.error}`) ?? ''
      break
    case 'form_complete':
      words.errors = asList(values.errors)
        .map((error) => fieldError(error as FieldError, fieldName, find))
        .join('；')
      break
  }
  const side = outcome === 'pass' ? 'pass' : 'fail'
  const sentence = find(`reviewChecks.${side}.${key}`, words) ?? ''
  const late = outcome === 'pass' && values.late_until && find('reviewChecks.lateAdmission', words)
  return late ? sentence + late : sentence
}

interface FieldError {
  field: string
  key: string
  values?: Record<string, unknown>
}

function fieldError(
  { field, key, values }: FieldError,
  nameOfIt: (field: string) => string,
  find: Translation['find'],
): string {
  const name = nameOfIt(field)
  return (
    find(`reviewChecks.fieldError.${key}`, { ...values, name }) ??
    find(`reviewChecks.idNumber.${key}`) ??
    name
  )
}

function nameOfField(field: string, dictionaries: Dictionaries, language: Translation['language']): string {
  return nameOf(
    language,
    dictionaries.formFields.map((row) => ({ ...row, code: row.field as string })),
    field,
  )
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
