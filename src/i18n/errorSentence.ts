import type { Translation } from './useTranslation'

/** Lists of words that a value inside an error may come from, by the name of the value. */
const wordLists: Record<string, string[]> = {
  status: ['words.status', 'words.cardStatus', 'words.batchStatus'],
  action: ['words.action'],
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
      isSize(error.key, value) ? megabytes(value) : wordOf(name, value, translation),
    ]),
  )
  const { find, t } = translation
  return find(`errors.${error.key}`, values) ?? t('errors.unknown', { key: error.key })
}

/** Sizes stand in errors about files; the max of a text is its length. */
function isSize(key: string, value: unknown): value is number {
  return key.startsWith('document_') && typeof value === 'number'
}

/** Bytes as people read them: 0.3 MB, 12 MB. */
export function megabytes(bytes: number): string {
  const value = bytes / 1_048_576
  return `${value >= 10 ? Math.round(value) : Math.max(0.1, Math.round(value * 10) / 10)} MB`
}

function wordOf(name: string, value: unknown, translation: Translation): string {
  const { find, t, language } = translation
  if (Array.isArray(value)) {
    const joint = language === 'zh-CN' ? '、' : ', '
    return value.map((item) => wordOf(name, item, translation)).join(joint)
  }
  if (value === null || value === undefined) return t('common.colleague')
  const text = String(value)
  for (const list of wordLists[name] ?? []) {
    const word = find(`${list}.${text}`)
    if (word) return word
  }
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
