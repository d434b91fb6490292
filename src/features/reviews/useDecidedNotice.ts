import { App } from 'antd'
import { useCallback } from 'react'
import type { DecisionAction, DecisionAnswer } from '../../data/reviewing'
import { useTranslation } from '../../i18n/useTranslation'

/** Says what became of a file. One notice at a time: a pile of them would hide the head of the file that follows. */
export function useDecidedNotice() {
  const { message } = App.useApp()
  const { t } = useTranslation()
  return useCallback(
    (name: string, action: DecisionAction, status: DecisionAnswer['status']) =>
      message.success({
        key: 'review-decided',
        content: t('review.decided', {
          name,
          action: t(`words.action.${action}`),
          status: t(`words.status.${status}`),
        }),
      }),
    [message, t],
  )
}
