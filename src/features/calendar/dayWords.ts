import { addDays, weekdayOf } from '../../domain/shanghai'
import type { Translation } from '../../i18n/useTranslation'
import { kindOf } from './calendarMonths'

interface Day {
  on_date: string
  is_working_day: boolean
  holiday_name: string | null
}

/** A day as a sentence: 2026-05-09 周六 上班（劳动节调休）. */
export function daySentence(day: Day, { t }: Pick<Translation, 't'>): string {
  const weekday = t(`calendar.weekdays.d${weekdayOf(day.on_date) as 1}`)
  const state = t(`calendar.kind.${kindOf(day)}`, { name: day.holiday_name ?? '' })
  return t('calendar.dayLabel', { date: day.on_date, weekday, state })
}

/** Days in order as ranges: 10-01 至 10-07、10-10. */
export function rangesText(
  dates: readonly string[],
  { t, language }: Pick<Translation, 't' | 'language'>,
): string {
  const ranges: [string, string][] = []
  for (const date of dates) {
    const last = ranges.at(-1)
    if (last && addDays(last[1], 1) === date) last[1] = date
    else ranges.push([date, date])
  }
  return ranges
    .map(([from, to]) =>
      from === to ? from.slice(5) : t('calendar.range', { from: from.slice(5), to: to.slice(5) }),
    )
    .join(language === 'zh-CN' ? '、' : ', ')
}
