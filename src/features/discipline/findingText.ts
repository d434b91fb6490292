import type { Finding } from '../../data/findings'
import type { Translation } from '../../i18n/useTranslation'

/** What was compared, in words. */
export function findingText({ kind, details, source }: Finding, { t }: Pick<Translation, 't'>): string {
  if (source !== 'system') return String(details.text ?? '')
  switch (kind) {
    case 'expired_card':
      return t('discipline.finding.text.expired', {
        number: details.card_number ?? '–',
        validTo: details.valid_to,
      })
    case 'no_card':
      return t('discipline.finding.text.noCard')
    case 'occupation_outside':
      return t('discipline.finding.text.occupation', {
        occupation: details.occupation,
        occupations: (details.occupations as string[] | undefined)?.join('、') ?? '',
      })
    case 'level_outside':
      return t('discipline.finding.text.level', { number: details.card_number ?? '–' })
    case 'two_places':
      return t('discipline.finding.text.places', { site: details.site, other: details.other_site })
    case 'consecutive':
      return t('discipline.finding.text.consecutive', { count: details.sessions })
    default:
      return ''
  }
}
