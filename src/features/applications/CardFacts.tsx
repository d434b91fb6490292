import { Descriptions, Tag } from 'antd'
import type { CardRow } from '../../data/applicationFile'
import { type Dictionaries, nameOf } from '../../data/dictionaries'
import { useTranslation } from '../../i18n/useTranslation'

/** What stands on a card. */
export function CardFacts({ card, dictionaries }: { card: CardRow; dictionaries: Dictionaries }) {
  const { t, language } = useTranslation()
  return (
    <Descriptions
      column={1}
      size="small"
      bordered
      items={[
        {
          key: 'number',
          label: t('file.cardNumber'),
          children: (
            <>
              <span className="tabular">{card.number}</span>{' '}
              {!card.is_verified && <Tag>{t('application.unverifiedCard')}</Tag>}
            </>
          ),
        },
        {
          key: 'kind',
          label: t('application.kind'),
          children: nameOf(language, dictionaries.cardKinds, card.kind),
        },
        { key: 'occupations', label: t('file.occupations'), children: card.occupations.join('、') },
        {
          key: 'validity',
          label: t('application.validity'),
          children: (
            <span className="tabular">
              {t('application.validityRange', { from: card.valid_from, to: card.valid_to })}
            </span>
          ),
        },
        {
          key: 'issuer',
          label: t('application.issuer'),
          children: nameOf(language, dictionaries.issuers, card.issuer_code),
        },
      ]}
    />
  )
}
