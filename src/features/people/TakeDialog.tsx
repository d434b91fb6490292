import { Alert, Form, Input } from 'antd'
import { useState } from 'react'
import { takePerson } from '../../data/peopleEdits'
import { useTranslation } from '../../i18n/useTranslation'
import { EditDialog } from '../../ui/EditDialog'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'
import { UnitField } from './UnitField'

interface Props {
  onTaken(personId: string): Promise<void>
  onClose(): void
}

interface Values {
  name: string
  id_number: string
  institution_id: { id: string; name: string }
  reason: string
}

/** Takes over a person of another city, whom the reader can name in full. */
export function TakeDialog({ onTaken, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [isChanged, setIsChanged] = useState(false)
  const [miss, setMiss] = useState<string>()
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const required = [{ required: true, whitespace: true, message: t('errors.field_required') }]

  async function save({ name, id_number, institution_id: unit, reason }: Values) {
    setMiss(undefined)
    await attempt(async () => {
      const answer = await takePerson({ name, idNumber: id_number, institutionId: unit.id, reason })
      if (answer.person_id) await onTaken(answer.person_id)
      else setMiss(answer.left ? t('person.noMatch', { left: answer.left }) : t('person.blocked'))
    })
  }

  return (
    <EditDialog
      title={t('person.takeTitle')}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <p>{t('person.takeHint')}</p>
      {miss && <Alert type="warning" showIcon role="alert" message={miss} style={{ marginBottom: 16 }} />}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onValuesChange={() => setIsChanged(true)}
        onFinish={save}
      >
        <Form.Item name="name" label={t('person.column.name')} rules={required}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="id_number" label={t('person.column.idNumber')} rules={required}>
          <Input maxLength={20} />
        </Form.Item>
        <UnitField />
        <Form.Item
          name="reason"
          label={t('ui.reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('errors.reason_missing') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </EditDialog>
  )
}
