import type { Locale } from 'antd/es/locale'
import dayjs from 'dayjs'

export type Language = 'zh-CN' | 'en-US'

/** The words of antd's own parts. */
export type WordsOfLibraries = Locale

const storageKey = 'huanzheng.language'

/** The language chosen on this device; Chinese until somebody chooses. */
export function rememberedLanguage(): Language {
  return localStorage.getItem(storageKey) === 'en-US' ? 'en-US' : 'zh-CN'
}

export function rememberLanguage(language: Language) {
  localStorage.setItem(storageKey, language)
}

/** Loads what antd and dayjs say by themselves in a language; the other one stays on the server. */
export async function loadLibraryWords(language: Language): Promise<WordsOfLibraries> {
  if (language === 'en-US') {
    const { default: antd } = await import('antd/es/locale/en_US')
    return antd
  }
  const [{ default: antd }] = await Promise.all([
    import('antd/es/locale/zh_CN'),
    import('dayjs/locale/zh-cn'),
  ])
  return antd
}

/** Lets dates of the libraries speak a language that loadLibraryWords has loaded. */
export function speakDates(language: Language) {
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en')
}
