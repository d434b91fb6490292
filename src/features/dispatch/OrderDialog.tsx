import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { OrderConditions, OrderRow } from '../../data/dispatch'
import { findEvaluations, getEvaluation } from '../../data/evaluations'
import { currentProfile } from '../../data/profile'
import { newRequestId } from '../../data/rpc'
import { useTranslation } from '../../i18n/useTranslation'
import { EditDialog } from '../../ui/EditDialog'
import { FormSelect } from '../../ui/FormSelect'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'
import { daysText } from './dispatchWords'

interface Props {
  /** Its conditions are changed; left out: a new order. */
  row?: OrderRow
  /** The evaluation that a new order is for; left out: to be chosen. */
  evaluationId?: string
  /** Drawing across cities is the province's to decide. */
  maySetScope?: boolean
  onSave(evaluationId: string, values: OrderConditions, requestId: string, reason: string): Promise<void>
  onClose(): void
  onReload?(): void
}

interface Values extends OrderConditions {
  evaluation: string
  reason: string
}

/** Orders an inspection of a reported evaluation, or changes the conditions of one before the commitment. */
export function OrderDialog({ row, evaluationId, maySetScope, onSave, onClose, onReload }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const [form] = Form.useForm<Values>()
  const [isChanged, setIsChanged] = useState(false)
  const [requestId, setRequestId] = useState(newRequestId)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const today = currentProfile()?.today ?? ''
  const evaluations = useQuery({
    queryKey: ['dispatch', 'evaluations', today, evaluationId],
    queryFn: async ({ signal }) =>
      evaluationId
        ? [await getEvaluation(evaluationId, signal)]
        : (await findEvaluations({ today, from: today, page: 1, pageSize: 100 }, signal)).rows,
    enabled: !row,
  })
  const options = (evaluations.data ?? [])
    .filter(({ status }) => status === 'reported')
    .map((each) => ({
      value: each.id,
      label: [daysText(each, translation), each.institution_name, each.occupation, each.batch].join(' · '),
    }))

  async function save({ evaluation, reason, ...values }: Values) {
    if (await attempt(() => onSave(evaluation, values, requestId, reason ?? ''))) onClose()
  }

  return (
    <EditDialog
      title={t(row ? 'dispatch.changeTitle' : 'dispatch.formTitle')}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={onReload}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          row
            ? { supervisors: row.supervisors, recent_visits: row.recent_visits, scope: row.scope }
            : { evaluation: evaluationId }
        }
        onValuesChange={() => {
          setRequestId(newRequestId())
          setIsChanged(true)
        }}
        onFinish={save}
      >
        {!row && (
          <Form.Item
            name="evaluation"
            label={t('dispatch.evaluation')}
            rules={[{ required: true, message: t('dispatch.required') }]}
          >
            <FormSelect
              showSearch
              optionFilterProp="label"
              loading={evaluations.isLoading}
              options={options}
              notFoundContent={t('dispatch.evaluationNone')}
            />
          </Form.Item>
        )}
        {row && (
          <>
            <Form.Item name="supervisors" label={t('dispatch.supervisors')}>
              <InputNumber min={1} max={10} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item
              name="recent_visits"
              label={t('dispatch.recentVisits')}
              extra={t('dispatch.recentVisitsHint')}
            >
              <InputNumber min={0} max={10} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            {maySetScope && (
              <Form.Item name="scope" label={t('dispatch.scope')}>
                <FormSelect
                  options={(['region', 'province'] as const).map((value) => ({
                    value,
                    label: t(`dispatch.scopes.${value}`),
                  }))}
                />
              </Form.Item>
            )}
            <Form.Item
              name="reason"
              label={t('dispatch.changeReason')}
              rules={[{ required: true, whitespace: true, min: 2, message: t('ui.reasonRequired') }]}
            >
              <Input maxLength={200} />
            </Form.Item>
          </>
        )}
        {!row && (
          <Form.Item name="note" label={t('dispatch.note')}>
            <Input.TextArea maxLength={500} rows={3} />
          </Form.Item>
        )}
      </Form>
    </EditDialog>
  )
}
