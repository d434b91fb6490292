import { Button, Result } from 'antd'
import type { ReactNode } from 'react'
import { type ErrorKind, toAppError } from '../data/errors'
import { errorSentence } from '../i18n/errorSentence'
import { type MessageKey, useTranslation } from '../i18n/useTranslation'

const titles: Partial<Record<ErrorKind, MessageKey>> = {
  forbidden: 'ui.forbiddenTitle',
  missing: 'ui.missingTitle',
  offline: 'ui.offlineTitle',
  expired: 'ui.expiredTitle',
}

interface Props {
  /** What a query or a call failed with. */
  error: unknown
  /** Left out where trying again is of no use. */
  onRetry?(): void
  extra?: ReactNode
}

/** A part of a page that could not be loaded, in place of it: what happened, and the way on. */
export function ErrorState({ error, onRetry, extra }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const appError = toAppError(error)
  const isFinal = appError.kind === 'forbidden' || appError.kind === 'missing'
  return (
    <div role="alert">
      <Result
        status={isFinal ? 'info' : 'warning'}
        title={<span style={{ fontSize: 18 }}>{t(titles[appError.kind] ?? 'ui.errorTitle')}</span>}
        subTitle={errorSentence(appError, translation)}
        style={{ padding: '32px 16px' }}
        extra={
          <>
            {onRetry && !isFinal && (
              <Button type="primary" onClick={onRetry}>
                {t('common.retry')}
              </Button>
            )}
            {extra}
          </>
        }
      />
    </div>
  )
}
