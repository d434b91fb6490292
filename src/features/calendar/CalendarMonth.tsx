import type { SourcedDay } from '../../data/calendar'
import type { IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import './calendar.css'
import { kindOf, weeksOf } from './calendarMonths'
import { daySentence } from './dayWords'

interface Props {
  month: number
  days: readonly SourcedDay[]
  today: IsoDate
  /** Opens a day to be changed; without it days are only read. */
  onDay?(date: IsoDate): void
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** A month: each day with its number and, unless it is an ordinary working day, the word of what it is. */
export function CalendarMonth({ month, days, today, onDay }: Props) {
  const translation = useTranslation()
  const { t } = translation
  return (
    <table className="calendar-month tabular">
      <caption>{t('calendar.month', { month })}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" abbr={t(`calendar.weekdays.d${weekday}`)}>
              {t(`calendar.weekdayLetters.d${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: weeks have no other name and never move
          <tr key={index}>
            {week.map((day, weekday) =>
              day ? (
                <Cell key={day.on_date} day={day} today={today} onDay={onDay} />
              ) : (
                <td key={weekdays[weekday]} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ day, today, onDay }: { day: SourcedDay } & Pick<Props, 'today' | 'onDay'>) {
  const translation = useTranslation()
  const { t } = translation
  const kind = kindOf(day)
  const sentence = daySentence(day, translation)
  const face = (
    <>
      <span aria-hidden>{Number(day.on_date.slice(8))}</span>
      <span aria-hidden className="calendar-mark">
        {kind === 'worked' ? '' : t(`calendar.mark.${kind}`)}
      </span>
    </>
  )
  const isToday = day.on_date === today
  return (
    <td className={`calendar-${kind}`} aria-current={isToday ? 'date' : undefined}>
      {onDay ? (
        <button
          type="button"
          className="calendar-day"
          title={sentence}
          aria-label={sentence}
          // the year has its own button for the keyboard: nobody tabs through 365 days
          tabIndex={-1}
          onClick={() => onDay(day.on_date)}
        >
          {face}
        </button>
      ) : (
        <span className="calendar-day" role="img" title={sentence} aria-label={sentence}>
          {face}
        </span>
      )}
    </td>
  )
}
