import { alwaysLoaded } from './alwaysLoaded'
import {
  type Language,
  loadLibraryWords,
  rememberedLanguage,
  rememberLanguage,
  type WordsOfLibraries,
} from './language'
import { type Dictionary, findSentence } from './translator'
import type { Translation } from './useTranslation'
import type { zhCN } from './zh-CN'

/** A file of src/i18n/zh-CN and en-US: the sentences of one subject. */
export type Chapter = keyof typeof zhCN

type Load = () => Promise<Record<string, Dictionary>>

const files: Record<Language, Record<string, Load>> = {
  'zh-CN': import.meta.glob<Record<string, Dictionary>>('./zh-CN/*.ts'),
  'en-US': import.meta.glob<Record<string, Dictionary>>('./en-US/*.ts'),
}
const loaded: Record<Language, Record<string, Dictionary>> = { 'zh-CN': {}, 'en-US': {} }
const wanted = new Set<Chapter>(alwaysLoaded)

/** The language in use, with the libraries' own words. */
export interface Sentences extends Translation {
  libraries: WordsOfLibraries
}

let current: Sentences | undefined
let failure: unknown
let newest: Language | undefined
const watchers = new Set<() => void>()

/** Calls back whenever the language has changed, or the first one has arrived or could not be loaded. */
export function watchSentences(onChange: () => void): () => void {
  watchers.add(onChange)
  return () => watchers.delete(onChange)
}

/**
 * The sentences in the language chosen; undefined until they have arrived.
 *
 * @throws what loading the first language failed with
 */
export function currentSentences(): Sentences | undefined {
  if (!current && failure) throw failure
  return current
}

/** Loads the chapters of a page in the language in use; a language chosen later brings them along. */
export async function wantChapters(chapters: readonly Chapter[]): Promise<void> {
  for (const chapter of chapters) wanted.add(chapter)
  await loadMissing(newest ?? rememberedLanguage())
  if (current) await loadMissing(current.language)
}

/**
 * Changes the language once every chapter wanted so far has arrived, so that no page shows a bare key.
 * A language that cannot be loaded leaves the present one.
 */
export async function showLanguage(language: Language): Promise<void> {
  newest = language
  try {
    const [libraries] = await Promise.all([loadLibraryWords(language), loadMissing(language)])
    // a page may have been opened meanwhile
    await loadMissing(language)
    if (newest !== language) return
    current = translationOf(language, libraries)
    document.documentElement.lang = language
  } catch (error) {
    failure = error
    newest = current?.language
  }
  for (const onChange of watchers) onChange()
}

function translationOf(language: Language, libraries: WordsOfLibraries): Sentences {
  const dictionary = loaded[language]
  return {
    language,
    libraries,
    setLanguage(chosen) {
      rememberLanguage(chosen)
      void showLanguage(chosen)
    },
    t: (key, values) => findSentence(dictionary, key, values) ?? key,
    find: (key, values) => findSentence(dictionary, key, values),
  }
}

async function loadMissing(language: Language): Promise<void> {
  const missing = [...wanted].filter((chapter) => !loaded[language][chapter])
  await Promise.all(
    missing.map(async (chapter) => {
      const module = await files[language][`./${language}/${chapter}.ts`]?.()
      const dictionary = module?.[chapter]
      if (!dictionary) throw new Error(`no chapter ${chapter} in ${language}`)
      loaded[language][chapter] = dictionary
    }),
  )
}
