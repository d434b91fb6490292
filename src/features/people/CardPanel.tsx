import { Button, Descriptions, Flex, Timeline } from 'antd'
import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { CardEvent, PersonCard } from '../../data/peopleRegister'
import { type IsoDate, shanghaiDateTime } from '../../domain/shanghai'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { StatusTag } from '../../ui/StatusTag'
import { CardStatusTag } from './statusTags'

interface Props {
  card: PersonCard
  dictionaries: Dictionaries
  today: IsoDate
  mayCorrect: boolean
  mayMap: boolean
  mayVerify: boolean
  mayRemove: boolean
  mayCancel: boolean
  mayUncancel: boolean
  onDo(what: 'correct' | 'map' | 'verify' | 'remove' | 'cancel' | 'uncancel'): void
}

/** One card: what it says, what became of it, and what may be done with it. */
export function CardPanel(props: Props) {
  const {
    card,
    dictionaries,
    today,
    mayCorrect,
    mayMap,
    mayVerify,
    mayRemove,
    mayCancel,
    mayUncancel,
    onDo,
  } = props
  const translation = useTranslation()
  const { t, language } = translation
  const name = `${nameOf(language, dictionaries.cardKinds, card.kind)} ${card.number}`
  return (
    <Panel
      title={name}
      extra={
        <Flex gap={8} align="center" wrap>
          <CardStatusTag status={card.status} isExpired={card.valid_to < today} />
          {!card.is_verified && <StatusTag tone="attention">{t('person.unverified')}</StatusTag>}
          {mayVerify && (
            <Button size="small" type="primary" onClick={() => onDo('verify')}>
              {t('person.verify')}
            </Button>
          )}
          {mayCorrect && (
            <Button size="small" onClick={() => onDo('correct')}>
              {t('person.correct')}
            </Button>
          )}
          {mayMap && (
            <Button size="small" onClick={() => onDo('map')}>
              {t('person.mapping')}
            </Button>
          )}
          {mayCancel && (
            <Button size="small" onClick={() => onDo('cancel')}>
              {t('person.cancelCard')}
            </Button>
          )}
          {mayUncancel && (
            <Button size="small" onClick={() => onDo('uncancel')}>
              {t('person.uncancelCard')}
            </Button>
          )}
          {mayRemove && (
            <Button size="small" danger onClick={() => onDo('remove')}>
              {t('person.removeCard')}
            </Button>
          )}
        </Flex>
      }
    >
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2, lg: 3 }}
        items={[
          {
            key: 'validity',
            label: t('person.card.validity'),
            children: (
              <span className="tabular">
                {t('person.validity', { from: card.valid_from, to: card.valid_to })}
              </span>
            ),
          },
          {
            key: 'issuer',
            label: t('person.card.issuer'),
            children: nameOf(language, dictionaries.issuers, card.issuer_code),
          },
          { key: 'level', label: t('person.card.level'), children: card.level ?? '—' },
          ...(card.occupations.length > 0
            ? [
                {
                  key: 'occupations',
                  label: t('person.card.occupations'),
                  span: 3,
                  children: occupationsText(card, translation),
                },
              ]
            : []),
        ]}
      />
      <section aria-label={t('person.course')} style={{ marginTop: 12 }}>
        <Timeline
          style={{ marginBottom: -24 }}
          items={card.events.map((event) => ({
            key: `${event.at} ${event.kind}`,
            color: tones[event.kind] ?? 'gray',
            children: (
              <>
                <span className="tabular">{shanghaiDateTime(event.at)}</span> {eventText(event, translation)}
                {event.by && ` · ${event.by}`}
              </>
            ),
          }))}
        />
      </section>
    </Panel>
  )
}

const tones: Partial<Record<CardEvent['kind'], string>> = {
  issued: 'green',
  registered: 'blue',
  verified: 'green',
  lapsed: 'red',
  disqualified: 'red',
}

function eventText({ kind, values }: CardEvent, { t }: Translation): string {
  const ground = values.ground
  return t(`person.event.${kind}`, {
    application: values.application ?? '',
    reason: values.reason ?? '',
    collector: values.collector ?? '',
    ground:
      ground === 'lost' || ground === 'misprint' || ground === 'damaged' ? t(`person.ground.${ground}`) : '',
  })
}

/** The print, and beside it the code of the catalogue where there is one. */
function occupationsText({ occupations, occupation_codes: codes }: PersonCard, { t }: Translation): string {
  return occupations.map((text, index) => `${text}（${codes[index] || t('person.unmapped')}）`).join('、')
}
