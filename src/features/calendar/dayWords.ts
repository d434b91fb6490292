import { addDays, weekdayOf } from '../../domain/shanghai'
import type { Translation } from '../../i18n/useTranslation'
import { kindOf } from './calendarMonths'

interface Day {
  on_date: string
  is_working_day: boolean
  holiday_name: string | null
}

type Words = Pick<Translation, 't'>

/** Which day it is: 2026-05-09 周六. */
export function dayName({ on_date }: Pick<Day, 'on_date'>, { t }: Words): string {
  const weekday = t(`calendar.weekdays.d${weekdayOf(on_date) as 1}`)
  return t('calendar.dayName', { date: on_date, weekday })
}

/** What a day is: 上班（劳动节调休）. */
export function dayState(day: Day, { t }: Words): string {
  return t(`calendar.kind.${kindOf(day)}`, { name: day.holiday_name ?? '' })
}

/** Both as a sentence. */
export function daySentence(day: Day, words: Words): string {
  return words.t('calendar.dayLabel', { day: dayName(day, words), state: dayState(day, words) })
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
