import { Alert, Checkbox, Form, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { nameIn, type ReasonCode } from '../../data/dictionaries'
import { newRequestId } from '../../data/rpc'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'

export interface SendBack {
  reasonCodes: string[]
  note: string
}

interface Props {
  text: string
  /** Reasons that sending back may give. */
  reasons: readonly ReasonCode[]
  /** Gets the same request id at every try; its failure stays in the dialog as a sentence. */
  onConfirm(answer: SendBack, requestId: string): Promise<void>
  onClose(): void
}

/** 整批退回: asks for reasons, and for a note where a reason alone does not say enough. */
export function SendBackDialog({ text, reasons, onConfirm, onClose }: Props) {
  const { t, language } = useTranslation()
  const formId = useId()
  const [form] = Form.useForm<SendBack>()
  const [requestId] = useState(newRequestId)
  const { isBusy, problem, attempt } = useAttempt()
  const needsNote = (codes: readonly string[] = []) =>
    reasons.some(({ code, needs_note }) => needs_note && codes.includes(code))
  return (
    <Modal
      open
      title={t('summary.sendBack')}
      okText={t('summary.sendBack')}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: true, htmlType: 'submit', form: formId }}
      onCancel={onClose}
      confirmLoading={isBusy}
      width={520}
    >
      <p>{text}</p>
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />}
      <Form<SendBack>
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reasonCodes, note = '' }) =>
          void attempt(() => onConfirm({ reasonCodes, note: note.trim() }, requestId))
        }
      >
        <Form.Item
          name="reasonCodes"
          label={t('summary.sendBackReasons')}
          // not `required`: antd would put aria-required on a group of boxes, which may not carry it
          rules={[
            {
              validator: async (_, codes: string[] | undefined) => {
                if (!codes?.length) throw new Error(t('summary.sendBackReasonsMissing'))
              },
            },
          ]}
        >
          <Checkbox.Group
            style={{ display: 'grid', gap: 4 }}
            options={reasons.map((reason) => ({ value: reason.code, label: nameIn(language, reason) }))}
          />
        </Form.Item>
        <Form.Item
          name="note"
          label={t('summary.sendBackNote')}
          dependencies={['reasonCodes']}
          extra={t('summary.sendBackNoteHint')}
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_, value: string | undefined) => {
                const isShort = (value ?? '').trim().length < 2
                if (isShort && needsNote(getFieldValue('reasonCodes')))
                  throw new Error(t('summary.sendBackNoteMissing'))
              },
            }),
          ]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
