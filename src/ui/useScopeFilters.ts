import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { findInstitutions } from '../data/applications'
import { currentProfile } from '../data/profile'
import { CITIES, PROVINCE_CODE, regionName } from '../domain/region'
import { useTranslation } from '../i18n/useTranslation'
import type { FilterField, FilterOption } from './FilterInput'

interface Labels {
  region: string
  unit: string
  /** What the units of the province are called among the cities. */
  provincial: string
}

export interface ScopeFilters {
  /** Only for those who see more than one city. */
  region: FilterField | false
  /** Not for those who see one unit only. */
  unit: FilterField | false
}

/**
 * The filters of a register by city (region_code) and unit (institution_id), as far as the login sees several.
 *
 * @param chosen the unit in the address: one that came by a link is looked up, so that it shows its name
 */
export function useScopeFilters(labels: Labels, chosen: string | undefined): ScopeFilters {
  const { language } = useTranslation()
  const [typed, setTyped] = useState('')
  const regions = currentProfile()?.regions.length ?? 0
  const units = useQuery({
    queryKey: ['institutionChoices', typed],
    queryFn: ({ signal }) => findInstitutions(typed, signal),
    enabled: regions > 0,
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  const unit = useQuery({
    queryKey: ['institutionChoices', chosen],
    queryFn: ({ signal }) => findInstitutions(chosen ?? '', signal),
    enabled: regions > 0 && chosen !== undefined,
    staleTime: 60_000,
  })
  const found = [...(units.data ?? []), ...(unit.data ?? [])]
  const options: FilterOption[] = [...new Map(found.map(({ id, name }) => [id, name]))].map(
    ([value, label]) => ({ value, label }),
  )
  return {
    region: regions > 1 && {
      kind: 'select',
      name: 'region_code',
      label: labels.region,
      options: [
        { value: PROVINCE_CODE, label: labels.provincial },
        ...CITIES.map(({ code }) => ({ value: code, label: regionName(code, language) })),
      ],
    },
    unit: regions > 0 && {
      kind: 'select',
      name: 'institution_id',
      label: labels.unit,
      options,
      isLoading: units.isFetching,
      onSearch: setTyped,
    },
  }
}
