import { Timeline, theme } from 'antd'
import type { ReactNode } from 'react'
import { shanghaiDateTime } from '../domain/shanghai'
import { useTranslation } from '../i18n/useTranslation'
import { PanelEmpty } from './PanelEmpty'

export interface Change {
  id: string | number
  at: string
  actor: string
  /** What was changed, from what to what. */
  text: ReactNode
  reason?: string | null
}

/** Who changed something when and why, the latest first. */
export function ChangeHistory({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  if (changes.length === 0) return <PanelEmpty title={t('ui.noChanges')} />
  return (
    <Timeline
      style={{ paddingTop: 6 }}
      items={changes.map(({ id, at, actor, text, reason }) => ({
        key: id,
        children: (
          <>
            <div style={{ color: token.colorTextSecondary }}>
              {shanghaiDateTime(at)} · {actor}
            </div>
            <div>{text}</div>
            {reason && <div>{t('ui.changeReason', { reason })}</div>}
          </>
        ),
      }))}
    />
  )
}
