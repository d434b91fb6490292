import type { RecordStatus } from '../../data/activityRecords'
import type { Translation } from '../../i18n/useTranslation'
import type { Tone } from '../../ui/StatusTag'

/** How a state reads. */
export const recordTones: Record<RecordStatus, Tone> = {
  declared: 'waiting',
  confirmed: 'good',
  disputed: 'bad',
}

/** The names of columns in the history. */
export function recordFieldName(field: string, { t }: Translation): string | undefined {
  switch (field) {
    case 'batch':
    case 'place':
    case 'occupation':
    case 'status':
      return t(`activity.${field}`)
    case 'held_on':
      return t('activity.heldOn')
    case 'institution_name':
      return t('activity.institution')
    case 'dispute_reason':
      return t('activity.disputeReason')
    case 'dispute_answer':
      return t('activity.answer')
    default:
      return undefined
  }
}

/** A value in the history. */
export function recordValueText(field: string, value: unknown, { t }: Translation): string {
  if (value === null || value === undefined || value === '') return '—'
  return field === 'status' ? t(`activity.statuses.${value as RecordStatus}`) : String(value)
}
