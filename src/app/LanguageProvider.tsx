import { type ReactNode, useEffect, useMemo, useState } from 'react'
import {
  type Language,
  type LanguagePack,
  loadLanguage,
  rememberedLanguage,
  rememberLanguage,
} from '../i18n/language'
import { findSentence } from '../i18n/translator'
import { type Translation, TranslationContext } from '../i18n/useTranslation'

interface Loaded {
  language: Language
  pack: LanguagePack
}

/** Loads the chosen language before anything is shown, and changes it without losing the page. */
export function LanguageProvider({ children }: { children: (pack: LanguagePack) => ReactNode }) {
  const [chosen, setChosen] = useState(rememberedLanguage)
  const [loaded, setLoaded] = useState<Loaded>()
  const [failure, setFailure] = useState<unknown>()

  useEffect(() => {
    let isCurrent = true
    loadLanguage(chosen).then(
      (pack) => isCurrent && setLoaded({ language: chosen, pack }),
      (error) => isCurrent && setFailure(error),
    )
    return () => {
      isCurrent = false
    }
  }, [chosen])

  const translation = useMemo<Translation | undefined>(() => {
    if (!loaded) return undefined
    const { dictionary } = loaded.pack
    return {
      language: loaded.language,
      setLanguage(language) {
        rememberLanguage(language)
        setChosen(language)
      },
      t: (key, values) => findSentence(dictionary, key, values) ?? key,
      find: (key, values) => findSentence(dictionary, key, values),
    }
  }, [loaded])

  if (failure && !loaded) throw failure
  if (!loaded || !translation) return null
  return (
    <TranslationContext.Provider value={translation}>{children(loaded.pack)}</TranslationContext.Provider>
  )
}
