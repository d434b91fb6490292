import type { SettingChange } from '../../data/settingChanges'
import type { Translation } from '../../i18n/useTranslation'

/** What happened to an occupation: added, renamed, put out of use or back. */
export function occupationChangeText({ old_values, new_values }: SettingChange, { t }: Translation): string {
  if (!old_values) return t('occupation.change.added', { name: String(new_values.name_zh) })
  return [
    'name_zh' in new_values &&
      t('occupation.change.renamed', { old: String(old_values.name_zh), new: String(new_values.name_zh) }),
    'is_active' in new_values &&
      t(new_values.is_active ? 'occupation.change.activated' : 'occupation.change.deactivated'),
  ]
    .filter(Boolean)
    .join('；')
}
