import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import {
  type Extent,
  type Language,
  type LanguagePack,
  loadLanguage,
  rememberedLanguage,
  rememberLanguage,
} from '../i18n/language'
import { findSentence } from '../i18n/translator'
import { type Translation, TranslationContext } from '../i18n/useTranslation'

interface Wanted {
  language: Language
  extent: Extent
}

interface Loaded extends Wanted {
  pack: LanguagePack
}

interface ExtentChoice {
  extent: Extent
  wantAll(): void
}

interface Props {
  /** What the page that is opened first needs. */
  start: Extent
  children: (pack: LanguagePack) => ReactNode
}

const ExtentContext = createContext<ExtentChoice>({ extent: 'door', wantAll: () => undefined })

/** Loads the chosen language before anything is shown, and changes it without losing the page. */
export function LanguageProvider({ start, children }: Props) {
  const [wanted, setWanted] = useState<Wanted>(() => ({ language: rememberedLanguage(), extent: start }))
  const [loaded, setLoaded] = useState<Loaded>()
  const [failure, setFailure] = useState<unknown>()

  useEffect(() => {
    let isCurrent = true
    loadLanguage(wanted.language, wanted.extent).then(
      (pack) => isCurrent && setLoaded({ ...wanted, pack }),
      (error) => isCurrent && setFailure(error),
    )
    return () => {
      isCurrent = false
    }
  }, [wanted])

  const translation = useMemo<Translation | undefined>(() => {
    if (!loaded) return undefined
    const { dictionary } = loaded.pack
    return {
      language: loaded.language,
      setLanguage(language) {
        rememberLanguage(language)
        setWanted(({ extent }) => ({ language, extent }))
      },
      t: (key, values) => findSentence(dictionary, key, values) ?? key,
      find: (key, values) => findSentence(dictionary, key, values),
    }
  }, [loaded])

  const extent = useMemo<ExtentChoice>(
    () => ({
      extent: loaded?.extent ?? 'door',
      wantAll: () => setWanted((now) => (now.extent === 'all' ? now : { ...now, extent: 'all' })),
    }),
    [loaded?.extent],
  )

  // With a language at hand, a failure to load another one leaves the present one.
  if (failure && (!loaded || loaded.extent !== wanted.extent)) throw failure
  if (!loaded || !translation) return null
  return (
    <ExtentContext.Provider value={extent}>
      <TranslationContext.Provider value={translation}>{children(loaded.pack)}</TranslationContext.Provider>
    </ExtentContext.Provider>
  )
}

/** Shows its content as soon as all sentences are there, not only those of the pages before the sign-in. */
export function WithAllSentences({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  const { extent, wantAll } = useContext(ExtentContext)
  useEffect(wantAll, [wantAll])
  return extent === 'all' ? children : waiting
}
