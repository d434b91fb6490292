import { Form, Input } from 'antd'
import { useState } from 'react'
import type { InstitutionRow, InstitutionValues } from '../../data/institutions'
import { newRequestId } from '../../data/rpc'
import { useTranslation } from '../../i18n/useTranslation'
import { EditDialog } from '../../ui/EditDialog'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'
import { AttributionFields } from './AttributionFields'

type Attribution = Pick<InstitutionValues, 'attribution' | 'location_code'>

interface Props {
  row: InstitutionRow
  onSave(values: Attribution, reason: string, requestId: string): Promise<void>
  onClose(): void
  onReload(): void
}

/** Moves an institution to another center; says what goes along and what stays. */
export function AttributionDialog({ row, onSave, onClose, onReload }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Attribution & { reason: string }>()
  const [isChanged, setIsChanged] = useState(false)
  const [requestId, setRequestId] = useState(newRequestId)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  return (
    <EditDialog
      title={t('institution.moveTitle', { name: row.name })}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{t('institution.moveText')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ attribution: row.attribution, location_code: row.location_code, reason: '' }}
        onValuesChange={() => {
          setRequestId(newRequestId())
          setIsChanged(true)
        }}
        onFinish={async ({ reason, ...values }: Attribution & { reason: string }) => {
          if (await attempt(() => onSave(values, reason, requestId))) onClose()
        }}
      >
        <AttributionFields />
        <Form.Item
          name="reason"
          label={t('ui.reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('ui.reasonRequired') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </EditDialog>
  )
}
