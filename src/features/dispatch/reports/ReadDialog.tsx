import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { useAttempt } from '../../../ui/useAttempt'

interface Props {
  /** Its failure stays in the dialog as a sentence. */
  onConfirm(note: string): Promise<void>
  onClose(): void
}

/** 阅处: the center has read a report, with a note where there is one to leave. */
export function ReadDialog({ onConfirm, onClose }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [note, setNote] = useState('')
  const { isBusy, problem, attempt } = useAttempt()
  return (
    <Modal
      open
      title={t('inspection.readTitle')}
      okText={t('inspection.read')}
      cancelText={t('common.cancel')}
      confirmLoading={isBusy}
      onOk={async () => {
        if (await attempt(() => onConfirm(note.trim()))) onClose()
      }}
      onCancel={onClose}
    >
      <p>{t('inspection.readText')}</p>
      <label htmlFor={id}>{t('inspection.readNote')}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {problem && <p role="alert">{problem}</p>}
    </Modal>
  )
}
