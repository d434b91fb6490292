import { type Dictionaries, nameIn, nameOf } from '../../data/dictionaries'
import type { ReviewFile } from '../../data/reviewing'
import { maskIdentityNumber } from '../../domain/identityNumber'
import type { Language } from '../../i18n/language'

/** A line of the form beside the present card. */
export interface FormRow {
  field: string
  name: string
  /** As the form has it, in words; empty where nothing was filled in. */
  value: string
  /** What card and record say, where they say anything about it. */
  known?: string
  /** The form says something else than card and record. */
  differs: boolean
  /** Named in the return that the applicant has answered since. */
  wasReturned: boolean
  /** Long texts stand below the table. */
  isLong: boolean
  /** A declaration: yes or no. */
  isDeclaration: boolean
}

const longTexts: ReadonlySet<string> = new Set(['work_summary', 'experience'])
const declarations: ReadonlySet<string> = new Set(['health_declared', 'voluntary_declared'])
/** Shown elsewhere: the records have a part of their own, and 外聘 stands beside the employer. */
const elsewhere: ReadonlySet<string> = new Set(['activity_records', 'is_external'])

/** The form of a file line by line, with what differs from the card and the person's record. */
export function formRows(file: ReviewFile, dictionaries: Dictionaries, language: Language): FormRow[] {
  const known = knownValues(file, dictionaries, language)
  const returned = lastReturn(file)?.fields ?? []
  return dictionaries.formFields
    .filter(({ card_role, field }) => card_role === file.application.role && !elsewhere.has(field))
    .map((row) => {
      const { field } = row
      const value = wordOf(field, file.form[field], dictionaries, language)
      return {
        field,
        name: nameIn(language, row),
        value,
        known: known[field],
        differs:
          field !== 'employer_name' &&
          known[field] !== undefined &&
          comparable(field, value) !== comparable(field, known[field]),
        wasReturned: returned.includes(field),
        isLong: longTexts.has(field),
        isDeclaration: declarations.has(field),
      }
    })
}

/** The latest return of a file, which the applicant has answered since. */
export function lastReturn(file: ReviewFile): ReviewFile['events'][number] | undefined {
  return file.events.findLast((event) => event.action === 'return')
}

/** Whether the employer is another one than the 申报单位 (外聘). */
export function isExternal(file: ReviewFile): boolean {
  return (
    file.application.role === 'assessor' &&
    file.application.employer_name !== file.application.institution_name
  )
}

function knownValues(
  { card, person, institution }: ReviewFile,
  dictionaries: Dictionaries,
  language: Language,
): Record<string, string | undefined> {
  return {
    name: card.holder_name,
    gender: person.gender ?? undefined,
    id_number: person.id_number_masked,
    card_number: card.number,
    occupations: card.occupations.join('、'),
    level: nameOf(language, dictionaries.cardKinds, card.kind),
    card_valid_from: card.valid_from,
    card_valid_to: card.valid_to,
    employer_name: institution.name,
  }
}

function wordOf(field: string, value: unknown, dictionaries: Dictionaries, language: Language): string {
  const text = Array.isArray(value) ? value.join('、') : String(value ?? '').trim()
  const item = (dictionary: string) =>
    nameOf(
      language,
      dictionaries.items.filter((entry) => entry.dictionary === dictionary),
      text,
    )
  switch (field) {
    case 'ethnic_group':
      return item('ethnic_group')
    case 'qualification_level':
      return item('skill_level')
    case 'level':
      return nameOf(language, dictionaries.cardKinds, text)
    default:
      return text
  }
}

function comparable(field: string, text: string | undefined): string {
  if (!text) return ''
  // the full number under a claim, the mask outside of it: the masks are compared
  if (field === 'id_number') return text.includes('*') ? text : maskIdentityNumber(text)
  return text.replace(/\s/g, '')
}
