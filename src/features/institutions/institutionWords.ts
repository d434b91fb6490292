import type { InstitutionRow } from '../../data/institutions'
import { filingStateOf } from '../../domain/institution'
import { regionName } from '../../domain/region'
import type { IsoDate } from '../../domain/shanghai'
import type { Translation } from '../../i18n/useTranslation'
import type { Tone } from '../../ui/StatusTag'

/** Whom it belongs to: 属地 · 成都市, or 省属. */
export function ownerText(
  row: Pick<InstitutionRow, 'attribution' | 'region_code'>,
  { t, language }: Translation,
): string {
  return row.attribution === 'province'
    ? t('institution.ofProvince')
    : t('institution.ofCity', { region: regionName(row.region_code, language) })
}

/** When the filing ends, and how that reads. */
export function filingText(
  validTo: IsoDate | null,
  today: IsoDate,
  { t }: Translation,
): { tone: Tone; text: string } {
  const state = filingStateOf(validTo, today)
  const tones = { none: 'quiet', valid: 'good', soon: 'attention', ended: 'bad' } as const
  return { tone: tones[state], text: t(`institution.filingStates.${state}`, { date: validTo ?? '' }) }
}

/** The names of columns in the history. */
export function institutionFieldName(field: string, { t }: Translation): string | undefined {
  switch (field) {
    case 'name':
    case 'attribution':
    case 'address':
    case 'status':
      return t(`institution.${field}`)
    case 'region_code':
      return t('institution.region')
    case 'location_code':
      return t('institution.location')
    case 'filing_number':
      return t('institution.filing')
    case 'filing_valid_from':
      return t('institution.filingFrom')
    case 'filing_valid_to':
      return t('institution.filingTo')
    case 'contact_name':
      return t('institution.contact')
    case 'contact_phone':
      return t('institution.contactPhone')
    default:
      return undefined
  }
}

/** A value in the history. */
export function institutionValueText(field: string, value: unknown, { t, language }: Translation): string {
  if (value === null || value === undefined || value === '') return '—'
  if (field.endsWith('_code')) return regionName(String(value), language)
  if (field === 'attribution')
    return t(value === 'city' ? 'institution.attributions.city' : 'institution.attributions.province')
  if (field === 'status')
    return t(value === 'active' ? 'institution.statuses.active' : 'institution.statuses.cancelled')
  return String(value)
}
