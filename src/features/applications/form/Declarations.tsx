import { Checkbox, Typography, theme } from 'antd'
import { type FieldName, fieldNames } from '../../../domain/formFields'
import { useTranslation } from '../../../i18n/useTranslation'
import { fieldId } from './FormField'
import type { FormState } from './useFormState'

/** 身体健康 (assessors) and 自愿 with 书面申请 (both): notice 一（一）, 一（三）2, 二（三）2. */
export function Declarations({ form, only }: { form: FormState; only?: FieldName }) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const fields = only ? [only] : fieldNames(form.role).filter((field) => field.endsWith('_declared'))
  return (
    <fieldset style={{ border: 0, margin: '0 0 18px', padding: 0 }}>
      <legend style={{ fontWeight: 600, marginBottom: 4 }}>{t('application.declarations')}</legend>
      {form.file.application.is_proxy && (
        <Typography.Paragraph type="secondary">{t('application.proxyDeclarations')}</Typography.Paragraph>
      )}
      {fields.map((field) => (
        <div key={field} style={{ padding: '6px 0', borderTop: `1px solid ${token.colorBorderSecondary}` }}>
          <Checkbox
            id={fieldId(field)}
            checked={String(form.values[field] ?? '') === 'true'}
            disabled={form.isLocked(field)}
            onChange={(event) => form.set(field, event.target.checked)}
          >
            {field === 'health_declared'
              ? t('application.health_declared')
              : t('application.voluntary_declared')}
          </Checkbox>
        </div>
      ))}
    </fieldset>
  )
}
