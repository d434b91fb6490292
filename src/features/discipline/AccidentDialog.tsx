import { Form, Input } from 'antd'
import { useState } from 'react'
import { type NewAccident, recordAccident, SEVERITIES } from '../../data/accidents'
import type { Dictionaries } from '../../data/dictionaries'
import { newRequestId } from '../../data/rpc'
import { useTranslation } from '../../i18n/useTranslation'
import { DayPicker } from '../../ui/DayPicker'
import { EditDialog } from '../../ui/EditDialog'
import { FormSelect } from '../../ui/FormSelect'
import { useAttempt } from '../../ui/useAttempt'
import { RecordSelect } from './AccidentSelect'
import { ChoiceGroup } from './ChoiceGroup'
import { optionsOf } from './dictionaryOptions'
import { PersonSelect } from './PersonSelect'

interface Props {
  dictionaries: Dictionaries | undefined
  onSaved(): void
  onClose(): void
}

/** Records an assessment accident; it counts at once. */
export function AccidentDialog({ dictionaries, onSaved, onClose }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const [form] = Form.useForm<NewAccident>()
  const [requestId] = useState(newRequestId)
  const [isChanged, setIsChanged] = useState(false)
  const { isBusy, error, problem, attempt } = useAttempt()
  const wrong = (field: keyof NewAccident) =>
    error?.values.field === field ? { validateStatus: 'error' as const, help: problem } : {}
  const personId = Form.useWatch('person_id', form)
  const required = { required: true, message: t('errors.field_required') }

  async function save() {
    const accident = await form.validateFields().catch(() => undefined)
    if (!accident) return
    await attempt(async () => {
      await recordAccident(accident, requestId)
      onSaved()
    })
  }

  return (
    <EditDialog
      title={t('discipline.record')}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <p>{t('discipline.recordText')}</p>
      <Form<NewAccident>
        form={form}
        layout="vertical"
        requiredMark={false}
        onValuesChange={(changed: Partial<NewAccident>) => {
          // work of somebody else
          if ('person_id' in changed) form.resetFields(['activity_record_id'])
          setIsChanged(true)
        }}
      >
        <Form.Item
          name="person_id"
          label={t('discipline.column.person')}
          rules={[required]}
          {...wrong('person_id')}
        >
          <PersonSelect />
        </Form.Item>
        <Form.Item name="kind" label={t('discipline.accidentKind')} rules={[required]} {...wrong('kind')}>
          <FormSelect options={optionsOf(dictionaries, 'accident_kind', translation)} />
        </Form.Item>
        <Form.Item
          name="severity"
          label={t('discipline.column.severity')}
          rules={[required]}
          {...wrong('severity')}
        >
          <ChoiceGroup
            options={SEVERITIES.map((value) => ({ value, label: t(`discipline.severity.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="occurred_on"
          label={t('discipline.occurredOn')}
          rules={[required]}
          {...wrong('occurred_on')}
        >
          <DayPicker />
        </Form.Item>
        <Form.Item
          name="activity_record_id"
          label={t('findingReport.record')}
          extra={t('findingReport.recordHint')}
          {...wrong('activity_record_id')}
        >
          <RecordSelect personId={personId} />
        </Form.Item>
        <Form.Item
          name="note"
          label={t('discipline.accidentNote')}
          rules={[{ required: true, min: 5, whitespace: true, message: t('errors.accident_note_length') }]}
          {...wrong('note')}
        >
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
      </Form>
    </EditDialog>
  )
}
