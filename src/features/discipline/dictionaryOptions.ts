import { useQuery } from '@tanstack/react-query'
import { type Dictionaries, loadDictionaries, nameIn } from '../../data/dictionaries'
import type { Translation } from '../../i18n/useTranslation'

/** The lists that these pages choose from and name things by. */
export function useDictionaries(): Dictionaries | undefined {
  return useQuery({ queryKey: ['dictionaries'], queryFn: loadDictionaries, staleTime: Infinity }).data
}

/** Lapse has a way of its own and is no penalty. */
const groundsOfLapse = ['no_activity', 'review_failed', 'not_renewed']

/** The items of a dictionary to choose from. */
export function optionsOf(
  dictionaries: Dictionaries | undefined,
  dictionary: 'discipline_ground' | 'accident_kind',
  { language }: Pick<Translation, 'language'>,
) {
  return (dictionaries?.items ?? [])
    .filter((item) => item.dictionary === dictionary && !groundsOfLapse.includes(item.code))
    .map((item) => ({ value: item.code, label: nameIn(language, item) }))
}

/** An item's name, the code where it is not known. */
export function itemName(
  dictionaries: Dictionaries | undefined,
  dictionary: 'discipline_ground' | 'accident_kind',
  code: string,
  { language }: Pick<Translation, 'language'>,
): string {
  const item = dictionaries?.items.find((each) => each.dictionary === dictionary && each.code === code)
  return item ? nameIn(language, item) : code
}

/** The name of a kind of card. */
export function kindName(
  dictionaries: Dictionaries | undefined,
  code: string,
  { language }: Pick<Translation, 'language'>,
): string {
  const kind = dictionaries?.cardKinds.find((each) => each.code === code)
  return kind ? nameIn(language, kind) : code
}
