import type { Translation } from './useTranslation'

/** Lists of words that a value inside an error may come from, by the name of the value. */
const wordLists: Record<string, string[]> = {
  status: ['review.status', 'words.cardStatus', 'words.batchStatus'],
  action: ['review.action'],
  checks: ['words.check'],
}

const typeNames: Record<string, string> = {
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'application/pdf': 'PDF',
}

const instant = /^\d{4}-\d\d-\d\dT/

/** The sentence of an error in the user's language: what happened and what to do. */
export function errorSentence(
  error: { key: string; values: Record<string, unknown> },
  translation: Translation,
): string {
  const values = Object.fromEntries(
    Object.entries({ by: null, ...error.values }).map(([name, value]) => [
      name,
      wordOf(name, value, translation),
    ]),
  )
  const { find, t } = translation
  return find(`errors.${error.key}`, values) ?? t('errors.unknown', { key: error.key })
}

function wordOf(name: string, value: unknown, translation: Translation): string {
  const { find, t, language } = translation
  if (Array.isArray(value)) {
    const joint = language === 'zh-CN' ? '、' : ', '
    return value.map((item) => wordOf(name, item, translation)).join(joint)
  }
  if (value === null || value === undefined) return t('words.colleague')
  const text = String(value)
  for (const list of wordLists[name] ?? []) {
    const word = find(`${list}.${text}`)
    if (word) return word
  }
  if (name === 'max') return `${Math.round(Number(value) / 104857.6) / 10} MB`
  if (instant.test(text)) return momentOf(text, language)
  return typeNames[text] ?? text
}

function momentOf(text: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: 'Asia/Shanghai',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(text))
}
