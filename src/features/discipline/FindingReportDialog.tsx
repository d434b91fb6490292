import { Form, Input } from 'antd'
import { useState } from 'react'
import { type NewFinding, reportFinding } from '../../data/findings'
import { currentProfile } from '../../data/profile'
import { newRequestId } from '../../data/rpc'
import { REPORTED_KINDS } from '../../domain/finding'
import { useTranslation } from '../../i18n/useTranslation'
import { DayPicker } from '../../ui/DayPicker'
import { EditDialog } from '../../ui/EditDialog'
import { FormSelect } from '../../ui/FormSelect'
import { InstitutionSelect } from '../../ui/InstitutionSelect'
import { useAttempt } from '../../ui/useAttempt'
import { ChoiceGroup } from './ChoiceGroup'
import { PersonSelect } from './PersonSelect'

interface Answers extends Omit<NewFinding, 'institution_id'> {
  institution: { id: string; name: string }
}

interface Props {
  onSaved(): void
  onClose(): void
}

const roles = ['assessor', 'supervisor'] as const

/** 登记问题: what a center found itself, 人证不符 first of all. */
export function FindingReportDialog({ onSaved, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Answers>()
  const [requestId] = useState(newRequestId)
  const [isChanged, setIsChanged] = useState(false)
  const { isBusy, error, problem, attempt } = useAttempt()
  const personId = Form.useWatch('person_id', form)
  const wrong = (field: keyof NewFinding) =>
    error?.values.field === field ? { validateStatus: 'error' as const, help: problem } : {}
  const required = { required: true, message: t('errors.field_required') }

  async function save() {
    const answers = await form.validateFields().catch(() => undefined)
    if (!answers) return
    const { institution, ...finding } = answers
    await attempt(async () => {
      await reportFinding({ ...finding, institution_id: institution.id }, requestId)
      onSaved()
    })
  }

  return (
    <EditDialog
      title={t('findingReport.report')}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <p>{t('findingReport.text')}</p>
      <Form<Answers>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'person_mismatch', role: 'assessor' }}
        onValuesChange={() => setIsChanged(true)}
      >
        <Form.Item name="kind" label={t('discipline.finding.kind')} rules={[required]} {...wrong('kind')}>
          <FormSelect
            options={REPORTED_KINDS.map((value) => ({
              value,
              label: t(`discipline.finding.kinds.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="institution"
          label={t('discipline.finding.institution')}
          rules={[required]}
          {...wrong('institution_id')}
        >
          <UnitField />
        </Form.Item>
        <Form.Item
          name="person_id"
          label={t('findingReport.person')}
          extra={t('findingReport.personHint')}
          {...wrong('person_id')}
        >
          <PersonSelect isOptional />
        </Form.Item>
        {!personId && (
          <Form.Item name="person_name" label={t('findingReport.personName')}>
            <Input maxLength={60} />
          </Form.Item>
        )}
        <Form.Item name="role" label={t('findingReport.role')} rules={[required]} {...wrong('role')}>
          <ChoiceGroup
            options={roles.map((role) => ({ value: role, label: t(`discipline.role.${role}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="occurred_on"
          label={t('discipline.occurredOn')}
          rules={[required]}
          {...wrong('occurred_on')}
        >
          <DayPicker max={currentProfile()?.today} />
        </Form.Item>
        <Form.Item
          name="note"
          label={t('findingReport.note')}
          rules={[{ required: true, min: 5, whitespace: true, message: t('errors.accident_note_length') }]}
          {...wrong('note')}
        >
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
      </Form>
    </EditDialog>
  )
}

interface FieldProps {
  id?: string
  value?: Answers['institution']
  onChange?(unit: Answers['institution']): void
}

/** The search for a unit as a field of antd's form. */
function UnitField({ id = '', value, onChange }: FieldProps) {
  return <InstitutionSelect id={id} value={value ?? null} onChange={(unit) => onChange?.(unit)} />
}
