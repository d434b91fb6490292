import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal, Skeleton } from 'antd'
import { listRoundChoices } from '../../data/applicationList'
import { listReminders, logReminder, type ReminderTarget } from '../../data/workbench'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { FormSelect } from '../../ui/FormSelect'
import { useAttempt } from '../../ui/useAttempt'

interface Props {
  name: string
  target: ReminderTarget
  /** Whom to call. */
  contact?: string
  onClose(): void
}

/** 催办: logs a call about late files, under the calls before it. */
export function ReminderDialog({ name, target, contact, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ round: string; note: string }>()
  const { isBusy, problem, attempt } = useAttempt()
  const rounds = useQuery({
    queryKey: ['round choices'],
    queryFn: ({ signal }) => listRoundChoices(signal),
  })
  const earlier = useQuery({
    queryKey: ['reminders', target],
    queryFn: ({ signal }) => listReminders(target, signal),
  })

  async function log({ round, note }: { round: string; note: string }) {
    const isDone = await attempt(async () => {
      await logReminder(round, target, note.trim())
      await queries.invalidateQueries({ queryKey: ['workbench'] })
      await queries.invalidateQueries({ queryKey: ['reminders'] })
      message.success(t('workbench.reminded'))
    })
    if (isDone) onClose()
  }

  return (
    <Modal
      open
      title={t('workbench.remindTitle', { name })}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      onOk={form.submit}
      onCancel={onClose}
      okButtonProps={{ disabled: !rounds.data }}
      confirmLoading={isBusy}
    >
      <p>{t('workbench.remindText')}</p>
      {contact && (
        <p>
          {t('workbench.contact')}：{contact}
        </p>
      )}
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />}
      {rounds.error && !rounds.data && <ErrorState error={rounds.error} onRetry={() => rounds.refetch()} />}
      {rounds.isLoading && <Skeleton active title={false} />}
      {rounds.data && (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ round: rounds.data.find(({ status }) => status === 'published')?.id }}
          onFinish={log}
        >
          <Form.Item
            name="round"
            label={t('workbench.remindRound')}
            rules={[{ required: true, message: t('workbench.required') }]}
          >
            <FormSelect options={rounds.data.map((round) => ({ value: round.id, label: round.name }))} />
          </Form.Item>
          <Form.Item
            name="note"
            label={t('workbench.remindNote')}
            rules={[
              {
                required: true,
                whitespace: true,
                min: 2,
                max: 500,
                message: t('workbench.remindNoteRequired'),
              },
            ]}
          >
            <Input.TextArea rows={3} maxLength={500} placeholder={t('workbench.remindNoteHint')} />
          </Form.Item>
        </Form>
      )}
      <h3 style={{ fontSize: 14, margin: '8px 0' }}>{t('workbench.earlier')}</h3>
      {earlier.error && !earlier.data && (
        <ErrorState error={earlier.error} onRetry={() => earlier.refetch()} />
      )}
      {earlier.data?.length === 0 && <p>{t('workbench.earlierEmpty')}</p>}
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {earlier.data?.map((reminder) => (
          <li key={reminder.id}>
            {shanghaiDateTime(reminder.reminded_at)} {reminder.reminded_by_name}：{reminder.note}
          </li>
        ))}
      </ul>
    </Modal>
  )
}
