import { Alert, Modal } from 'antd'
import { useState } from 'react'
import { newRequestId } from '../../data/rpc'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'

interface Props {
  title: string
  text: string
  /** What cannot be undone. */
  warning?: string
  okText: string
  isDanger?: boolean
  /**
   * Gets the same request id at every try of this dialog, so that a second click or a retry after a lost answer
   * counts once. Its failure stays in the dialog as a sentence.
   */
  onConfirm(requestId: string): Promise<void>
  onClose(): void
}

/** Asks once more before a step that the whole table takes. */
export function BatchConfirm({ title, text, warning, okText, isDanger, onConfirm, onClose }: Props) {
  const { t } = useTranslation()
  const [requestId] = useState(newRequestId)
  const { isBusy, problem, attempt } = useAttempt()
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: isDanger, autoFocus: !isDanger }}
      onOk={() => void attempt(() => onConfirm(requestId))}
      onCancel={onClose}
      confirmLoading={isBusy}
      width={480}
    >
      <p>{text}</p>
      {warning && <Alert type="warning" showIcon message={warning} style={{ marginBottom: 16 }} />}
      {problem && <Alert type="error" showIcon role="alert" message={problem} />}
    </Modal>
  )
}
