import { useMemo } from 'react'
import { type Dictionaries, nameIn } from '../../data/dictionaries'
import { CARD_STATUSES } from '../../domain/card'
import { useTranslation } from '../../i18n/useTranslation'
import type { FilterField } from '../../ui/FilterInput'
import { useOccupationFilter } from '../../ui/useOccupationFilter'
import { useScopeFilters } from '../../ui/useScopeFilters'

/** The words that stand on cards of assessors (annex 1: 级别); others are found by the search. */
const levels = ['考评员', '高级考评员']

/** The filters of the list of cards, as far as they make sense for the login. */
export function useCardFilters(
  dictionaries: Dictionaries | undefined,
  unitId: string | undefined,
): readonly FilterField[] {
  const { t, language } = useTranslation()
  const { region, unit } = useScopeFilters(
    {
      region: t('cardRegister.filter.region'),
      unit: t('cardRegister.filter.unit'),
      provincial: t('cardRegister.provincial'),
    },
    unitId,
  )
  const occupation = useOccupationFilter(t('cardRegister.filter.occupation'), [
    { value: 'unmapped', label: t('cardRegister.unmapped') },
  ])
  return useMemo(() => {
    const fields: (FilterField | false)[] = [
      { kind: 'search', name: 'q', label: t('cardRegister.filter.q') },
      region,
      unit,
      {
        kind: 'select',
        name: 'kind',
        label: t('cardRegister.filter.kind'),
        options: (dictionaries?.cardKinds ?? []).map((row) => ({
          value: row.code,
          label: nameIn(language, row),
        })),
      },
      {
        kind: 'select',
        name: 'issuer_code',
        label: t('cardRegister.filter.issuer'),
        options: (dictionaries?.issuers ?? []).map((row) => ({
          value: row.code,
          label: nameIn(language, row),
        })),
      },
      occupation,
      {
        kind: 'select',
        name: 'level',
        label: t('cardRegister.filter.level'),
        options: levels.map((level) => ({ value: level, label: level })),
      },
      {
        kind: 'dates',
        name: 'valid_to',
        label: t('cardRegister.filter.validTo'),
      },
      {
        kind: 'select',
        name: 'status',
        label: t('cardRegister.filter.status'),
        options: CARD_STATUSES.map((status) => ({ value: status, label: t(`words.cardStatus.${status}`) })),
      },
      {
        kind: 'select',
        name: 'verified',
        label: t('cardRegister.filter.verified'),
        options: [
          { value: 'yes', label: t('cardRegister.verifiedOnly') },
          { value: 'no', label: t('cardRegister.unverifiedOnly') },
        ],
      },
    ]
    return fields.filter((field) => field !== false)
  }, [t, language, dictionaries, region, unit, occupation])
}
