import { Form, Modal } from 'antd'
import type { RoundRow } from '../../data/rounds'
import { addDays, type IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'
import { DialogProblem, UntilAndReason, type UntilAndReasonValues } from './UntilAndReason'

interface Props {
  round: RoundRow
  today: IsoDate
  onExtend(until: IsoDate, reason: string): Promise<void>
  onClose(): void
}

/** Another, later end of registration, with its reason. */
export function ExtendRoundDialog({ round, today, onExtend, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<UntilAndReasonValues>()
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
      <DialogProblem problem={problem} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={async ({ until, reason }) => {
          if (await attempt(() => onExtend(until, reason.trim()))) onClose()
        }}
      >
        <UntilAndReason label={t('round.extendUntil')} min={earliest} />
      </Form>
    </Modal>
  )
}
