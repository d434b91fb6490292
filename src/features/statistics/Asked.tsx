import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'

interface Props<Answer> {
  /** Names the question; together with its scope. */
  name: string
  scope: unknown
  ask(signal: AbortSignal): Promise<Answer>
  children(answer: Answer): ReactNode
}

/** Figures that are asked for: waiting, failed, or there. The ones before stay while others are on their way. */
export function Asked<Answer>({ name, scope, ask, children }: Props<Answer>) {
  const { t } = useTranslation()
  const query = useQuery({
    queryKey: ['statistics', name, scope],
    queryFn: ({ signal }) => ask(signal),
    placeholderData: keepPreviousData,
  })
  if (query.error && query.data === undefined)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) {
    return (
      <div role="status" aria-label={t('statistics.loading')}>
        <Skeleton active paragraph={{ rows: 6 }} />
      </div>
    )
  }
  return (
    <div
      aria-busy={query.isPlaceholderData}
      className={query.isPlaceholderData ? 'statistics-older' : undefined}
    >
      {query.error && <p role="alert">{t('statistics.notFresh')}</p>}
      {children(query.data)}
    </div>
  )
}
