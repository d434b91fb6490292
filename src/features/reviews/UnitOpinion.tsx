import type { ReviewFile } from '../../data/reviewing'
import { useTranslation } from '../../i18n/useTranslation'

/** What the unit said of the person's work, and whether it agreed: the words alone may be of a refusal. */
export function UnitOpinion({ file: { application, events } }: { file: ReviewFile }) {
  const { t, language } = useTranslation()
  if (!application.unit_opinion) return null
  const decided = events.findLast(
    ({ from_status, action }) =>
      from_status === 'unit_review' && (action === 'approve' || action === 'reject'),
  )
  const notes = [
    decided && (decided.action === 'approve' ? t('review.agreed') : t('review.disagreed')),
    application.data_version > 0 && t('review.dataVersion', { version: application.data_version }),
  ].filter(Boolean)
  return (
    <p>
      {t('review.unitOpinion', { opinion: application.unit_opinion })}
      {notes.length > 0 &&
        t('review.opinionNotes', { notes: notes.join(language === 'zh-CN' ? '，' : ', ') })}
    </p>
  )
}
