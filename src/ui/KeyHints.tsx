import { Button, Modal, Tooltip, theme } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'

/** One key as it stands on the keyboard. */
export function KeyCap({ children }: { children: ReactNode }) {
  const { token } = theme.useToken()
  return (
    <kbd
      style={{
        display: 'inline-block',
        minWidth: 18,
        padding: '0 5px',
        border: `1px solid ${token.colorBorder}`,
        borderRadius: 3,
        background: token.colorBgContainer,
        color: token.colorText,
        fontFamily: 'inherit',
        fontSize: 12,
        lineHeight: '18px',
        textAlign: 'center',
      }}
    >
      {children}
    </kbd>
  )
}

export interface KeyHint {
  /** Keys that do the same, e.g. ['J', '↓']. */
  keys: readonly string[]
  label: string
}

interface Props {
  hints: readonly KeyHint[]
  isOpen: boolean
  onOpen(): void
  onClose(): void
}

/** A button that lists the shortcuts of the page; the page opens the list on ? as well. */
export function KeyHints({ hints, isOpen, onOpen, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <Tooltip title={t('ui.keys')}>
        <Button type="text" aria-label={t('ui.keys')} aria-haspopup="dialog" onClick={onOpen}>
          <KeyCap>?</KeyCap>
        </Button>
      </Tooltip>
      <Modal open={isOpen} title={t('ui.keysTitle')} footer={null} onCancel={onClose} width={420}>
        <dl style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '8px 16px', margin: 0 }}>
          {hints.map(({ keys, label }) => (
            <KeyHintRow key={label} keys={keys} label={label} />
          ))}
        </dl>
      </Modal>
    </>
  )
}

function KeyHintRow({ keys, label }: KeyHint) {
  return (
    <>
      <dt style={{ display: 'flex', gap: 4 }}>
        {keys.map((key) => (
          <KeyCap key={key}>{key}</KeyCap>
        ))}
      </dt>
      <dd style={{ margin: 0 }}>{label}</dd>
    </>
  )
}
