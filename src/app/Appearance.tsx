import { theme as antdTheme, ConfigProvider } from 'antd'
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react'
import type { WordsOfLibraries } from '../i18n/language'
import { type Appearance as AppearanceName, rememberAppearance, rememberedAppearance, themeOf } from './theme'

interface AppearanceChoice {
  appearance: AppearanceName
  setAppearance(appearance: AppearanceName): void
}

const AppearanceContext = createContext<AppearanceChoice>({
  appearance: 'light',
  setAppearance: () => undefined,
})

/** Light or dark, and the switch between them. */
export function useAppearance(): AppearanceChoice {
  return useContext(AppearanceContext)
}

/** antd's tokens and words for everything below. */
export function Appearance({ libraries, children }: { libraries: WordsOfLibraries; children: ReactNode }) {
  const [appearance, setChosen] = useState(rememberedAppearance)
  const theme = useMemo(() => themeOf(appearance), [appearance])
  const choice = useMemo(
    () => ({
      appearance,
      setAppearance(chosen: AppearanceName) {
        rememberAppearance(chosen)
        setChosen(chosen)
      },
    }),
    [appearance],
  )
  return (
    <AppearanceContext.Provider value={choice}>
      <ConfigProvider locale={libraries} theme={theme} button={{ autoInsertSpace: false }}>
        <Surface appearance={appearance} />
        {children}
      </ConfigProvider>
    </AppearanceContext.Provider>
  )
}

/** Gives the page itself the colours and the font of the tokens. */
function Surface({ appearance }: { appearance: AppearanceName }) {
  const { token } = antdTheme.useToken()
  useLayoutEffect(() => {
    document.documentElement.style.colorScheme = appearance
    Object.assign(document.body.style, {
      background: token.colorBgLayout,
      color: token.colorText,
      fontFamily: token.fontFamily,
      fontSize: `${token.fontSize}px`,
      lineHeight: String(token.lineHeight),
    })
  }, [appearance, token])
  return null
}
