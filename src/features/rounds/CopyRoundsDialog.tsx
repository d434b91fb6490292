import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, InputNumber, Modal } from 'antd'
import { copyRounds, type RoundRow } from '../../data/rounds'
import { useTranslation } from '../../i18n/useTranslation'
import { FormSelect } from '../../ui/FormSelect'
import { useAttempt } from '../../ui/useAttempt'
import { roundsKey } from './useRounds'

interface Props {
  rounds: readonly RoundRow[]
  thisYear: number
  onClose(): void
}

/** Drafts the rounds of a year after those of another. */
export function CopyRoundsDialog({ rounds, thisYear, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { isBusy, problem, attempt } = useAttempt()
  const [form] = Form.useForm<{ from: number; to: number }>()
  const years = [...new Set(rounds.map((round) => round.year))].sort((a, b) => b - a)
  const from = years[0] ?? thisYear

  async function copy(wish: { from: number; to: number }) {
    const isDone = await attempt(async () => {
      const drafts = await copyRounds(wish.from, wish.to)
      await queries.invalidateQueries({ queryKey: roundsKey })
      if (drafts.length > 0) message.success(t('round.copied', { count: drafts.length }))
      else message.info(t('round.copiedNone', { year: wish.to }))
    })
    if (isDone) onClose()
  }

  return (
    <Modal
      open
      title={t('round.copyTitle')}
      okText={t('round.copyConfirm')}
      cancelText={t('common.cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={isBusy}
      width={440}
    >
      <p>{t('round.copyText')}</p>
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ from, to: from + 1 }}
        onFinish={copy}
      >
        <Form.Item
          name="from"
          label={t('round.copyFrom')}
          rules={[{ required: true, message: t('round.required') }]}
        >
          <FormSelect options={years.map((year) => ({ value: year, label: String(year) }))} />
        </Form.Item>
        <Form.Item
          name="to"
          label={t('round.copyTo')}
          rules={[{ required: true, message: t('round.required') }]}
        >
          <InputNumber min={2000} max={2100} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
