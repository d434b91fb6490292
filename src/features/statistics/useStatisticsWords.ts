import { useMemo } from 'react'
import { type Dictionaries, nameOf } from '../../data/dictionaries'
import { PROVINCE_CODE, regionName } from '../../domain/region'
import { useTranslation } from '../../i18n/useTranslation'

/** Names of the keys by which figures are taken apart, and numbers as they are read. */
export interface StatisticsWords {
  region(code: string): string
  kind(code: string): string
  level(text: string): string
  occupation(text: string): string
  /** 2026-04, from the first day. */
  month(day: string): string
  reason(code: string): string
  ground(code: string): string
  count(n: number): string
  /** One decimal below ten; — for none. */
  percent(value: number | null): string
  /** With its sign; null where there is nothing to compare with. */
  change(now: number, before: number | undefined): string
}

export function useStatisticsWords(dictionaries: Dictionaries | undefined): StatisticsWords {
  const { t, language } = useTranslation()
  return useMemo(() => {
    const numbers = new Intl.NumberFormat(language)
    const percent = (value: number) => `${value < 9.95 && value > 0 ? value.toFixed(1) : Math.round(value)}%`
    return {
      region: (code) =>
        code === PROVINCE_CODE ? t('statistics.provincialUnits') : regionName(code, language),
      kind: (code) => nameOf(language, dictionaries?.cardKinds ?? [], code),
      level: (text) => text || t('statistics.noLevel'),
      occupation: (text) => text,
      month: (day) => day.slice(0, 7),
      reason: (code) => nameOf(language, dictionaries?.reasonCodes ?? [], code),
      ground: (code) =>
        nameOf(
          language,
          (dictionaries?.items ?? []).filter(({ dictionary }) => dictionary === 'discipline_ground'),
          code,
        ),
      count: (n) => numbers.format(n),
      percent: (value) => (value === null ? '—' : percent(value)),
      change: (now, before) => {
        if (before === undefined) return '—'
        const difference = now - before
        const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±'
        const share =
          before > 0 && difference !== 0 ? `（${sign}${percent(Math.abs((difference / before) * 100))}）` : ''
        return `${sign}${numbers.format(Math.abs(difference))}${share}`
      },
    }
  }, [t, language, dictionaries])
}
