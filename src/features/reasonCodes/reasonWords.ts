import type { SettingChange } from '../../data/settingChanges'
import type { Translation } from '../../i18n/useTranslation'

/** Actions in words, one after the other. */
export function actionsText(actions: readonly string[], { find, language }: Translation): string {
  return actions
    .map((action) => find(`words.action.${action}`) ?? action)
    .join(language === 'zh-CN' ? '、' : ', ')
}

const columns = ['name_zh', 'name_en', 'actions', 'needs_note', 'is_active'] as const

/** What of a reason was changed, from what to what. */
export function reasonChangeText(
  { old_values, new_values }: SettingChange,
  translation: Translation,
): string {
  const { t } = translation
  if (!old_values) return t('reasonCode.change.added', { name: String(new_values.name_zh) })
  const inWords = (value: unknown) => {
    if (Array.isArray(value)) return actionsText(value.map(String), translation)
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
    return String(value)
  }
  return columns
    .filter((column) => column in new_values)
    .map((column) =>
      t('reasonCode.change.column', {
        column: t(`reasonCode.column.${column}`),
        old: inWords(old_values[column]),
        new: inWords(new_values[column]),
      }),
    )
    .join('；')
}
