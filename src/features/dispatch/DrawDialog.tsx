import { Form, Input, Typography } from 'antd'
import { useState } from 'react'
import type { CommitmentRow } from '../../data/dispatchRecord'
import { newRequestId } from '../../data/rpc'
import { useTranslation } from '../../i18n/useTranslation'
import { DayPicker } from '../../ui/DayPicker'
import { EditDialog } from '../../ui/EditDialog'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'

interface Props {
  step: 'commit' | 'draw'
  /** What will be done, said before it is. */
  text: string
  commitment: Pick<CommitmentRow, 'public_source'> | null
  onCommit(publicNumber: { source: string; on: string } | null, requestId: string): Promise<void>
  onDraw(publicNumber: string | null, requestId: string): Promise<void>
  onClose(): void
  onReload(): void
}

interface Values {
  public_source?: string
  public_on?: string
  public_number?: string
}

/** Asks before the two steps that cannot be taken back; a public number is named at the first and given at the second. */
export function DrawDialog({ step, text, commitment, onCommit, onDraw, onClose, onReload }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [requestId, setRequestId] = useState(newRequestId)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const source = Form.useWatch('public_source', form)
  const isCommit = step === 'commit'

  async function submit({ public_source, public_on, public_number }: Values) {
    const named = public_source?.trim()
    const done = await attempt(() =>
      isCommit
        ? onCommit(named ? { source: named, on: public_on ?? '' } : null, requestId)
        : onDraw(public_number?.trim() || null, requestId),
    )
    if (done) onClose()
  }

  return (
    <EditDialog
      title={t(isCommit ? 'dispatch.lockTitle' : 'dispatch.drawTitle')}
      okText={t(isCommit ? 'dispatch.lock' : 'dispatch.draw')}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={false}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={onReload}
    >
      <Typography.Paragraph>{text}</Typography.Paragraph>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onValuesChange={() => setRequestId(newRequestId())}
        onFinish={submit}
      >
        {isCommit && (
          <Form.Item
            name="public_source"
            label={t('dispatch.publicSource')}
            extra={t('dispatch.publicSourceHint')}
          >
            <Input maxLength={100} />
          </Form.Item>
        )}
        {isCommit && source?.trim() && (
          <Form.Item
            name="public_on"
            label={t('dispatch.publicOn')}
            rules={[{ required: true, message: t('dispatch.required') }]}
          >
            <DayPicker />
          </Form.Item>
        )}
        {!isCommit && commitment?.public_source && (
          <Form.Item
            name="public_number"
            label={t('dispatch.publicNumber')}
            extra={t('dispatch.publicNumberHint', { source: commitment.public_source })}
            rules={[{ required: true, whitespace: true, message: t('dispatch.required') }]}
          >
            <Input maxLength={100} inputMode="numeric" />
          </Form.Item>
        )}
      </Form>
    </EditDialog>
  )
}
