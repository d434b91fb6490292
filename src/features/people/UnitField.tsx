import { Form } from 'antd'
import { useTranslation } from '../../i18n/useTranslation'
import { InstitutionSelect } from '../../ui/InstitutionSelect'

interface ChoiceProps {
  id?: string
  value?: { id: string; name: string }
  onChange?(unit: { id: string; name: string }): void
}

const UnitChoice = ({ id = 'unit', value, onChange }: ChoiceProps) => (
  <InstitutionSelect id={id} value={value ?? null} onChange={(unit) => onChange?.(unit)} />
)

/** The unit that somebody comes to; the database knows which ones the reader may choose. */
export function UnitField() {
  const { t } = useTranslation()
  return (
    <Form.Item
      name="institution_id"
      label={t('person.toUnit')}
      rules={[{ required: true, message: t('errors.institution_missing') }]}
    >
      <UnitChoice />
    </Form.Item>
  )
}
