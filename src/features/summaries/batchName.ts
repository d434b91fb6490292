import type { SummaryBatch } from '../../data/summaries'
import type { Translation } from '../../i18n/useTranslation'

/** 汇总表 or 补充汇总 n. */
export function sequenceName({ sequence }: Pick<SummaryBatch, 'sequence'>, { t }: Pick<Translation, 't'>) {
  return sequence === 0 ? t('summary.main') : t('summary.supplement', { n: sequence })
}

/** How many people a table lists, and how many of them the province struck. */
export function peopleCount(
  { row_count, struck_count }: Pick<SummaryBatch, 'row_count' | 'struck_count'>,
  { t }: Pick<Translation, 't'>,
): string {
  return struck_count > 0
    ? t('summary.countStruck', { count: row_count, struck: struck_count })
    : t('summary.count', { count: row_count })
}
