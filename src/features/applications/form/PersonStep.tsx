import { Checkbox, Descriptions, Typography } from 'antd'
import { useState } from 'react'
import { ageOn, parseIdentityNumber } from '../../../domain/identityNumber'
import { useTranslation } from '../../../i18n/useTranslation'
import { FormField } from './FormField'
import { fieldsOfStep } from './formSteps'
import { isIdentityChanged } from './predictChecks'
import type { FormState } from './useFormState'

/** Who applies: identity as it stands on record, and what the forms ask besides. */
export function PersonStep({ form }: { form: FormState }) {
  const { t } = useTranslation()
  const [isChanging, setIsChanging] = useState(() => isIdentityChanged(form.file, form.values))
  const identity = parseIdentityNumber(String(form.values.id_number ?? ''), form.file.as_of)
  const gender = (identity.ok && identity.gender) || form.file.person.gender
  const bornOn = (identity.ok && identity.birthOn) || form.file.person.birth_on
  const others = fieldsOfStep('person', form.role).filter(
    (field) => field !== 'name' && field !== 'id_number',
  )
  return (
    <>
      {isChanging ? (
        <>
          <FormField form={form} field="name" />
          <FormField form={form} field="id_number" hint={t('application.identityChangedHint')} />
        </>
      ) : (
        <Descriptions
          column={1}
          size="small"
          bordered
          style={{ marginBottom: 8 }}
          items={[
            { key: 'name', label: form.labelOf('name'), children: String(form.values.name ?? '') },
            {
              key: 'id_number',
              label: form.labelOf('id_number'),
              children: <span className="tabular">{String(form.values.id_number ?? '')}</span>,
            },
            { key: 'gender', label: t('application.gender'), children: gender ?? '' },
            {
              key: 'age',
              label: t('application.age'),
              children: bornOn ? t('application.ageYears', { age: ageOn(bornOn, form.file.as_of) }) : '',
            },
          ]}
        />
      )}
      <Typography.Paragraph type="secondary" style={{ marginBottom: 4 }}>
        {t('application.derived')}
      </Typography.Paragraph>
      <Checkbox
        checked={isChanging}
        onChange={(event) => setIsChanging(event.target.checked)}
        style={{ marginBottom: 18 }}
      >
        {t('application.identityChanged')}
      </Checkbox>
      {others.map((field) => (
        <FormField key={field} form={form} field={field} />
      ))}
    </>
  )
}
