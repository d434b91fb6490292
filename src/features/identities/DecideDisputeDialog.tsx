import { Alert, Form, Input, Modal } from 'antd'
import type { Dispute } from '../../data/disputes'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'

interface Props {
  dispute: Dispute
  /** 移交 to the claimant, or 维持. */
  moves: boolean
  onDecide(note: string): Promise<void>
  onClose(): void
}

/** Says what the decision means and asks for the note that both logins will read. */
export function DecideDisputeDialog({ dispute, moves, onDecide, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ note: string }>()
  const { isBusy, problem, attempt } = useAttempt()
  const { name } = dispute.person
  return (
    <Modal
      open
      title={t(moves ? 'identity.moveTitle' : 'identity.keepTitle', { name })}
      okText={t(moves ? 'identity.move' : 'identity.keep')}
      okButtonProps={{ danger: moves }}
      cancelText={t('common.cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={isBusy}
      width={480}
    >
      <p>{t(moves ? 'identity.moveText' : 'identity.keepText')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={async ({ note }) => {
          if (await attempt(() => onDecide(note.trim()))) onClose()
        }}
      >
        <Form.Item
          name="note"
          label={t('identity.note')}
          extra={t('identity.noteHint')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('identity.noteRequired') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} />
        </Form.Item>
      </Form>
      {problem && <Alert type="error" showIcon role="alert" message={problem} />}
    </Modal>
  )
}
