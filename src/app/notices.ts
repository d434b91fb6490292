import type { NotificationProvider } from '@refinedev/core'
import { App } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from '../i18n/useTranslation'

/** Shows Refine's notices through antd; errors, which arrive as keys, as sentences. */
export function useNotices(): NotificationProvider {
  const { notification } = App.useApp()
  const { t, find } = useTranslation()
  return useMemo(
    () => ({
      open({ key, message, description, type }) {
        const sentence = find(`errors.${description ?? message}`)
        const show = type === 'error' ? notification.error : notification.success
        if (type === 'progress') return
        show({
          key,
          message: sentence ?? (type === 'error' ? t('errors.unknown', { key: message }) : message),
        })
      },
      close: (key) => notification.destroy(key),
    }),
    [notification, t, find],
  )
}
