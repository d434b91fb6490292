import type { CodeName } from '../../data/dictionaries'
import { nameOf } from '../../data/dictionaries'
import { shanghaiDateTime } from '../../domain/shanghai'
import { errorSentence } from '../../i18n/errorSentence'
import type { Translation } from '../../i18n/useTranslation'

/** A refusal as the server gives it: the key of the rule and its values. */
export interface Refusal {
  key: string
  values: Readonly<Record<string, unknown>>
}

/** Why a file could not be claimed or decided, in the user's language, naming the colleague, the time, the rules. */
export function refusalSentence(
  { key, values }: Refusal,
  translation: Translation,
  checkRules: readonly CodeName[],
): string {
  const { find, language } = translation
  const words: Record<string, unknown> = { ...values }
  if (typeof values.until === 'string') words.until = shanghaiDateTime(values.until).slice(11)
  if (typeof values.at === 'string') words.at = shanghaiDateTime(values.at)
  if (typeof values.action === 'string') words.action = find(`words.action.${values.action}`) ?? values.action
  if (typeof values.status === 'string') words.status = find(`words.status.${values.status}`) ?? values.status
  if (Array.isArray(values.checks)) {
    words.checks = values.checks.map((check) => nameOf(language, checkRules, String(check))).join('、')
  }
  return find(`reviewChecks.refused.${key}`, words) ?? errorSentence({ key, values: words }, translation)
}
