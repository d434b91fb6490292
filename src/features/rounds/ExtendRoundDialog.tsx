import { Alert, Form, Input, Modal } from 'antd'
import type { RoundRow } from '../../data/rounds'
import { addDays, type IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { DayPicker } from '../../ui/DayPicker'
import { useAttempt } from '../../ui/useAttempt'

interface Props {
  round: RoundRow
  today: IsoDate
  onExtend(until: IsoDate, reason: string): Promise<void>
  onClose(): void
}

/** Another, later end of registration, with its reason. */
export function ExtendRoundDialog({ round, today, onExtend, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ until: IsoDate; reason: string }>()
  const { isBusy, problem, attempt } = useAttempt()
  const closesOn = round.closes_on ?? today
  const earliest = closesOn >= today ? addDays(closesOn, 1) : today
  return (
    <Modal
      open
      title={t('round.extendTitle', { name: round.name })}
      okText={t('round.extend')}
      cancelText={t('common.cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={isBusy}
      width={440}
    >
      <p>{t('round.extendText', { date: closesOn })}</p>
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={async ({ until, reason }) => {
          if (await attempt(() => onExtend(until, reason.trim()))) onClose()
        }}
      >
        <Form.Item
          name="until"
          label={t('round.extendUntil')}
          rules={[{ required: true, message: t('round.required') }]}
        >
          <DayPicker min={earliest} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('round.reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('round.reasonRequired') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
