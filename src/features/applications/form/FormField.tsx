import { Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { nameIn } from '../../../data/dictionaries'
import { normaliseField } from '../../../domain/applicationForm'
import { type FieldName, findField } from '../../../domain/formFields'
import { useTranslation } from '../../../i18n/useTranslation'
import { describedBy, FieldShell } from './FieldShell'
import type { FormState } from './useFormState'

const DICTIONARY_OF: Partial<Record<FieldName, string>> = {
  education: 'education',
  political_status: 'political_status',
  ethnic_group: 'ethnic_group',
  qualification_level: 'skill_level',
}

const KEYBOARDS: Partial<Record<FieldName, 'numeric' | 'tel' | 'email'>> = {
  phone: 'tel',
  postcode: 'numeric',
  speciality_years: 'numeric',
  working_years: 'numeric',
  email: 'email',
}

const COMPLETIONS: Partial<Record<FieldName, string>> = {
  phone: 'tel',
  email: 'email',
  postcode: 'postal-code',
  address: 'street-address',
}

/** The id of a field's control, to bring the focus to. */
export function fieldId(field: FieldName): string {
  return `field-${field}`
}

interface Props {
  form: FormState
  field: FieldName
  hint?: ReactNode
  /** Rows of a text that may have lines. */
  rows?: number
}

/** One field of the form: the control that fits it, its error at it, saved as it is typed. */
export function FormField({ form, field, hint, rows }: Props) {
  const { t } = useTranslation()
  const rule = findField(form.role, field)
  const id = fieldId(field)
  const error = form.errorText(field)
  const value = String(form.values[field] ?? '')
  const shared = {
    id,
    value,
    disabled: form.isLocked(field),
    status: error ? ('error' as const) : undefined,
    ...describedBy(id, error, hint),
  }
  const typed = {
    ...shared,
    onChange: (event: { target: { value: string } }) => form.set(field, event.target.value),
    onBlur: () => {
      const normal = normaliseField(field, value)
      if (normal !== value) form.set(field, normal)
      form.touch(field)
    },
  }
  return (
    <FieldShell
      id={id}
      label={form.labelOf(field)}
      isRequired={rule?.isRequired ?? false}
      error={error}
      hint={hint}
    >
      {DICTIONARY_OF[field] ? (
        <Choice form={form} field={field} shared={shared} />
      ) : rows ? (
        <Input.TextArea {...typed} autoSize={{ minRows: rows, maxRows: 24 }} />
      ) : (
        <Input
          {...typed}
          inputMode={KEYBOARDS[field]}
          autoComplete={COMPLETIONS[field] ?? 'off'}
          placeholder={form.isLocked(field) ? t('common.none') : undefined}
        />
      )}
    </FieldShell>
  )
}

interface ChoiceProps {
  form: FormState
  field: FieldName
  shared: { id: string; value: string; disabled: boolean; status?: 'error' }
}

/** A choice from a dictionary. What is stored is what the annexes print: the Chinese name. */
function Choice({ form, field, shared }: ChoiceProps) {
  const { t, language } = useTranslation()
  const items = form.dictionaries.items.filter((item) => item.dictionary === DICTIONARY_OF[field])
  const chosen = items.find((item) => item.code === shared.value || item.name_zh === shared.value)
  const options = items
    .filter((item) => item.is_active || item === chosen)
    .map((item) => ({ value: item.name_zh, label: nameIn(language, item) }))
  return (
    <Select
      {...shared}
      value={chosen?.name_zh ?? (shared.value || undefined)}
      options={options}
      placeholder={t('application.select')}
      allowClear
      showSearch={options.length > 12}
      optionFilterProp="label"
      onChange={(next?: string) => form.set(field, next ?? '')}
      onBlur={() => form.touch(field)}
      style={{ width: '100%' }}
    />
  )
}
