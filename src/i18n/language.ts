import type { Locale } from 'antd/es/locale'
import dayjs from 'dayjs'
import type { Dictionary } from './translator'

export type Language = 'zh-CN' | 'en-US'

export interface LanguagePack {
  dictionary: Dictionary
  antd: Locale
}

const storageKey = 'huanzheng.language'

/** The language chosen on this device; Chinese until somebody chooses. */
export function rememberedLanguage(): Language {
  return localStorage.getItem(storageKey) === 'en-US' ? 'en-US' : 'zh-CN'
}

export function rememberLanguage(language: Language) {
  localStorage.setItem(storageKey, language)
}

/** Loads all sentences of one language; the other one stays on the server. */
export async function loadLanguage(language: Language): Promise<LanguagePack> {
  document.documentElement.lang = language
  if (language === 'en-US') {
    const [{ enUS }, { default: antd }] = await Promise.all([
      import('./en-US'),
      import('antd/es/locale/en_US'),
    ])
    dayjs.locale('en')
    return { dictionary: enUS, antd }
  }
  const [{ zhCN }, { default: antd }] = await Promise.all([
    import('./zh-CN'),
    import('antd/es/locale/zh_CN'),
    import('dayjs/locale/zh-cn'),
  ])
  dayjs.locale('zh-cn')
  return { dictionary: zhCN, antd }
}
