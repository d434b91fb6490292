import { useMemo } from 'react'
import type { StatisticsScope } from '../../../domain/statistics'
import { type Translation, useTranslation } from '../../../i18n/useTranslation'
import { scopeByPeriod, scopeByRound, scopeOfNow } from '../statisticsAddress'
import { type StatisticsContext, useStatisticsContext } from '../statisticsContext'
import { useScopeText } from '../useScopeText'

export interface ReportScopes {
  /** Of what belongs to rounds. */
  renewals: StatisticsScope
  now: StatisticsScope
  /** Of what belongs to months. */
  period: StatisticsScope
}

/** What a report is about, and the words to say it in. */
export interface ReportText
  extends Pick<Translation, 't' | 'find'>,
    Pick<StatisticsContext, 'words' | 'rounds' | 'seesCities' | 'today'> {
  scopes: ReportScopes
  title: string
  /** The scopes in words. */
  scopeTexts: Record<keyof ReportScopes, string>
}

/** The report that the address asks for: of a month where it names exactly one. */
export function useReportText(): ReportText {
  const { t, find } = useTranslation()
  const context = useStatisticsContext()
  const scopeText = useScopeText()
  return useMemo(() => {
    const { filters, words, rounds, seesCities, today } = context
    const scopes = {
      renewals: scopeByRound(filters, context),
      now: scopeOfNow(filters),
      period: scopeByPeriod(filters, context),
    }
    const isOfMonth = filters.from !== undefined && filters.from === filters.to
    return {
      t,
      find,
      words,
      rounds,
      seesCities,
      today,
      scopes,
      title: isOfMonth
        ? t('statistics.report.monthly', { month: filters.from })
        : t('statistics.report.title'),
      scopeTexts: {
        renewals: scopeText(scopes.renewals),
        now: scopeText(scopes.now, true),
        period: scopeText(scopes.period),
      },
    }
  }, [t, find, context, scopeText])
}
