import type { SettingChange } from '../../data/settingChanges'
import type { Translation } from '../../i18n/useTranslation'

const columns = ['number_template', 'term_years'] as const

/** What of a card kind was changed, from what to what. */
export function kindChangeText({ old_values, new_values }: SettingChange, { t }: Translation): string {
  return columns
    .filter((column) => column in new_values)
    .map((column) =>
      t(`parameter.kindChange.${column}`, {
        old: String(old_values?.[column] ?? ''),
        new: String(new_values[column]),
      }),
    )
    .join('；')
}
