import { theme as antdTheme, type ThemeConfig } from 'antd'

export type Appearance = 'light' | 'dark'

const storageKey = 'huanzheng.appearance'

const fonts =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'

/** The appearance chosen on this device; until somebody chooses, that of the operating system. */
export function rememberedAppearance(): Appearance {
  const chosen = localStorage.getItem(storageKey)
  if (chosen === 'light' || chosen === 'dark') return chosen
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

export function rememberAppearance(appearance: Appearance) {
  localStorage.setItem(storageKey, appearance)
}

const shared = {
  fontFamily: fonts,
  borderRadius: 4,
  // Nothing slides or fades: officers work through hundreds of files a day.
  motion: false,
}

/** All colours and measures of the product; components ask the tokens and never name a colour. */
export function themeOf(appearance: Appearance): ThemeConfig {
  if (appearance === 'dark')
    return {
      algorithm: antdTheme.darkAlgorithm,
      token: {
        ...shared,
        colorPrimary: '#5b8fd6',
        colorLink: '#84aeea',
        colorTextDescription: 'rgba(255, 255, 255, 0.65)',
        colorTextPlaceholder: 'rgba(255, 255, 255, 0.55)',
      },
    }
  return {
    algorithm: antdTheme.defaultAlgorithm,
    token: {
      ...shared,
      colorPrimary: '#1d4f91',
      colorLink: '#1d4f91',
      colorError: '#c5221f',
      colorSuccess: '#1e7b34',
      colorWarning: '#9a5b00',
      colorInfo: '#1d4f91',
      colorTextDescription: 'rgba(0, 0, 0, 0.65)',
      colorTextPlaceholder: 'rgba(0, 0, 0, 0.58)',
      colorBgLayout: '#f4f6f9',
    },
    components: { Layout: { headerBg: '#ffffff', siderBg: '#ffffff' } },
  }
}
