import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listRoundChoices } from '../../data/applicationList'
import type { ApplicationListQuery } from '../../data/applicationListQuery'
import { nameIn } from '../../data/dictionaries'
import { type IssuedKind, loadIssuedKinds } from '../../data/issuing'
import { PROVINCE_CODE, REGIONS, regionName } from '../../domain/region'
import { useTranslation } from '../../i18n/useTranslation'
import type { FilterValues } from '../../ui/FilterBar'
import type { FilterField } from '../../ui/FilterInput'

export const issueFilterNames = ['round', 'region', 'kind', 'status']

/** The kinds of cards, read once. */
export function useIssuedKinds() {
  return useQuery({
    queryKey: ['issuing', 'kinds'],
    queryFn: loadIssuedKinds,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

interface Wish {
  /** The province sees all cities. */
  hasRegions: boolean
  kinds: readonly IssuedKind[]
  /** Whether cards that were collected are told from those that were not. */
  hasStatus?: boolean
}

/** Filters of the lists of issuing and collection. */
export function useIssueFields({ hasRegions, kinds, hasStatus }: Wish): FilterField[] {
  const { t, language } = useTranslation()
  const rounds = useQuery({ queryKey: ['rounds', 'choices'], queryFn: () => listRoundChoices() })
  return useMemo(() => {
    const fields: (FilterField | false | undefined)[] = [
      {
        kind: 'select',
        name: 'round',
        label: t('issuing.filter.round'),
        isLoading: rounds.isLoading,
        options: (rounds.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      },
      hasRegions && {
        kind: 'select',
        name: 'region',
        label: t('issuing.filter.region'),
        options: REGIONS.map(({ code }) => ({
          value: code,
          label: code === PROVINCE_CODE ? t('issuing.filter.province') : regionName(code, language),
        })),
      },
      kinds.length > 1 && {
        kind: 'select',
        name: 'kind',
        label: t('issuing.filter.kind'),
        isMultiple: true,
        options: kinds.map((kind) => ({ value: kind.code, label: nameIn(language, kind) })),
      },
      hasStatus && {
        kind: 'select',
        name: 'status',
        label: t('issuing.filter.status'),
        options: [
          { value: 'issued', label: t('issuing.tab.waiting') },
          { value: 'collected', label: t('issuing.tab.collected') },
        ],
      },
    ]
    return fields.filter((field) => field !== false && field !== undefined)
  }, [t, language, rounds.data, rounds.isLoading, hasRegions, kinds, hasStatus])
}

/** What filters in an address mean to the server. */
export function narrowedBy(values: FilterValues): Partial<ApplicationListQuery> {
  return {
    ...(values.round && { roundId: values.round }),
    ...(values.region && { regionCodes: [values.region] }),
    ...(values.kind && { cardKinds: values.kind.split(',') }),
  }
}
