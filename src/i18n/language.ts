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

/** How much is loaded: the pages before the sign-in need a few sentences, the rest needs all. */
export type Extent = 'door' | 'all'

/** Loads the sentences of one language; the other one stays on the server. */
export async function loadLanguage(language: Language, extent: Extent): Promise<LanguagePack> {
  document.documentElement.lang = language
  if (language === 'en-US') {
    const [dictionary, { default: antd }] = await Promise.all([
      extent === 'all'
        ? import('./en-US').then(({ enUS }) => enUS)
        : import('./enDoor').then(({ enDoor }) => enDoor),
      import('antd/es/locale/en_US'),
    ])
    dayjs.locale('en')
    return { dictionary, antd }
  }
  const [dictionary, { default: antd }] = await Promise.all([
    extent === 'all'
      ? import('./zh-CN').then(({ zhCN }) => zhCN)
      : import('./zhDoor').then(({ zhDoor }) => zhDoor),
    import('antd/es/locale/zh_CN'),
    import('dayjs/locale/zh-cn'),
  ])
  dayjs.locale('zh-cn')
  return { dictionary, antd }
}
