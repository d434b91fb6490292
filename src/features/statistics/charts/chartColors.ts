import { theme } from 'antd'

/**
 * How a series is filled. Each has a pattern besides its colour; the colours differ in lightness and lie on the axis
 * from blue to orange, which the usual kinds of colour-blindness keep apart.
 */
export const FILLS = ['solid', 'lines', 'stripes', 'dots'] as const
export type Fill = (typeof FILLS)[number]

export interface ChartColors {
  fills: Readonly<Record<Fill, string>>
  /** Of the map, from none to the most. */
  shades: readonly string[]
  /** Names on each of them. */
  onShades: readonly string[]
  line: string
}

const light: ChartColors = {
  fills: { solid: '#1d4f91', lines: '#4f8fcc', stripes: '#c2452d', dots: '#6b7280' },
  shades: ['#f1f3f6', '#d4e3f5', '#a9c8ea', '#6fa0d6', '#3a73b5', '#173f75'],
  onShades: ['#3c4350', '#10233d', '#10233d', '#0b1829', '#ffffff', '#ffffff'],
  line: '#8a4b00',
}

const dark: ChartColors = {
  fills: { solid: '#9cc0f2', lines: '#4d83c4', stripes: '#ff9272', dots: '#9aa3ad' },
  shades: ['#24282e', '#1f3a5c', '#2b5588', '#4a7fbd', '#86b1e6', '#cfe2fb'],
  onShades: ['#d5d9df', '#ffffff', '#ffffff', '#0b1829', '#0b1829', '#0b1829'],
  line: '#f2c46d',
}

/** The colours of charts in the theme in use. */
export function useChartColors(): ChartColors {
  const { token } = theme.useToken()
  return isDark(token.colorBgContainer) ? dark : light
}

function isDark(color: string): boolean {
  const [r = 255, g = 255, b = 255] = (color.match(/[0-9a-f]{2}/gi) ?? []).map((part) =>
    Number.parseInt(part, 16),
  )
  return r + g + b < 384
}

/** The CSS background of a fill, as its SVG pattern draws it. */
export function fillBackground(fill: Fill, { fills }: ChartColors): string {
  const color = fills[fill]
  const pale = `color-mix(in srgb, ${color} 35%, transparent)`
  switch (fill) {
    case 'solid':
      return color
    case 'lines':
      return `repeating-linear-gradient(0deg, ${color} 0 4px, ${pale} 4px 6px)`
    case 'stripes':
      return `repeating-linear-gradient(45deg, ${color} 0 4px, ${pale} 4px 6px)`
    case 'dots':
      return `radial-gradient(circle, ${color} 1.6px, ${pale} 2px) 0 0 / 5px 5px`
  }
}
