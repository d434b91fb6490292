import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { PersonHistoryRow } from '../../data/peopleRegister'
import { type WordedChange, wordChanges } from '../../i18n/auditWords'
import type { Translation } from '../../i18n/useTranslation'
import { itemName } from './itemName'
import { profileFields } from './profileFields'

/** What follows from a change that stands beside it: masks from the identity, a card's holder and unit from the person. */
const consequences: Record<string, readonly string[]> = {
  people: ['id_number_masked', 'phone_masked', 'institution_id', 'merged_into_id'],
  cards: ['holder_name', 'institution_id', 'region_code', 'person_id', 'application_id'],
}

/** What a line of the history says field by field: nothing where all of it only follows from another line. */
export function historyChanges(
  row: PersonHistoryRow,
  dictionaries: Dictionaries,
  translation: Translation,
): WordedChange[] {
  const { t, language } = translation
  const left = Object.entries(row.changes).filter(
    ([name]) => name !== 'profile' && !consequences[row.table_name]?.includes(name),
  )
  const names: Record<string, (code: string) => string> = {
    kind: (code) => nameOf(language, dictionaries.cardKinds, code),
    issuer_code: (code) => nameOf(language, dictionaries.issuers, code),
  }
  const words = wordChanges({ ...row, changes: Object.fromEntries(left) }, translation, (column, code) =>
    names[column]?.(code),
  )
  const [before, after] = (row.changes.profile ?? [{}, {}]) as [Profile | null, Profile | null]
  const ofProfile = profileFields
    .filter((field) => (before?.[field] ?? '') !== (after?.[field] ?? ''))
    .map((field) => ({
      column: t(`person.fact.${field}`),
      old: itemName(dictionaries, field, before?.[field], language),
      new: itemName(dictionaries, field, after?.[field], language),
    }))
  return [...words, ...ofProfile]
}

type Profile = Readonly<Record<string, string | number | null>>
