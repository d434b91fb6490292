import type { StatisticsScope } from '../../domain/statistics'
import { useTranslation } from '../../i18n/useTranslation'
import { useStatisticsContext } from './statisticsContext'

/** A scope in words: for the line above the figures, the report and the workbook. */
export function useScopeText() {
  const { t } = useTranslation()
  const { rounds, seesCities, words, today } = useStatisticsContext()
  return ({ round, from, to, kind, region }: StatisticsScope, isNow = false): string => {
    const parts = [
      round
        ? (rounds.find(({ id }) => id === round)?.name ?? t('statistics.oneRound'))
        : !isNow && !from && !to && t('statistics.allRounds'),
      (from || to) &&
        t('statistics.months', {
          from: from ? words.month(from) : '…',
          to: to ? words.month(to) : words.month(today),
        }),
      isNow && t('statistics.asOf', { today }),
      region ? words.region(region) : seesCities && t('statistics.wholeProvince'),
      kind && words.kind(kind),
    ]
    return t('statistics.scope', { parts: parts.filter(Boolean).join(' · ') })
  }
}
