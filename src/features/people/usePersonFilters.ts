import { useMemo } from 'react'
import { type Dictionaries, nameIn } from '../../data/dictionaries'
import { CARD_STATUSES } from '../../domain/card'
import { useTranslation } from '../../i18n/useTranslation'
import type { FilterField } from '../../ui/FilterInput'
import { useOccupationFilter } from '../../ui/useOccupationFilter'
import { useScopeFilters } from '../../ui/useScopeFilters'

/** The filters of the list of people, as far as they make sense for the login. */
export function usePersonFilters(
  dictionaries: Dictionaries | undefined,
  unitId: string | undefined,
): readonly FilterField[] {
  const { t, language } = useTranslation()
  const { region, unit } = useScopeFilters(
    { region: t('person.filter.region'), unit: t('person.filter.unit'), provincial: t('person.provincial') },
    unitId,
  )
  const occupation = useOccupationFilter(t('person.filter.occupation'))
  return useMemo(() => {
    const fields: (FilterField | false)[] = [
      { kind: 'search', name: 'q', label: t('person.filter.q') },
      region,
      unit,
      {
        kind: 'select',
        name: 'kind',
        label: t('person.filter.kind'),
        options: (dictionaries?.cardKinds ?? []).map((kind) => ({
          value: kind.code,
          label: nameIn(language, kind),
        })),
      },
      {
        kind: 'select',
        name: 'card_status',
        label: t('person.filter.cardStatus'),
        options: CARD_STATUSES.map((status) => ({ value: status, label: t(`words.cardStatus.${status}`) })),
      },
      occupation,
      {
        kind: 'select',
        name: 'status',
        label: t('person.filter.status'),
        options: (['unverified', 'verified', 'disputed'] as const).map((status) => ({
          value: status,
          label: t(`person.status.${status}`),
        })),
      },
    ]
    return fields.filter((field) => field !== false)
  }, [t, language, dictionaries, region, unit, occupation])
}
