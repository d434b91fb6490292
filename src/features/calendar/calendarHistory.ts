import type { SettingChange } from '../../data/settingChanges'
import type { Translation } from '../../i18n/useTranslation'
import type { Change } from '../../ui/ChangeHistory'
import { daySentence } from './dayWords'

type Listed = Readonly<Record<string, [isWorked: boolean, name: string | null]>>

/** Changes of a year and its days in words. */
export function calendarHistory(changes: readonly SettingChange[], translation: Translation): Change[] {
  return changes.map((change) => ({
    id: change.id,
    at: change.at,
    actor: change.actor_name,
    text: change.subject === 'calendar_day' ? dayText(change, translation) : yearText(change, translation),
    reason: change.reason,
  }))
}

function dayText({ record_key, old_values, new_values }: SettingChange, translation: Translation): string {
  // a value that was not changed is not kept: it is the same on both sides
  const both = { is_working_day: undefined, holiday_name: undefined, ...new_values }
  const old = { ...both, ...old_values }
  const isWorked = (values: typeof both) => values.is_working_day as boolean | undefined
  if (isWorked(both) === undefined) {
    return translation.t('calendar.dayRenamed', {
      date: record_key,
      old: String(old.holiday_name ?? translation.t('common.none')),
      name: String(both.holiday_name ?? translation.t('common.none')),
    })
  }
  const name = (both.holiday_name as string | null | undefined) ?? null
  return daySentence(
    { on_date: record_key, is_working_day: isWorked(both) ?? false, holiday_name: name },
    translation,
  )
}

function yearText({ record_key, old_values, new_values }: SettingChange, { t }: Translation): string {
  const days = (values: Record<string, unknown> | null) => (values?.exceptions ?? {}) as Listed
  const [before, after] = [days(old_values), days(new_values)]
  const dates = new Set([...Object.keys(before), ...Object.keys(after)])
  const differs = [...dates].filter((date) => JSON.stringify(before[date]) !== JSON.stringify(after[date]))
  const sentence = t(old_values ? 'calendar.yearReplaced' : 'calendar.yearLoaded', {
    year: record_key,
    count: differs.length,
  })
  return new_values.source ? `${sentence} ${String(new_values.source)}` : sentence
}
