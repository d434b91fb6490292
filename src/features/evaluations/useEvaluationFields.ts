import { useMemo } from 'react'
import { type Dictionaries, nameIn } from '../../data/dictionaries'
import { currentProfile } from '../../data/profile'
import { PROVINCE_CODE, REGIONS, regionName } from '../../domain/region'
import { useTranslation } from '../../i18n/useTranslation'
import type { FilterField } from '../../ui/FilterInput'
import { useUnitField } from '../../ui/useUnitField'

/** The filters of the register of evaluations: those that narrow anything for whom it is. */
export function useEvaluationFields(dictionaries: Dictionaries | undefined): FilterField[] {
  const { t, language } = useTranslation()
  const unit = useUnitField('institution', t('evaluation.institution'))
  const staff = currentProfile()?.staff
  const isUnit = !staff || staff.role === 'institution_officer'
  const isProvince = !isUnit && staff.region_code === PROVINCE_CODE
  return useMemo<FilterField[]>(
    () => [
      { kind: 'search', name: 'batch', label: t('evaluation.batchSearch') },
      { kind: 'dates', name: 'days', label: t('evaluation.days') },
      { kind: 'dates', name: 'begins', label: t('evaluation.begins') },
      ...(isProvince
        ? [
            {
              kind: 'select' as const,
              name: 'region',
              label: t('evaluation.region'),
              options: REGIONS.map(({ code }) => ({ value: code, label: regionName(code, language) })),
            },
          ]
        : []),
      ...(isUnit ? [] : [unit]),
      {
        kind: 'select',
        name: 'kind',
        label: t('evaluation.kind'),
        options: (dictionaries?.items ?? [])
          .filter(({ dictionary }) => dictionary === 'evaluation_kind')
          .map((item) => ({ value: item.code, label: nameIn(language, item) })),
      },
      {
        kind: 'select',
        name: 'late',
        label: t('evaluation.lateFilter'),
        options: [{ value: 'yes', label: t('evaluation.lateOnly') }],
      },
    ],
    [t, language, dictionaries, unit, isUnit, isProvince],
  )
}
