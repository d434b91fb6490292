import {
  CheckCircleOutlined,
  CloudSyncOutlined,
  DisconnectOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
} from '@ant-design/icons'
import { Button, theme } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'

/** offline: kept on this device and tried again by itself; conflict and refused: somebody has to decide. */
export type SaveStateName = 'saved' | 'dirty' | 'saving' | 'offline' | 'conflict' | 'refused'

const icons: Record<SaveStateName, ReactNode> = {
  saved: <CheckCircleOutlined />,
  dirty: <EditOutlined />,
  saving: <CloudSyncOutlined />,
  offline: <DisconnectOutlined />,
  conflict: <ExclamationCircleOutlined />,
  refused: <ExclamationCircleOutlined />,
}

interface Props {
  state: SaveStateName
  /** When it was saved last, HH:MM; null before the first time. */
  at: string | null
  /** Saves at once where there is something to save. */
  onSave?(): void
}

/** Whether what was typed is safe, and where. */
export function SaveState({ state, at, onSave }: Props) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const color =
    state === 'saved'
      ? token.colorSuccess
      : state === 'dirty' || state === 'saving'
        ? token.colorTextDescription
        : token.colorWarning
  const sentence =
    state === 'saved' ? (at ? t('entry.saved', { at }) : t('entry.savedNever')) : t(`entry.${state}`)
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, flexWrap: 'wrap' }}>
      <span role="status" style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
        <span aria-hidden style={{ color, display: 'inline-flex' }}>
          {icons[state]}
        </span>
        <span className="tabular">{sentence}</span>
      </span>
      {onSave && (state === 'dirty' || state === 'offline') && (
        <Button size="small" type="link" style={{ padding: 0 }} onClick={onSave}>
          {t('entry.saveNow')}
        </Button>
      )}
    </span>
  )
}
