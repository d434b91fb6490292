import { Alert, Button, Flex, Typography, theme } from 'antd'
import { useCallback, useState } from 'react'
import type { ApplicationFile } from '../../../data/applicationFile'
import type { Dictionaries } from '../../../data/dictionaries'
import { type FieldName, fieldNames, findField } from '../../../domain/formFields'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'
import { SaveState } from '../../../ui/SaveState'
import { useIsNarrow } from '../../../ui/useIsNarrow'
import { useLeaveGuard } from '../../../ui/useLeaveGuard'
import { DocumentsStep } from './DocumentsStep'
import { DraftNotices } from './DraftNotices'
import { fieldId } from './FormField'
import { obstaclesOf } from './formSteps'
import { MendField } from './MendField'
import { mendableDocuments } from './predictChecks'
import { ToFixList } from './ToFixList'
import { useDraft } from './useDraft'
import { useFormState } from './useFormState'
import { useSubmit } from './useSubmit'

interface Props {
  file: ApplicationFile
  dictionaries: Dictionaries
  userId: string
  onChanged(): void
}

/** A returned file: what was named can be changed, nothing else, and it goes back to the level that returned it. */
export function MendForm({ file, dictionaries, userId, onChanged }: Props) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const isNarrow = useIsNarrow()
  const { application } = file
  const draft = useDraft(file, userId, onChanged)
  const form = useFormState(file, dictionaries, draft, application.return_fields)
  const [busyCount, setBusyCount] = useState(0)
  const onBusy = useCallback(
    (_kind: string, isBusy: boolean) => setBusyCount((count) => Math.max(0, count + (isBusy ? 1 : -1))),
    [],
  )
  useLeaveGuard(
    draft.state !== 'saved',
    busyCount > 0 || draft.state === 'offline' || draft.state === 'conflict',
    t('application.leaveAsk'),
  )
  const { submit, isBusy, isUnknown, problem } = useSubmit(form, onChanged)
  const obstacles = obstaclesOf(form.role, form.errors, form.checks)
  const named = fieldNames(form.role).filter((field) => application.return_fields.includes(field))
  const kinds = mendableDocuments(file, form.values)
  const isPrinted = named.some((field) => findField(form.role, field)?.isPrinted)

  function goTo(_step: string, field?: FieldName) {
    if (field) {
      form.reveal([field])
      document.getElementById(fieldId(field))?.focus()
    } else document.getElementById('mend-documents')?.scrollIntoView({ block: 'center' })
  }

  return (
    <section
      aria-label={t('file.mendFields')}
      style={{ background: token.colorBgContainer, borderRadius: token.borderRadius, padding: 16 }}
    >
      <DraftNotices form={form} />
      {named.length > 0 && (
        <>
          <Typography.Title level={2} style={{ fontSize: 16, margin: '0 0 8px' }}>
            {t('file.mendFields')}
          </Typography.Title>
          {named.map((field) => (
            <MendField key={field} form={form} field={field} onChanged={onChanged} />
          ))}
        </>
      )}
      {kinds.length > 0 && (
        <div id="mend-documents" style={{ marginBottom: 18 }}>
          <Typography.Title level={2} style={{ fontSize: 16, margin: '0 0 8px' }}>
            {t('file.mendDocuments')}
          </Typography.Title>
          <DocumentsStep form={form} kinds={kinds} onChanged={onChanged} onBusy={onBusy} />
        </div>
      )}
      {isPrinted && application.data_version > 0 && (
        <Alert type="info" showIcon message={t('file.mendSeal')} style={{ marginBottom: 12 }} />
      )}
      {obstacles.length > 0 && <ToFixList form={form} obstacles={obstacles} onGo={goTo} />}
      {problem && (
        <Alert
          type={isUnknown ? 'warning' : 'error'}
          showIcon
          role="alert"
          style={{ marginBottom: 12 }}
          message={problem}
          description={isUnknown ? t('application.submitUnknown') : undefined}
        />
      )}
      <Flex gap={12} align="center" wrap>
        <SaveState
          state={draft.state}
          at={draft.savedAt && shanghaiDateTime(draft.savedAt).slice(11)}
          onSave={() => void draft.sync.flush()}
        />
        <span style={{ flex: 1 }} />
        <Button
          type="primary"
          size="large"
          block={isNarrow}
          loading={isBusy}
          disabled={obstacles.length > 0 || busyCount > 0}
          onClick={submit}
        >
          {t('file.resubmit')}
        </Button>
      </Flex>
    </section>
  )
}
