import type { Translation } from './useTranslation'

/** The sentence of an error in the user's language: what happened and what to do. */
export function errorSentence(
  error: { key: string; values: Record<string, unknown> },
  { t, find }: Translation,
) {
  return find(`errors.${error.key}`, error.values) ?? t('errors.unknown', { key: error.key })
}
