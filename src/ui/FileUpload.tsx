import { CheckCircleOutlined, ExclamationCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Button, Flex, Progress, Typography, theme } from 'antd'
import { type DragEvent, type ReactNode, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { FileUploadPicker } from './FileUploadPicker'

export type UploadState =
  | { phase: 'idle' }
  | { phase: 'preparing' }
  /** share: 0 to 1. */
  | { phase: 'sending'; share: number }
  | { phase: 'failed'; sentence: string; canRetry: boolean }

export interface StoredFile {
  name: string
  /** Size and time, as shown. */
  note: string
}

interface Props {
  /** What is asked for. */
  title: string
  /** Which files are taken, and what to look out for. */
  hint?: ReactNode
  isRequired?: boolean
  /** Media types of the file dialog. */
  accept: string
  /** Which camera a phone opens; left out: no camera button. */
  camera?: 'user' | 'environment'
  state: UploadState
  /** What is there already; it stays until the next one has arrived. */
  stored?: StoredFile
  /** A small picture of what is there. */
  preview?: ReactNode
  /** Something to mend, e.g. a reviewer's note. */
  problem?: string
  isLocked?: boolean
  /** Several files may be chosen at once. */
  isMultiple?: boolean
  onChoose(files: File[]): void
  /** Puts further pictures below the one that is there. */
  onAddPage?(files: File[]): void
  onRetry?(): void
  onCancel?(): void
  onView?(): void
  onRemove?(): void
}

/** One document to be uploaded: choose, photograph or drop it; progress; what is there; what went wrong. */
export function FileUpload(props: Props) {
  const { title, hint, isRequired, state, stored, preview, problem, isLocked, onChoose } = props
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const [isOver, setIsOver] = useState(false)
  const isBusy = state.phase === 'preparing' || state.phase === 'sending'

  function drop(event: DragEvent) {
    event.preventDefault()
    setIsOver(false)
    const files = [...event.dataTransfer.files]
    if (files.length > 0 && !isLocked && !isBusy) onChoose(files)
  }

  return (
    <section
      aria-label={title}
      aria-busy={isBusy}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      style={{
        padding: 12,
        border: `1px ${isOver ? 'dashed' : 'solid'} ${isOver ? token.colorPrimary : problem ? token.colorWarning : token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
        background: token.colorBgContainer,
      }}
    >
      <Flex gap={12} align="flex-start">
        {preview}
        <div style={{ flex: 1, minWidth: 0 }}>
          <Flex gap={8} wrap align="baseline">
            <Typography.Text strong>{title}</Typography.Text>
            {isRequired && <Typography.Text type="secondary">{t('entry.required')}</Typography.Text>}
            <Presence isStored={stored !== undefined} isRequired={isRequired ?? false} />
          </Flex>
          {problem && (
            <div style={{ color: token.colorWarning }}>
              <WarningOutlined aria-hidden /> {problem}
            </div>
          )}
          {hint && <Typography.Text type="secondary">{hint}</Typography.Text>}
          {stored && (
            <div style={{ overflowWrap: 'anywhere' }}>
              {stored.name} <Typography.Text type="secondary">{stored.note}</Typography.Text>
            </div>
          )}
          <Running state={state} onRetry={props.onRetry} onCancel={props.onCancel} />
          {!isLocked && !isBusy && <Choices {...props} />}
          {isLocked && stored && props.onView && (
            <Button size="small" onClick={props.onView}>
              {t('entry.view')}
            </Button>
          )}
        </div>
      </Flex>
    </section>
  )
}

function Presence({ isStored, isRequired }: { isStored: boolean; isRequired: boolean }) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  if (isStored) {
    return (
      <span>
        <CheckCircleOutlined aria-hidden style={{ color: token.colorSuccess }} /> {t('entry.stored')}
      </span>
    )
  }
  return (
    <span style={{ color: isRequired ? token.colorWarning : token.colorTextDescription }}>
      {isRequired && <ExclamationCircleOutlined aria-hidden />} {t('entry.missing')}
    </span>
  )
}

function Running({ state, onRetry, onCancel }: Pick<Props, 'state' | 'onRetry' | 'onCancel'>) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  if (state.phase === 'idle') return null
  if (state.phase === 'failed') {
    return (
      <div role="alert" style={{ color: token.colorError }}>
        {t('entry.failed')}
        {t('entry.colon')}
        {state.sentence}
        {state.canRetry && onRetry && (
          <div>
            <span style={{ color: token.colorText }}>{t('entry.kept')} </span>
            <Button size="small" onClick={onRetry}>
              {t('common.retry')}
            </Button>
          </div>
        )}
      </div>
    )
  }
  const percent = state.phase === 'sending' ? Math.round(state.share * 100) : 0
  const sentence = state.phase === 'preparing' ? t('entry.preparing') : t('entry.sending', { percent })
  return (
    <Flex gap={8} align="center" wrap>
      <span role="status" className="tabular">
        {sentence}
      </span>
      <Progress
        percent={percent}
        size="small"
        showInfo={false}
        aria-label={sentence}
        style={{ flex: 1, minWidth: 80, margin: 0 }}
      />
      {onCancel && (
        <Button size="small" onClick={onCancel}>
          {t('entry.cancelUpload')}
        </Button>
      )}
    </Flex>
  )
}

function Choices(props: Props) {
  const { t } = useTranslation()
  const { title, accept, camera, stored, isMultiple, onChoose, onAddPage, onView, onRemove } = props
  const choose = stored ? t('entry.replace') : t('entry.choose')
  return (
    <Flex gap={8} wrap style={{ marginTop: 8 }}>
      <FileUploadPicker
        label={choose}
        name={`${choose}${t('entry.colon')}${title}`}
        accept={accept}
        isMultiple={isMultiple}
        onChoose={onChoose}
      />
      {camera && (
        <FileUploadPicker
          label={t('entry.takePhoto')}
          name={`${t('entry.takePhoto')}${t('entry.colon')}${title}`}
          accept="image/*"
          camera={camera}
          onChoose={onChoose}
        />
      )}
      {stored && onAddPage && (
        <FileUploadPicker
          label={t('entry.addPage')}
          name={`${t('entry.addPage')}${t('entry.colon')}${title}`}
          accept="image/jpeg,image/png"
          isMultiple
          onChoose={onAddPage}
        />
      )}
      {stored && onView && (
        <Button onClick={onView} aria-label={`${t('entry.view')}${t('entry.colon')}${title}`}>
          {t('entry.view')}
        </Button>
      )}
      {stored && onRemove && (
        <Button onClick={onRemove} aria-label={`${t('entry.remove')}${t('entry.colon')}${title}`}>
          {t('entry.remove')}
        </Button>
      )}
    </Flex>
  )
}
