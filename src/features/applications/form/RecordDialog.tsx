import { Alert, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { declareRecord, type NewRecord } from '../../../data/applications'
import { toAppError } from '../../../data/errors'
import { useTranslation } from '../../../i18n/useTranslation'
import { useErrorText } from '../useErrorText'
import type { FormState } from './useFormState'

interface Props {
  form: FormState
  onAdded(): void
  onClose(): void
}

/** Enters one activity record: 时间、机构、批次, and for supervisors the place that annex 4 lists. */
export function RecordDialog({ form: state, onAdded, onClose }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const [form] = Form.useForm<NewRecord>()
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const { card, application, as_of } = state.file
  const isSupervisor = application.role === 'supervisor'
  const latest = card.valid_to < as_of ? card.valid_to : as_of

  async function add(record: NewRecord) {
    setIsBusy(true)
    setProblem(undefined)
    try {
      await declareRecord(application.person_id, application.role, record)
      onAdded()
      onClose()
    } catch (thrown) {
      const error = toAppError(thrown)
      const field = error.values.field as keyof NewRecord | undefined
      if (field && field in FIELDS) form.setFields([{ name: field, errors: [errorText(error)] }])
      else setProblem(errorText(error))
    } finally {
      setIsBusy(false)
    }
  }

  const text = (name: keyof typeof FIELDS, label: string, max: number, least: number) => (
    <Form.Item
      name={name}
      label={label}
      rules={[
        { required: true, whitespace: true, min: least, max, message: t(`application.recordFields.${name}`) },
      ]}
    >
      <Input maxLength={max} autoComplete="off" />
    </Form.Item>
  )

  return (
    <Modal
      open
      title={t('application.recordAdd')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={isBusy}
      maskClosable={false}
      width={480}
    >
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 12 }} />}
      <Form form={form} layout="vertical" onFinish={add} requiredMark={false} preserve={false}>
        <Form.Item
          name="held_on"
          label={t('application.recordDate')}
          rules={[
            { required: true, message: t('application.recordFields.held_on') },
            {
              validator: (_, day?: string) =>
                !day || (day >= card.valid_from && day <= latest)
                  ? Promise.resolve()
                  : Promise.reject(
                      new Error(t('application.recordRange', { from: card.valid_from, to: latest })),
                    ),
            },
          ]}
        >
          <Input type="date" min={card.valid_from} max={latest} />
        </Form.Item>
        {text('institution_name', t('application.recordInstitution'), 80, 2)}
        {text('batch', t('application.recordBatch'), 60, 1)}
        {isSupervisor && text('place', t('application.recordPlace'), 80, 1)}
      </Form>
    </Modal>
  )
}

const FIELDS = { held_on: true, institution_name: true, batch: true, place: true }
