import { Tag } from 'antd'
import { type IsoDate, yearOf } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'

interface Props {
  /** Null: the calendar of that year is not loaded. */
  day: IsoDate | null
  /** Years whose calendar is not announced yet. */
  provisionalYears: readonly number[]
}

/** A date of a round: with a mark where it follows a provisional calendar, in words where it awaits one. */
export function RoundDay({ day, provisionalYears }: Props) {
  const { t } = useTranslation()
  if (!day) return <span>{t('round.awaitingCalendar')}</span>
  if (!provisionalYears.includes(yearOf(day))) return <span style={{ whiteSpace: 'nowrap' }}>{day}</span>
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {day}{' '}
      <Tag title={t('round.provisionalText', { year: yearOf(day) })} style={{ marginInlineEnd: 0 }}>
        {t('round.provisional')}
      </Tag>
    </span>
  )
}
