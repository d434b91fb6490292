import { Typography } from 'antd'
import { statementField } from '../../../domain/formFields'
import { wordCount } from '../../../domain/wordCount'
import { useTranslation } from '../../../i18n/useTranslation'
import { WordCounter } from '../../../ui/WordCounter'
import { FormField } from './FormField'
import type { FormState } from './useFormState'

/** 工作总结 or 督导工作经历, its 字 counted as it is typed. */
export function StatementStep({ form }: { form: FormState }) {
  const { t } = useTranslation()
  const field = statementField(form.role)
  const needed = form.neededWords ?? 0
  const count = wordCount(String(form.values[field] ?? ''))
  return (
    <>
      <Typography.Paragraph type="secondary">
        {form.role === 'assessor'
          ? t('application.statementHintAssessor', { needed })
          : t('application.statementHintSupervisor', { needed })}{' '}
        {t('application.pasteHint')}
      </Typography.Paragraph>
      <FormField
        form={form}
        field={field}
        rows={10}
        hint={needed > 0 ? <WordCounter count={count} needed={needed} /> : undefined}
      />
      {form.role === 'supervisor' && <FormField form={form} field="remark" rows={2} />}
    </>
  )
}
