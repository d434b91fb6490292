import type { PersonStatus } from '../../data/peopleRegister'
import type { CardStatus } from '../../domain/card'
import { useTranslation } from '../../i18n/useTranslation'
import { StatusTag, type Tone } from '../../ui/StatusTag'

const personTones: Record<PersonStatus, Tone> = {
  unverified: 'attention',
  verified: 'good',
  disputed: 'bad',
  merged: 'quiet',
}

/** What is known of a record, as icon and word. */
export function PersonStatusTag({ status }: { status: PersonStatus }) {
  const { t } = useTranslation()
  return <StatusTag tone={personTones[status]}>{t(`person.status.${status}`)}</StatusTag>
}

const cardTones: Record<CardStatus, Tone> = {
  active: 'good',
  superseded: 'quiet',
  lapsed: 'bad',
  disqualified: 'bad',
  cancelled: 'quiet',
}

/** What a card is, as icon and word; a live one past its date may be renewed but not used. */
export function CardStatusTag({ status, isExpired }: { status: CardStatus; isExpired?: boolean }) {
  const { t } = useTranslation()
  if (status === 'active' && isExpired) {
    return <StatusTag tone="attention">{t('person.awaitsRenewal')}</StatusTag>
  }
  return <StatusTag tone={cardTones[status]}>{t(`words.cardStatus.${status}`)}</StatusTag>
}
