import { Alert, Button } from 'antd'
import type { FieldName } from '../../../domain/formFields'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'
import { ConflictNotice } from '../../../ui/ConflictNotice'
import { useErrorText } from '../useErrorText'
import type { FormState } from './useFormState'

/** What must be said about saving: somebody else was here, something came back, something was refused. */
export function DraftNotices({ form }: { form: FormState }) {
  const { t, find } = useTranslation()
  const errorText = useErrorText()
  const { state, error, clashes, isRestored, sync } = form.draft
  if (state === 'conflict' && error) {
    const { by, at, action, status } = error.values
    // The last entry of the history names somebody only where it is what changed the file.
    const isNamed = by && status !== form.file.application.status
    return (
      <div style={{ marginBottom: 12 }}>
        <ConflictNotice
          title={t('application.conflictTitle')}
          text={
            isNamed
              ? t('application.conflictBy', {
                  by,
                  at: shanghaiDateTime(String(at)),
                  action: find(`words.action.${action}`) ?? action,
                })
              : t('application.conflictUnknown')
          }
          actions={
            <>
              <Button type="primary" onClick={() => void sync.reload()}>
                {t('application.conflictReload')}
              </Button>
              <Button onClick={() => void sync.reload().then(() => sync.discard())}>
                {t('application.conflictDiscard')}
              </Button>
            </>
          }
        />
      </div>
    )
  }
  if (state === 'refused' && error) {
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        style={{ marginBottom: 12 }}
        message={t('application.refusedTitle')}
        description={errorText(error)}
      />
    )
  }
  const sentence =
    clashes.length > 0
      ? t('application.clashTitle', {
          fields: clashes.map((field) => form.labelOf(field as FieldName)).join('、'),
        })
      : isRestored
        ? t('application.restored')
        : null
  if (!sentence) return null
  return (
    <Alert
      type="info"
      showIcon
      closable
      role="status"
      style={{ marginBottom: 12 }}
      message={sentence}
      onClose={() => sync.dismissNotice()}
    />
  )
}
