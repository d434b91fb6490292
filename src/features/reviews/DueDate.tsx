import type { Status } from '../../domain/review'
import { daysBetween, type IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { StatusTag } from '../../ui/StatusTag'

interface Props {
  dueOn: IsoDate | null
  today: IsoDate
  status: Status
}

/** From this many days on a due date is close. */
const close = 3

/** A due date with the days that are left; late and close are said by word and icon. */
export function DueDate({ dueOn, today, status }: Props) {
  const { t } = useTranslation()
  if (!dueOn) return <span title={t('review.noDue')}>—</span>
  // an appeal that nobody made is not late
  if (status === 'rejected') return <span>{dueOn}</span>
  const days = daysBetween(today, dueOn)
  const words =
    days < 0
      ? t('review.daysLate', { days: -days })
      : days === 0
        ? t('review.dueToday')
        : t('review.daysLeft', { days })
  return (
    <span style={{ display: 'inline-flex', gap: 8, whiteSpace: 'nowrap' }}>
      {dueOn}
      {days > close ? (
        <span>{words}</span>
      ) : (
        <StatusTag tone={days < 0 ? 'bad' : 'attention'}>{words}</StatusTag>
      )}
    </span>
  )
}
