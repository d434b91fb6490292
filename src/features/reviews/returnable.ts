import { type Dictionaries, nameIn } from '../../data/dictionaries'
import type { CardRole } from '../../domain/card'
import { findField } from '../../domain/formFields'
import type { Language } from '../../i18n/language'

/** What is taken from card and person but can be mended all the same: a changed name, a mistyped number, records. */
const mendable: ReadonlySet<string> = new Set(['name', 'id_number', 'activity_records'])

/** Whether a return may name the field: the others nobody who fills the form in could change. */
export function isReturnable(role: CardRole, field: string): boolean {
  return mendable.has(field) || (findField(role, field)?.isEntered ?? false)
}

/** The fields that a return may name, where several forms are returned at once those that all of them have. */
export function returnableFields(roles: readonly CardRole[], dictionaries: Dictionaries, language: Language) {
  const [first, ...others] = [...new Set(roles)]
  return dictionaries.formFields
    .filter(({ card_role, field }) => card_role === first && isReturnable(card_role, field))
    .filter(({ field }) => others.every((role) => findField(role, field) && isReturnable(role, field)))
    .map((row) => ({ value: row.field as string, label: nameIn(language, row) }))
}
