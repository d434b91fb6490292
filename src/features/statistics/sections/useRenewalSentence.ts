import type { RenewalBasis, Renewals } from '../../../data/statistics'
import { passRate, type RenewalDimension } from '../../../domain/statistics'
import { useTranslation } from '../../../i18n/useTranslation'
import { useStatisticsContext } from '../statisticsContext'
import type { ComparedRow } from './renewalRows'

interface About {
  by: RenewalDimension
  total: ComparedRow | undefined
  /** What is compared with. */
  basis: RenewalBasis | undefined
  /** Asked for, but there is no such round or period. */
  isMissing: boolean
}

/** What renewals say, in a sentence or two. */
export function useRenewalSentence() {
  const { t } = useTranslation()
  const { words } = useStatisticsContext()
  return (answer: Renewals, { by, total, basis, isMissing }: About): string => {
    if (!total) {
      const keys = answer.rows.filter((row) => row.basis === 'this').length
      return t('statistics.occupationsSay', { count: words.count(keys) })
    }
    const { now, past } = total
    const parts = [
      t('statistics.renewalsSay', {
        files: words.count(now.files),
        passed: words.count(now.passed),
        open: words.count(now.open),
        refused: words.count(now.refused),
        ended: words.count(now.ended),
        rate: words.percent(passRate(now)),
      }),
    ]
    if (basis && past) {
      parts.push(
        t('statistics.comparedSay', {
          basis: basis.round_name ?? t(`statistics.basis.${basis.basis}`),
          files: words.count(past.files),
          change: words.change(now.files, past.files),
        }),
      )
    } else if (isMissing && by !== 'round') parts.push(t('statistics.nothingBefore'))
    return parts.join('')
  }
}
