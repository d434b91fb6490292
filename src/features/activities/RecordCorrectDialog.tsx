import { Form, Input } from 'antd'
import { useState } from 'react'
import type { RecordRow, RecordValues } from '../../data/activityRecords'
import { currentProfile } from '../../data/profile'
import { newRequestId } from '../../data/rpc'
import { useTranslation } from '../../i18n/useTranslation'
import { EditDialog } from '../../ui/EditDialog'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'
import { RecordFields } from './RecordFields'

interface Props {
  row: RecordRow
  onSave(values: RecordValues, reason: string, requestId: string): Promise<void>
  onClose(): void
  /** Reads the record again after a colleague changed it. */
  onReload(): void
}

type Values = RecordValues & { reason: string }

/** Corrects a record, with a reason. */
export function RecordCorrectDialog({ row, onSave, onClose, onReload }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [isChanged, setIsChanged] = useState(false)
  const [requestId, setRequestId] = useState(newRequestId)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const { held_on, institution_name, batch } = row
  return (
    <EditDialog
      title={t('activity.correctTitle')}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{t('activity.correctText')}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          held_on,
          institution_name,
          batch,
          place: row.place ?? '',
          occupation: row.occupation ?? '',
          reason: '',
        }}
        onValuesChange={() => {
          setRequestId(newRequestId())
          setIsChanged(true)
        }}
        onFinish={async ({ reason, ...values }) => {
          await attempt(() => onSave(values, reason, requestId))
        }}
      >
        <RecordFields today={currentProfile()?.today ?? ''} />
        <Form.Item
          name="reason"
          label={t('activity.reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('ui.reasonRequired') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </EditDialog>
  )
}
