import type { Choice, ReportRow } from '../../../data/inspectionReports'
import type { ReportStatus } from '../../../domain/inspectionReport'
import type { Language } from '../../../i18n/language'
import type { Translation } from '../../../i18n/useTranslation'
import type { Tone } from '../../../ui/StatusTag'

export const reportTones: Record<ReportStatus, Tone> = {
  awaited: 'attention',
  draft: 'waiting',
  submitted: 'good',
  dropped: 'quiet',
}

/** The name of a line of the dictionary in the reader's language. */
export function choiceName(row: Pick<Choice, 'name_zh' | 'name_en'>, language: Language): string {
  return language === 'zh-CN' ? row.name_zh : row.name_en
}

/** One day, or from the first to the last. */
export function reportDays(row: Pick<ReportRow, 'starts_on' | 'ends_on'>, { t }: Translation): string {
  const { starts_on, ends_on } = row
  return starts_on === ends_on ? starts_on : t('inspection.daySpan', { from: starts_on, to: ends_on })
}

export const reportKey = (id: string) => ['inspection', id]
