import { Skeleton } from 'antd'
import type { CalendarEffect } from '../../domain/calendarEffects'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { EffectList } from './EffectList'

interface Props {
  /** Undefined while it is not known yet. */
  effects: readonly CalendarEffect[] | undefined
  error: unknown
  onRetry(): void
}

/** What saving would do to the rounds, under its heading. */
export function EffectPanel({ effects, error, onRetry }: Props) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('calendar.effects')} aria-live="polite">
      <h3 style={{ fontSize: 14, margin: '8px 0' }}>{t('calendar.effects')}</h3>
      {effects ? (
        <EffectList effects={effects} />
      ) : error ? (
        <ErrorState error={error} onRetry={onRetry} />
      ) : (
        <Skeleton active title={false} paragraph={{ rows: 2 }} />
      )}
    </section>
  )
}
