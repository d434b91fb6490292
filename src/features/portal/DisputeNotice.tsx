import { Alert, App, Button, Form, Input } from 'antd'
import { type OwnDispute, stateDispute } from '../../data/disputes'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'

interface Props {
  dispute: OwnDispute
  onChanged(): void
}

/** What goes on with a record that two logins claim, and the room to say one's piece; or how it ended. */
export function DisputeNotice({ dispute, onChanged }: Props) {
  const { t } = useTranslation()
  if (dispute.status !== 'open') {
    return (
      <Alert
        type="info"
        showIcon
        message={t('portal.dispute.lostTitle')}
        description={t('portal.dispute.lostText', { note: dispute.decision_note ?? '' })}
      />
    )
  }
  const isHolder = dispute.side === 'holder'
  return (
    <Alert
      type="warning"
      showIcon
      message={t(isHolder ? 'portal.dispute.heldTitle' : 'portal.dispute.claimedTitle')}
      description={
        <>
          <p style={{ marginTop: 0 }}>
            {t(isHolder ? 'portal.dispute.heldText' : 'portal.dispute.claimedText')}
          </p>
          <StatementForm dispute={dispute} onChanged={onChanged} />
        </>
      }
    />
  )
}

function StatementForm({ dispute, onChanged }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { isBusy, problem, attempt } = useAttempt()
  const rule = { required: true, whitespace: true, min: 2, message: t('portal.dispute.statementRequired') }
  return (
    <Form<{ text: string }>
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 640 }}
      initialValues={{ text: dispute.statement ?? '' }}
      onFinish={({ text }) =>
        attempt(async () => {
          await stateDispute(dispute.id, text.trim())
          message.success(t('portal.dispute.stated'))
          onChanged()
        })
      }
    >
      <Form.Item
        name="text"
        label={t('portal.dispute.statement')}
        extra={t('portal.dispute.statementHint')}
        rules={[rule]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} />
      </Form.Item>
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 12 }} />}
      <Button htmlType="submit" loading={isBusy}>
        {t(dispute.statement ? 'portal.dispute.stateAgain' : 'portal.dispute.state')}
      </Button>
    </Form>
  )
}
