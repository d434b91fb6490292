import { type CaseStatus, caseTone } from '../../domain/discipline'
import { useTranslation } from '../../i18n/useTranslation'
import { StatusTag } from '../../ui/StatusTag'

/** Where a case stands, as icon and word. */
export function CaseStatusTag({ status }: { status: CaseStatus }) {
  const { t } = useTranslation()
  return <StatusTag tone={caseTone(status)}>{t(`discipline.status.${status}`)}</StatusTag>
}
