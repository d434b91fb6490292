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
        colorPrimary: '#7aa9e6',
        colorLink: '#9cc0f2',
        colorError: '#ff8078',
        colorPrimaryBg: '#1c2b40',
        colorPrimaryBgHover: '#24364f',
        colorTextDescription: 'rgba(255, 255, 255, 0.65)',
        colorTextPlaceholder: 'rgba(255, 255, 255, 0.55)',
      },
      // dark words on the light blue, which white ones would not stand out from
      components: {
        Button: { primaryColor: '#0b1829', dangerColor: '#0b1829' },
        Descriptions: { labelColor: 'rgba(255, 255, 255, 0.65)' },
      },
    }
  return {
    algorithm: antdTheme.defaultAlgorithm,
    token: {
      ...shared,
      colorPrimary: '#1d4f91',
      colorLink: '#1d4f91',
      colorLinkHover: '#163d70',
      colorError: '#c5221f',
      // darker under the pointer: antd's lighter red is too pale behind white words
      colorErrorHover: '#a81b18',
      colorSuccess: '#1e7b34',
      colorWarning: '#9a5b00',
      colorInfo: '#1d4f91',
      // antd mixes the tints of dark colours with grey; these stay light and clear.
      colorPrimaryBg: '#e7effa',
      colorPrimaryBgHover: '#d6e4f6',
      colorInfoBg: '#eaf2fb',
      colorInfoBorder: '#b5cdea',
      colorSuccessBg: '#eaf6ec',
      colorSuccessBorder: '#b3dbbb',
      colorWarningBg: '#fdf4e3',
      colorWarningBorder: '#ecd09c',
      colorErrorBg: '#fdeeed',
      colorErrorBorder: '#f0bcb9',
      colorTextDescription: 'rgba(0, 0, 0, 0.65)',
      colorTextPlaceholder: 'rgba(0, 0, 0, 0.58)',
      colorBgLayout: '#f4f6f9',
    },
    components: {
      Layout: { headerBg: '#ffffff', siderBg: '#ffffff' },
      Descriptions: { labelColor: 'rgba(0, 0, 0, 0.65)' },
    },
  }
}
