import { Typography } from 'antd'
import { type FieldName, findField } from '../../../domain/formFields'
import { wordCount } from '../../../domain/wordCount'
import { useTranslation } from '../../../i18n/useTranslation'
import { WordCounter } from '../../../ui/WordCounter'
import { Declarations } from './Declarations'
import { FormField } from './FormField'
import { RecordsStep } from './RecordsStep'
import type { FormState } from './useFormState'

interface Props {
  form: FormState
  field: FieldName
  onChanged(): void
}

/** One field that a reviewer named, with the control that mends it. */
export function MendField({ form, field, onChanged }: Props) {
  const { t } = useTranslation()
  const rule = findField(form.role, field)
  if (field === 'activity_records') return <RecordsStep form={form} onChanged={onChanged} />
  if (field.endsWith('_declared')) return <Declarations form={form} only={field} />
  if (field === 'work_summary' || field === 'experience') {
    const count = wordCount(String(form.values[field] ?? ''))
    return (
      <FormField
        form={form}
        field={field}
        rows={10}
        hint={<WordCounter count={count} needed={form.neededWords ?? 0} />}
      />
    )
  }
  if (!rule?.isEntered && field !== 'name' && field !== 'id_number') {
    return (
      <Typography.Paragraph>
        {form.labelOf(field)}
        {t('entry.colon')}
        {String(form.values[field] ?? '')}
        <br />
        <Typography.Text type="secondary">{t('file.mendLocked')}</Typography.Text>
      </Typography.Paragraph>
    )
  }
  return <FormField form={form} field={field} rows={field === 'remark' ? 2 : undefined} />
}
