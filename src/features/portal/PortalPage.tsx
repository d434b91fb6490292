import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useCallback } from 'react'
import { loadDictionaries } from '../../data/dictionaries'
import { loadPortal } from '../../data/peopleCards'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { PortalScreen } from './PortalScreen'
import { ReportsDue } from './ReportsDue'

/** 我的换证: the first page of an applicant, and of staff who hold a card themselves. */
export function PortalPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const portal = useQuery({ queryKey: ['portal'], queryFn: loadPortal })
  const dictionaries = useQuery({
    queryKey: ['dictionaries'],
    queryFn: loadDictionaries,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const reload = useCallback(() => {
    void client.invalidateQueries({ queryKey: ['portal'] })
    void client.invalidateQueries({ queryKey: ['scope'] })
  }, [client])
  const error = portal.error ?? dictionaries.error
  if (portal.data && dictionaries.data) {
    const supervising = dictionaries.data.cardKinds.filter(({ role }) => role === 'supervisor')
    return (
      <>
        {portal.data.cards.some((card) => supervising.some(({ code }) => code === card.kind)) && (
          <ReportsDue />
        )}
        <PortalScreen portal={portal.data} dictionaries={dictionaries.data} onChanged={reload} />
      </>
    )
  }
  if (error) {
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          void portal.refetch()
          void dictionaries.refetch()
        }}
      />
    )
  }
  return (
    <div role="status" aria-label={t('common.loading')}>
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  )
}
