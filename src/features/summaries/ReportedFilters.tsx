import type { UseQueryResult } from '@tanstack/react-query'
import type { RoundChoice } from '../../data/applicationList'
import type { BatchStatus } from '../../domain/summaryBatch'
import { useTranslation } from '../../i18n/useTranslation'
import { FilterBar, type FilterValues } from '../../ui/FilterBar'

export const reportedFilterNames = ['status', 'round', 'annex']

const statuses: readonly BatchStatus[] = ['draft', 'reported', 'received', 'sent_back', 'discarded']

interface Props {
  values: FilterValues
  rounds: Pick<UseQueryResult<RoundChoice[]>, 'data' | 'isLoading'>
  onChange(changes: FilterValues): void
}

/** Filters of a reporter's own tables. */
export function ReportedFilters({ values, rounds, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <FilterBar
      values={values}
      onChange={onChange}
      fields={[
        {
          kind: 'select',
          name: 'status',
          label: t('summary.filter.status'),
          options: statuses.map((value) => ({ value, label: t(`words.batchStatus.${value}`) })),
        },
        {
          kind: 'select',
          name: 'round',
          label: t('summary.filter.round'),
          isLoading: rounds.isLoading,
          options: (rounds.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          kind: 'select',
          name: 'annex',
          label: t('summary.filter.annex'),
          options: [
            { value: '2', label: t('summary.annex2') },
            { value: '4', label: t('summary.annex4') },
          ],
        },
      ]}
    />
  )
}
