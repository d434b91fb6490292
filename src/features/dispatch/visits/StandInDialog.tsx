import { Form, Input } from 'antd'
import { useState } from 'react'
import { newRequestId } from '../../../data/rpc'
import type { PersonOnSite, StandInValues } from '../../../data/taskSheets'
import { useTranslation } from '../../../i18n/useTranslation'
import { EditDialog } from '../../../ui/EditDialog'
import { FormSelect } from '../../../ui/FormSelect'
import { useAttempt } from '../../../ui/useAttempt'
import { useFieldProblem } from '../../../ui/useFieldProblem'

interface Props {
  people: readonly PersonOnSite[]
  onSave(values: StandInValues, requestId: string): Promise<void>
  onClose(): void
}

interface Values {
  assignment_id: string
  person_name?: string
  note: string
}

/** Somebody who is not on the evaluation's list. */
const OTHER = 'other'

/** 人证不符: who was met under another's card, in words. */
export function StandInDialog({ people, onSave, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [isChanged, setIsChanged] = useState(false)
  const [requestId, setRequestId] = useState(newRequestId)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const chosen = Form.useWatch('assignment_id', form)
  const required = [{ required: true, whitespace: true, message: t('taskSheet.required') }]

  async function save({ assignment_id, person_name, note }: Values) {
    const who = assignment_id === OTHER ? { person_name } : { assignment_id }
    if (await attempt(() => onSave({ ...who, note }, requestId))) onClose()
  }

  return (
    <EditDialog
      title={t('taskSheet.standInTitle')}
      okText={t('taskSheet.standInSend')}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onValuesChange={() => {
          setRequestId(newRequestId())
          setIsChanged(true)
        }}
        onFinish={save}
      >
        <Form.Item name="assignment_id" label={t('taskSheet.standInWho')} rules={required}>
          <FormSelect
            options={[
              ...people.map(({ id, name, card_number }) => ({
                value: id,
                label: `${name} · ${card_number}`,
              })),
              { value: OTHER, label: t('taskSheet.standInOther') },
            ]}
          />
        </Form.Item>
        {chosen === OTHER && (
          <Form.Item name="person_name" label={t('taskSheet.standInName')} rules={required}>
            <Input maxLength={60} />
          </Form.Item>
        )}
        <Form.Item name="note" label={t('taskSheet.standInNote')} rules={required}>
          <Input.TextArea rows={4} maxLength={1000} />
        </Form.Item>
      </Form>
    </EditDialog>
  )
}
