import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { rememberedLanguage, type WordsOfLibraries } from '../i18n/language'
import { currentSentences, showLanguage, watchSentences } from '../i18n/sentences'
import { TranslationContext } from '../i18n/useTranslation'

/** Loads the chosen language before anything is shown, and changes it without losing the page. */
export function LanguageProvider({ children }: { children: (libraries: WordsOfLibraries) => ReactNode }) {
  const sentences = useSyncExternalStore(watchSentences, currentSentences)
  useEffect(() => {
    void showLanguage(rememberedLanguage())
  }, [])
  if (!sentences) return null
  return (
    <TranslationContext.Provider value={sentences}>
      {children(sentences.libraries)}
    </TranslationContext.Provider>
  )
}
