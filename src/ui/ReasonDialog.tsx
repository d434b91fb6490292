import { Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { toAppError } from '../data/errors'
import { errorSentence } from '../i18n/errorSentence'
import { useTranslation } from '../i18n/useTranslation'

export interface ReasonOption {
  value: string
  label: string
}

interface Props {
  isOpen: boolean
  title: string
  text: string
  /** Reasons to choose from; without them the reason is written. */
  reasons?: readonly ReasonOption[]
  /** Gets the reason as one sentence. Its failure stays in the dialog as a sentence. */
  onConfirm(reason: string): Promise<void>
  onClose(): void
}

interface Answer {
  choice?: string
  note?: string
}

/** Asks why, before something that is logged. */
export function ReasonDialog({ isOpen, title, text, reasons, onConfirm, onClose }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const [form] = Form.useForm<Answer>()
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function confirm({ choice, note }: Answer) {
    const label = reasons?.find((reason) => reason.value === choice)?.label
    setIsBusy(true)
    setProblem(undefined)
    try {
      await onConfirm([label, note?.trim()].filter(Boolean).join('：'))
      onClose()
    } catch (error) {
      setProblem(errorSentence(toAppError(error), translation))
    } finally {
      setIsBusy(false)
    }
  }

  const isWritten = !reasons?.length
  return (
    <Modal
      open={isOpen}
      title={title}
      okText={t('common.confirm')}
      cancelText={t('common.cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={isBusy}
      destroyOnHidden
      width={440}
    >
      <p>{text}</p>
      <Form form={form} layout="vertical" onFinish={confirm} preserve={false} requiredMark={false}>
        {!isWritten && (
          <Form.Item
            name="choice"
            label={t('ui.reason')}
            rules={[{ required: true, message: t('ui.reasonRequired') }]}
          >
            <Select options={[...reasons]} autoFocus />
          </Form.Item>
        )}
        <Form.Item
          name="note"
          label={isWritten ? t('ui.reason') : t('ui.reasonNote')}
          rules={
            isWritten ? [{ required: true, min: 2, whitespace: true, message: t('ui.reasonRequired') }] : []
          }
          extra={problem && <span role="alert">{problem}</span>}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
