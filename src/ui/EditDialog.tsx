import { Alert, Button, Modal } from 'antd'
import { type ReactNode, useEffect } from 'react'
import type { AppError } from '../data/errors'
import { useTranslation } from '../i18n/useTranslation'
import { ConflictNotice } from './ConflictNotice'

interface Props {
  title: string
  okText?: string
  isBusy: boolean
  /** What the last attempt failed with, and the same as a sentence. */
  error: AppError | undefined
  problem: string | undefined
  /** Whether something would be lost by closing. */
  isChanged: boolean
  onSubmit(): void
  onClose(): void
  /** Reads the record again after a colleague changed it; what is written stays. */
  onReload?(): void
  width?: number
  children: ReactNode
}

/** A form in a dialog: asks before what was written is thrown away, and names the colleague who was faster. */
export function EditDialog(props: Props) {
  const { title, okText, isBusy, error, problem, isChanged, onSubmit, onClose, onReload, width, children } =
    props
  const { t } = useTranslation()
  const isStale = error?.key === 'stale_version'

  useEffect(() => {
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isChanged])

  return (
    <Modal
      open
      title={title}
      okText={okText ?? t('common.save')}
      cancelText={t('common.cancel')}
      onOk={onSubmit}
      onCancel={() => {
        if (!isChanged || window.confirm(t('ui.discardText'))) onClose()
      }}
      maskClosable={!isChanged}
      confirmLoading={isBusy}
      width={width ?? 560}
    >
      {problem && (isStale || !error?.values.field) && (
        <div style={{ marginBottom: 16 }}>
          {isStale ? (
            <ConflictNotice
              title={problem}
              text={t('ui.staleKept')}
              actions={onReload && <Button onClick={onReload}>{t('ui.staleReload')}</Button>}
            />
          ) : (
            <Alert type="error" showIcon role="alert" message={problem} />
          )}
        </div>
      )}
      {children}
    </Modal>
  )
}
