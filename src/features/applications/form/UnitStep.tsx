import { Alert, Button, Typography } from 'antd'
import { isExternal } from '../../../domain/applicationForm'
import { useTranslation } from '../../../i18n/useTranslation'
import { InstitutionSelect } from '../../../ui/InstitutionSelect'
import { FieldShell } from './FieldShell'
import { FormField } from './FormField'
import type { FormState } from './useFormState'

/** 申报单位, 工作单位 and what follows from the two: 外聘. */
export function UnitStep({ form }: { form: FormState }) {
  const { t } = useTranslation()
  const { institution, sync } = form.draft
  const isOutside = isExternal(form.values, institution.name)
  const asksContract = form.file.requirements.some(({ condition }) => condition === 'external')
  return (
    <>
      <Typography.Paragraph type="secondary">{t('application.unitHint')}</Typography.Paragraph>
      <FieldShell id="field-institution" label={t('application.unitLabel')} isRequired>
        <InstitutionSelect
          id="field-institution"
          value={institution}
          isLocked={form.file.application.status !== 'draft' || form.file.application.is_proxy}
          onChange={(unit) => sync.setInstitution(unit)}
        />
      </FieldShell>
      <FormField
        form={form}
        field="employer_name"
        hint={
          isOutside ? (
            <Button
              size="small"
              type="link"
              style={{ padding: 0 }}
              onClick={() => form.set('employer_name', institution.name)}
            >
              {t('application.sameAsUnit')}
            </Button>
          ) : undefined
        }
      />
      {asksContract && (
        <Alert
          type={isOutside ? 'warning' : 'info'}
          showIcon
          style={{ marginBottom: 18 }}
          message={isOutside ? t('application.externalYes') : t('application.externalNo')}
        />
      )}
      {form.role === 'supervisor' && <FormField form={form} field="district" />}
    </>
  )
}
