import { Typography } from 'antd'
import { useTranslation } from '../../../i18n/useTranslation'
import { CardFacts } from '../CardFacts'
import { FormField } from './FormField'
import { fieldsOfStep } from './formSteps'
import type { FormState } from './useFormState'

/** The present card, read-only, and the qualification that the forms ask for. */
export function CardStep({ form }: { form: FormState }) {
  const { t } = useTranslation()
  return (
    <>
      <Typography.Paragraph type="secondary">{t('application.cardFromOld')}</Typography.Paragraph>
      <CardFacts card={form.file.card} dictionaries={form.dictionaries} />
      <div style={{ height: 18 }} />
      {fieldsOfStep('card', form.role).map((field) => (
        <FormField
          key={field}
          form={form}
          field={field}
          hint={field === 'qualification_level' ? t('application.qualificationHint') : undefined}
        />
      ))}
    </>
  )
}
