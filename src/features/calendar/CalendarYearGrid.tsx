import { theme } from 'antd'
import type { CSSProperties } from 'react'
import type { SourcedDay } from '../../data/calendar'
import type { IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import './calendar.css'
import { CalendarMonth } from './CalendarMonth'
import { holidaysOf, monthsOf } from './calendarMonths'
import { rangesText } from './dayWords'

interface Props {
  days: readonly SourcedDay[]
  today: IsoDate
  onDay?(date: IsoDate): void
}

/** Twelve months, what their marks mean, and the holidays with their days in words. */
export function CalendarYearGrid({ days, today, onDay }: Props) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const colours = {
    '--calendar-quiet': token.colorTextSecondary,
    '--calendar-holiday': token.colorFillSecondary,
    '--calendar-line': token.colorTextSecondary,
    '--calendar-today': token.colorPrimary,
  } as CSSProperties
  const worked = days.filter((day) => day.is_working_day).length
  return (
    <div style={colours}>
      <ul className="calendar-legend" aria-label={t('calendar.legend')}>
        <li>{t('calendar.legendHoliday')}</li>
        <li>{t('calendar.legendMakeup')}</li>
        <li>{t('calendar.legendRest')}</li>
        <li>{t('calendar.workedTotal', { worked, off: days.length - worked })}</li>
      </ul>
      <HolidayList days={days} />
      <div className="calendar-year">
        {monthsOf(days).map((month, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the month is its place
          <CalendarMonth key={index} month={index + 1} days={month} today={today} onDay={onDay} />
        ))}
      </div>
    </div>
  )
}

/** Each holiday with its days off and the weekends that make up for them. */
export function HolidayList({ days }: { days: Parameters<typeof holidaysOf>[0] }) {
  const translation = useTranslation()
  const { t } = translation
  return (
    <dl
      className="tabular"
      style={{ display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '2px 16px', margin: '12px 0 16px' }}
    >
      {holidaysOf(days).map(({ name, off, worked }) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt style={{ fontWeight: 600 }}>{name}</dt>
          <dd style={{ margin: 0 }}>
            {off.length > 0 &&
              t('calendar.offDays', { days: rangesText(off, translation), count: off.length })}
            {off.length > 0 && worked.length > 0 && '；'}
            {worked.length > 0 && t('calendar.madeUp', { days: rangesText(worked, translation) })}
          </dd>
        </div>
      ))}
    </dl>
  )
}
