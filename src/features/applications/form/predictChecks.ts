import type { ApplicationFile } from '../../../data/applicationFile'
import { type FieldError, type FormValues, isExternal } from '../../../domain/applicationForm'
import { type DocumentRequirement, missingDocuments, requiredDocuments } from '../../../domain/documents'
import { CHECK_RULES, type Check, type CheckKey } from '../../../domain/eligibility'
import { type FieldName, statementField } from '../../../domain/formFields'
import { maskIdentityNumber, normaliseIdentityNumber } from '../../../domain/identityNumber'
import { wordCount } from '../../../domain/wordCount'

/** What is on the screen and perhaps not yet on the server. */
export interface Unsaved {
  values: FormValues
  institution: { id: string; name: string }
  errors: readonly FieldError[]
  /** Least 字 of the statement; null where none is asked. */
  neededWords: number | null
}

const textOf = (value: unknown) => String(value ?? '').trim()

/** Whether name or identity number differ from the record: a proof is then due. */
export function isIdentityChanged(file: ApplicationFile, values: FormValues): boolean {
  const name = textOf(values.name)
  const number = normaliseIdentityNumber(textOf(values.id_number))
  const isKnownMissing = file.checks.some(
    (check) =>
      check.key === 'documents_present' &&
      Array.isArray(check.values.missing) &&
      check.values.missing.includes('name_change_proof'),
  )
  return (
    (name !== '' && name !== file.person.name) ||
    (number !== '' && maskIdentityNumber(number) !== file.person.id_number_masked) ||
    isKnownMissing
  )
}

/** Kinds of documents due at submission as the form stands on the screen. */
export function dueDocuments(
  file: ApplicationFile,
  unsaved: Pick<Unsaved, 'values' | 'institution'>,
): string[] {
  const { application } = file
  const requirements = file.requirements.map(
    (requirement): DocumentRequirement => ({ ...requirement, card_kind: application.card_kind }),
  )
  return requiredDocuments(
    requirements,
    {
      cardKind: application.card_kind,
      isExternal: isExternal(unsaved.values, unsaved.institution.name),
      isProxy: application.is_proxy,
      isNameChanged: isIdentityChanged(file, unsaved.values),
      isSealWaived: application.is_seal_waived,
    },
    'submission',
  )
}

/** What a returned file is to be given: the named documents, and those that a corrected field made due since. */
export function mendableDocuments(file: ApplicationFile, values: FormValues): string[] {
  const { id, name } = file.institution
  const returnedAt = file.events.findLast((event) => event.action === 'return')?.at ?? ''
  const settled = new Set(
    file.documents.filter((document) => document.uploaded_at <= returnedAt).map((document) => document.kind),
  )
  const became = dueDocuments(file, { values, institution: { id, name } }).filter(
    (kind) => !settled.has(kind),
  )
  return [...new Set([...file.application.return_documents, ...became])]
}

/**
 * The server's checks with those that depend on what is being typed worked out anew, so that the list follows the
 * keyboard. The server's own answer replaces them after each save.
 */
export function predictChecks(file: ApplicationFile, unsaved: Unsaved): Check[] {
  return file.checks.map((check) => {
    const found = predict(check, file, unsaved)
    if (!found) return check
    const rule = CHECK_RULES[check.key as CheckKey]
    const outcome = found.isMet ? 'pass' : check.is_hard ? 'fail' : rule.softOutcome
    return { ...check, outcome, values: { ...check.values, ...found.values } }
  })
}

interface Prediction {
  isMet: boolean
  values?: Record<string, unknown>
}

function predict(check: Check, file: ApplicationFile, unsaved: Unsaved): Prediction | null {
  const { values, institution, errors } = unsaved
  const present = file.documents.map((document) => document.kind)
  switch (check.key) {
    case 'form_complete':
      return { isMet: errors.length === 0, values: { errors } }
    case 'health_declared':
    case 'voluntary_declared':
      return { isMet: textOf(values[check.key as FieldName]) === 'true' }
    case 'id_number_valid':
      return { isMet: !errors.some((error) => error.field === 'id_number') }
    case 'documents_present': {
      const missing = missingDocuments(dueDocuments(file, unsaved), present)
      return { isMet: missing.length === 0, values: { missing } }
    }
    case 'contract_attached':
      return { isMet: !isExternal(values, institution.name) || present.includes('employment_contract') }
    case 'word_count': {
      if (unsaved.neededWords === null) return null
      const count = wordCount(textOf(values[statementField(file.application.role)]))
      return { isMet: count >= unsaved.neededWords, values: { count, needed: unsaved.neededWords } }
    }
    // Only active units can be chosen.
    case 'institution_active':
      return institution.id === file.institution.id
        ? null
        : { isMet: true, values: { institution: institution.name } }
    default:
      return null
  }
}
