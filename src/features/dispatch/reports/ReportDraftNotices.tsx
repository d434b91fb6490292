import { Alert, Button } from 'antd'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { errorSentence } from '../../../i18n/errorSentence'
import { useTranslation } from '../../../i18n/useTranslation'
import { ConflictNotice } from '../../../ui/ConflictNotice'
import type { ReportDraft } from './useReportDraft'

/** What must be said about saving: a colleague was here, something came back, something was refused. */
export function ReportDraftNotices({ draft }: { draft: ReportDraft }) {
  const translation = useTranslation()
  const { t } = translation
  const { state, error, clashes, isRestored, sync } = draft
  if (state === 'conflict' && error) {
    const { by, at } = error.values
    return (
      <ConflictNotice
        title={
          by
            ? t('inspection.conflictTitle', { by, at: shanghaiDateTime(String(at)) })
            : t('inspection.conflictUnknown')
        }
        actions={
          <>
            <Button type="primary" onClick={() => void sync.reload()}>
              {t('inspection.conflictReload')}
            </Button>
            <Button onClick={() => void sync.reload().then(() => sync.discard())}>
              {t('inspection.conflictDiscard')}
            </Button>
          </>
        }
      />
    )
  }
  if (state === 'refused' && error)
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        message={t('inspection.refusedTitle')}
        description={errorSentence(error, translation)}
      />
    )
  const sentence =
    clashes.length > 0
      ? t('inspection.clash', { count: clashes.length })
      : isRestored
        ? t('inspection.restored')
        : null
  return (
    sentence && (
      <Alert
        type="info"
        showIcon
        closable
        role="status"
        message={sentence}
        onClose={() => sync.dismissNotice()}
      />
    )
  )
}
