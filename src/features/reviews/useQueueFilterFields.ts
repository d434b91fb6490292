import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { findUnitChoices, listBatchChoices, listRoundChoices } from '../../data/applicationList'
import { type Dictionaries, nameIn } from '../../data/dictionaries'
import { CITIES, PROVINCE_CODE, regionName } from '../../domain/region'
import { STATUSES } from '../../domain/review'
import { useTranslation } from '../../i18n/useTranslation'
import type { FilterField } from '../../ui/FilterInput'
import { stepFields, submissionFields } from './figureFields'
import type { QueueFilters } from './queueAddress'
import { reviewKeys } from './reviewKeys'

interface Scope {
  seesAllCities: boolean
  isUnit: boolean
  /** Whether the queue holds files of every status. */
  hasAllStatuses: boolean
  /** Whether its files stand in reported summary tables. */
  isOfBatches: boolean
  /** Whether it holds steps taken. */
  hasSteps: boolean
}

/** The filters of a queue, as far as they make sense for the login. */
export function useQueueFilterFields(
  dictionaries: Dictionaries | undefined,
  { seesAllCities, isUnit, hasAllStatuses, isOfBatches, hasSteps }: Scope,
  { unit: unitId, batch: batchId }: Pick<QueueFilters, 'unit' | 'batch'>,
): FilterField[] {
  const translation = useTranslation()
  const { t, language } = translation
  const [unitText, setUnitText] = useState('')
  const rounds = useQuery({
    queryKey: reviewKeys.rounds,
    queryFn: ({ signal }) => listRoundChoices(signal),
    staleTime: 5 * 60_000,
  })
  const units = useQuery({
    queryKey: reviewKeys.units(unitText),
    queryFn: ({ signal }) => findUnitChoices(unitText, signal),
    enabled: !isUnit,
    staleTime: 60_000,
    placeholderData: (previous) => previous,
  })
  const batches = useQuery({
    queryKey: reviewKeys.batches(batchId),
    queryFn: ({ signal }) => listBatchChoices(batchId, signal),
    enabled: isOfBatches,
    staleTime: 60_000,
    placeholderData: (previous) => previous,
  })
  return useMemo(() => {
    const fields: (FilterField | false)[] = [
      !hasSteps && { kind: 'search', name: 'q', label: t('review.filter.q') },
      {
        kind: 'select',
        name: 'round',
        label: t('review.filter.round'),
        options: (rounds.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        kind: 'select',
        name: 'kind',
        label: t('review.filter.kind'),
        isMultiple: true,
        options: (dictionaries?.cardKinds ?? []).map((kind) => ({
          value: kind.code,
          label: nameIn(language, kind),
        })),
      },
      seesAllCities && {
        kind: 'select',
        name: 'city',
        label: t('review.filter.city'),
        options: [
          { value: PROVINCE_CODE, label: t('review.track.province') },
          ...CITIES.map(({ code }) => ({ value: code, label: regionName(code, language) })),
        ],
      },
      !isUnit && {
        kind: 'select',
        name: 'unit',
        label: t('review.filter.unit'),
        options: withChosen(units.data ?? [], unitId).map(({ id, name }) => ({ value: id, label: name })),
        isLoading: units.isFetching,
        onSearch: setUnitText,
      },
      // a 属地 unit reports no table of its own: nothing to choose from
      isOfBatches &&
        (batchId !== undefined || (batches.data ?? []).length > 0) && {
          kind: 'select',
          name: 'batch',
          label: t('review.filter.batch'),
          options: (batches.data ?? []).map((batch) => ({
            value: batch.id,
            label: `${batch.number} · ${batch.reporter_name}`,
          })),
          isLoading: batches.isFetching,
        },
      hasAllStatuses && {
        kind: 'select',
        name: 'status',
        label: t('review.column.status'),
        isMultiple: true,
        options: STATUSES.map((status) => ({ value: status, label: t(`words.status.${status}`) })),
      },
      ...(hasAllStatuses ? submissionFields(translation) : []),
      ...(hasSteps ? stepFields(translation, dictionaries?.reasonCodes ?? []) : []),
      !hasSteps && {
        kind: 'select',
        name: 'due',
        label: t('review.filter.due'),
        options: [
          { value: 'late', label: t('review.filter.late') },
          { value: 'soon', label: t('review.filter.soon') },
        ],
      },
    ]
    return fields.filter((field) => field !== false)
  }, [
    translation,
    t,
    language,
    dictionaries,
    rounds.data,
    units.data,
    units.isFetching,
    seesAllCities,
    isUnit,
    unitId,
    hasAllStatuses,
    hasSteps,
    isOfBatches,
    batches.data,
    batches.isFetching,
    batchId,
  ])
}

/** A unit that came by a link is not among the first fifty: it is shown by its id until somebody searches it. */
function withChosen(units: readonly { id: string; name: string }[], unitId: string | undefined) {
  return unitId && !units.some(({ id }) => id === unitId) ? [...units, { id: unitId, name: unitId }] : units
}
