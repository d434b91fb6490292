import { Form, Input } from 'antd'
import { useState } from 'react'
import type { DeclarationKind, DeclarationValues } from '../../../data/dispatchAnswers'
import { useTranslation } from '../../../i18n/useTranslation'
import { DayPicker } from '../../../ui/DayPicker'
import { EditDialog } from '../../../ui/EditDialog'
import { FormSelect } from '../../../ui/FormSelect'
import { InstitutionSelect } from '../../../ui/InstitutionSelect'
import { useAttempt } from '../../../ui/useAttempt'
import { useFieldProblem } from '../../../ui/useFieldProblem'

interface Props {
  onSave(values: DeclarationValues): Promise<void>
  onClose(): void
}

interface Values {
  kind: DeclarationKind
  starts_on?: string
  ends_on?: string
  note?: string
}

const kinds: readonly DeclarationKind[] = ['absence', 'relative', 'conflict', 'student', 'employer']

/** Declares days of absence, or a recusal towards an institution. */
export function DeclareDialog({ onSave, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [isChanged, setIsChanged] = useState(false)
  const [unit, setUnit] = useState<{ id: string; name: string } | null>(null)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const kind = Form.useWatch('kind', form)
  const required = [{ required: true, message: t('dispatchAnswer.required') }]

  async function save(values: Values) {
    if (await attempt(() => onSave({ ...values, institution_id: unit?.id }))) onClose()
  }

  return (
    <EditDialog
      title={t('dispatchAnswer.declareTitle')}
      okText={t('dispatchAnswer.declare')}
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
        initialValues={{ kind: 'absence' }}
        onValuesChange={() => setIsChanged(true)}
        onFinish={save}
      >
        <Form.Item name="kind" label={t('dispatchAnswer.declarationKind')} rules={required}>
          <FormSelect
            options={kinds.map((value) => ({ value, label: t(`dispatchAnswer.declarationKinds.${value}`) }))}
          />
        </Form.Item>
        {kind === 'absence' ? (
          <>
            <Form.Item name="starts_on" label={t('dispatchAnswer.from')} rules={required}>
              <DayPicker />
            </Form.Item>
            <Form.Item name="ends_on" label={t('dispatchAnswer.until')}>
              <DayPicker />
            </Form.Item>
          </>
        ) : (
          <Form.Item
            name="institution_id"
            label={t('dispatchAnswer.institution')}
            htmlFor="declared-institution"
          >
            <InstitutionSelect
              id="declared-institution"
              value={unit}
              onChange={(chosen) => {
                setUnit(chosen)
                setIsChanged(true)
              }}
            />
          </Form.Item>
        )}
        <Form.Item name="note" label={t('dispatchAnswer.note')}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </EditDialog>
  )
}
