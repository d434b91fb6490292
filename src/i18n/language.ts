import type { Locale } from 'antd/es/locale'

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

/** Loads what antd says by itself in a language; the other one stays on the server. */
export async function loadLibraryWords(language: Language): Promise<WordsOfLibraries> {
  const { default: words } =
    language === 'en-US' ? await import('antd/es/locale/en_US') : await import('antd/es/locale/zh_CN')
  return words
}
