import { nameIn } from '../../data/dictionaries'
import { currentProfile } from '../../data/profile'
import { CITIES, PROVINCE_CODE, regionName } from '../../domain/region'
import { addMonths } from '../../domain/shanghai'
import { eachMonth, monthOf } from '../../domain/statistics'
import { useTranslation } from '../../i18n/useTranslation'
import { FilterBar } from '../../ui/FilterBar'
import type { FilterField } from '../../ui/FilterInput'
import { filtersOf } from './statisticsAddress'
import type { useStatisticsPage } from './useStatisticsPage'

/** So many months back can be chosen. */
const MONTHS = 48

/** What narrows the figures of a part; what it does not understand stays in the address for the others. */
export function StatisticsFilters({ page }: { page: ReturnType<typeof useStatisticsPage> }) {
  const { t, language } = useTranslation()
  const { section, filters, change, context, dictionaries } = page
  const today = context?.today ?? currentProfile()?.today
  const months = today
    ? eachMonth(addMonths(monthOf(today), 1 - MONTHS), today, MONTHS)
        .reverse()
        .map((day) => ({ value: day.slice(0, 7), label: day.slice(0, 7) }))
    : []
  const seesCities = (currentProfile()?.regions.length ?? 0) > 1
  const fields: Record<string, FilterField | false> = {
    round: {
      kind: 'select',
      name: 'round',
      label: t('statistics.filter.round'),
      options: [
        { value: 'all', label: t('statistics.allRounds') },
        ...(context?.rounds ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    from: { kind: 'select', name: 'from', label: t('statistics.filter.from'), options: months },
    to: { kind: 'select', name: 'to', label: t('statistics.filter.to'), options: months },
    kind: {
      kind: 'select',
      name: 'kind',
      label: t('statistics.filter.kind'),
      options: (dictionaries?.cardKinds ?? []).map((row) => ({
        value: row.code,
        label: nameIn(language, row),
      })),
    },
    city: seesCities && {
      kind: 'select',
      name: 'city',
      label: t('statistics.filter.city'),
      options: [
        ...CITIES.map(({ code }) => ({ value: code, label: regionName(code, language) })),
        { value: PROVINCE_CODE, label: t('statistics.provincialUnits') },
      ],
    },
  }
  const shown = filtersOf[section]
    .map((name) => fields[name])
    .filter((field) => field !== false && field !== undefined)
  return (
    <div style={{ marginBottom: 8 }}>
      <FilterBar fields={shown} values={filters} onChange={change} />
    </div>
  )
}
