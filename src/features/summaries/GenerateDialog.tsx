import { Alert, Form, Input, Modal } from 'antd'
import { useId } from 'react'
import { parsePhone } from '../../domain/phone'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'

export interface Handler {
  name: string
  phone: string
}

interface Props {
  title: string
  text: string
  /** What the step destroys; said before it is done. */
  warning?: string
  okText: string
  initial: Handler
  /** Its failure stays in the dialog as a sentence. */
  onConfirm(handler: Handler): Promise<void>
  onClose(): void
}

/** Asks for 经办人 and 联系电话, which stand at the foot of annex 2 and 4, before a table is generated. */
export function GenerateDialog({ title, text, warning, okText, initial, onConfirm, onClose }: Props) {
  const { t } = useTranslation()
  const formId = useId()
  const { isBusy, problem, attempt } = useAttempt()

  function confirm({ name, phone }: Handler) {
    const parsed = parsePhone(phone)
    void attempt(() => onConfirm({ name: name.trim(), phone: parsed.ok ? parsed.number : phone.trim() }))
  }

  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t('common.cancel')}
      okButtonProps={{ htmlType: 'submit', form: formId }}
      onCancel={onClose}
      confirmLoading={isBusy}
      width={480}
    >
      <p>{text}</p>
      {warning && <Alert type="warning" showIcon message={warning} style={{ marginBottom: 16 }} />}
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />}
      <Form<Handler>
        id={formId}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={confirm}
      >
        <Form.Item
          name="name"
          label={t('summary.handlerName')}
          rules={[
            { required: true, whitespace: true, min: 2, max: 30, message: t('summary.handlerNameMissing') },
          ]}
        >
          <Input maxLength={30} autoFocus />
        </Form.Item>
        <Form.Item
          name="phone"
          label={t('summary.handlerPhone')}
          extra={t('summary.handlerHint')}
          rules={[
            {
              validator: async (_, value: string | undefined) => {
                const parsed = parsePhone(value ?? '')
                if (parsed.ok) return
                const isMissing = parsed.key === 'phone_missing'
                throw new Error(t(isMissing ? 'summary.phoneMissing' : 'summary.phoneFormat'))
              },
            },
          ]}
        >
          <Input inputMode="tel" maxLength={30} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
