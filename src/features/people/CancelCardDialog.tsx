import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { CANCELLATION_GROUNDS, type CardCancellation } from '../../data/cardsRegister'
import { useTranslation } from '../../i18n/useTranslation'
import { EditDialog } from '../../ui/EditDialog'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'

interface Props {
  cardNumber: string
  /** Its failure stays in the dialog as a sentence. */
  onConfirm(said: CardCancellation): Promise<void>
  onClose(): void
  onReload(): void
}

/** 注销 of one card: why, by which document. */
export function CancelCardDialog({ cardNumber, onConfirm, onClose, onReload }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<CardCancellation>()
  const [isChanged, setIsChanged] = useState(false)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  return (
    <EditDialog
      title={t('person.cancelCardTitle', { number: cardNumber })}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{t('person.cancelCardHint')}</p>
      <Form<CardCancellation>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ground: 'left' }}
        onValuesChange={() => setIsChanged(true)}
        onFinish={async (said) => {
          if (await attempt(() => onConfirm(said))) onClose()
        }}
      >
        <Form.Item label={t('person.cancelGround')}>
          <Form.Item name="ground" noStyle>
            <GroundChoice />
          </Form.Item>
        </Form.Item>
        <Form.Item
          name="document"
          label={t('person.cancelDocument')}
          extra={t('person.cancelDocumentHint')}
          rules={[
            {
              required: true,
              min: 2,
              whitespace: true,
              message: t('errors.cancellation_document_missing'),
            },
          ]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('ui.reason')}
          rules={[{ required: true, min: 2, whitespace: true, message: t('errors.reason_missing') }]}
        >
          <Input.TextArea rows={3} maxLength={300} />
        </Form.Item>
      </Form>
    </EditDialog>
  )
}

interface ChoiceProps {
  value?: string
  onChange?(value: string): void
}

/** Without the attributes that antd's form hands to a group (axe: aria-allowed-attr). */
function GroundChoice({ value, onChange }: ChoiceProps) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      aria-label={t('person.cancelGround')}
      value={value}
      onChange={({ target }) => onChange?.(target.value)}
      options={CANCELLATION_GROUNDS.map((ground) => ({
        value: ground,
        label: t(`person.cancelGrounds.${ground}`),
      }))}
    />
  )
}
