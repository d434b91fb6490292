import { Form, Input } from 'antd'
import { useState } from 'react'
import { movePerson } from '../../data/peopleEdits'
import { getPerson } from '../../data/peopleRegister'
import { useTranslation } from '../../i18n/useTranslation'
import { EditDialog } from '../../ui/EditDialog'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'
import { UnitField } from './UnitField'

interface Props {
  person: { id: string; name: string; version: number }
  onSaved(isStillSeen: boolean): Promise<void>
  onReload(): Promise<void>
  onClose(): void
}

interface Values {
  institution_id: { id: string; name: string }
  reason: string
}

/** Moves a person to another unit; record and cards go along. */
export function MoveDialog({ person, onSaved, onReload, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [isChanged, setIsChanged] = useState(false)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)

  async function save({ institution_id: unit, reason }: Values) {
    if (!(await attempt(async () => void (await movePerson(person, unit.id, reason))))) return
    onClose()
    const isStillSeen = await getPerson(person.id).then(
      () => true,
      () => false,
    )
    await onSaved(isStillSeen)
  }

  return (
    <EditDialog
      title={t('person.moveTitle', { name: person.name })}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={() => void onReload()}
    >
      <p>{t('person.moveHint')}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onValuesChange={() => setIsChanged(true)}
        onFinish={save}
      >
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
