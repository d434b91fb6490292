import { createContext, useContext } from 'react'
import type { Language } from './language'
import type { KeyOf, Values } from './translator'
import type { zhCN } from './zh-CN'

/** The path to a sentence, e.g. common.save. */
export type MessageKey = KeyOf<typeof zhCN>

export interface Translation {
  language: Language
  setLanguage(language: Language): void
  /** The sentence at a path, its {places} filled. */
  t(key: MessageKey, values?: Values): string
  /** The same for a path made at run time, e.g. from a status; undefined when there is none. */
  find(key: string, values?: Values): string | undefined
}

export const TranslationContext = createContext<Translation | undefined>(undefined)

/** Sentences of the chosen language. */
export function useTranslation(): Translation {
  const translation = useContext(TranslationContext)
  if (!translation) throw new Error('useTranslation needs LanguageProvider')
  return translation
}
