import type { Status } from '../../domain/review'
import { statusTone } from '../../domain/statusTone'
import { useTranslation } from '../../i18n/useTranslation'
import { StatusTag } from '../../ui/StatusTag'

/** The status of a file as icon and word. */
export function ApplicationStatus({ status }: { status: Status }) {
  const { t } = useTranslation()
  return <StatusTag tone={statusTone(status)}>{t(`words.status.${status}`)}</StatusTag>
}
