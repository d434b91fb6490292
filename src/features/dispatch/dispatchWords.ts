import type { OrderRow, OrderStatus } from '../../data/dispatch'
import type { Translation } from '../../i18n/useTranslation'
import type { Tone } from '../../ui/StatusTag'

export const orderTones: Record<OrderStatus, Tone> = {
  ordered: 'attention',
  committed: 'waiting',
  drawn: 'good',
  cancelled: 'quiet',
}

/** One day, or from the first to the last. */
export function daysText(row: Pick<OrderRow, 'starts_on' | 'ends_on'>, { t }: Translation): string {
  const { starts_on, ends_on } = row
  return starts_on === ends_on ? starts_on : t('dispatch.daySpan', { from: starts_on, to: ends_on })
}

/** Why somebody is not drawn; a reason that is not known stands as it is. */
export function problemsText(problems: readonly string[], { find, language }: Translation): string {
  const words = problems.map((problem) => find(`dispatch.problem.${problem}`) ?? problem)
  return words.join(language === 'zh-CN' ? '；' : '; ')
}
