import { useMemo } from 'react'
import { RECORD_SOURCES } from '../../data/activityRecords'
import { currentProfile } from '../../data/profile'
import { PROVINCE_CODE, REGIONS, regionName } from '../../domain/region'
import { useTranslation } from '../../i18n/useTranslation'
import type { FilterField } from '../../ui/FilterInput'
import { useUnitField } from '../../ui/useUnitField'

/** The filters of the register of records: those that narrow anything for whom it is. */
export function useRecordFields(): FilterField[] {
  const { t, language } = useTranslation()
  const unit = useUnitField('institution', t('activity.unit'))
  const staff = currentProfile()?.staff
  const isUnit = !staff || staff.role === 'institution_officer'
  const isProvince = !isUnit && staff.region_code === PROVINCE_CODE
  return useMemo<FilterField[]>(
    () => [
      { kind: 'search', name: 'q', label: t('activity.search') },
      { kind: 'dates', name: 'held', label: t('activity.heldOn') },
      ...(isProvince
        ? [
            {
              kind: 'select' as const,
              name: 'region',
              label: t('activity.region'),
              options: REGIONS.map(({ code }) => ({ value: code, label: regionName(code, language) })),
            },
          ]
        : []),
      ...(isUnit ? [] : [unit]),
      {
        kind: 'select',
        name: 'role',
        label: t('activity.role'),
        options: (['assessor', 'supervisor'] as const).map((value) => ({
          value,
          label: t(`activity.roles.${value}`),
        })),
      },
      {
        kind: 'select',
        name: 'source',
        label: t('activity.source'),
        options: RECORD_SOURCES.map((value) => ({ value, label: t(`activity.sources.${value}`) })),
      },
      {
        kind: 'select',
        name: 'answered',
        label: t('activity.answeredFilter'),
        options: [{ value: 'yes', label: t('activity.answeredOnly') }],
      },
    ],
    [t, language, unit, isUnit, isProvince],
  )
}
