import { Flex, Tag, Typography, theme } from 'antd'
import type { CardRow } from '../../data/applicationFile'
import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { Portal } from '../../data/peopleCards'
import { adviseOnCard, type CardAdvice, cardStateOf } from '../../domain/card'
import { applicationPath, startPath } from '../../domain/paths'
import { daysBetween } from '../../domain/shanghai'
import { adviceSentence } from '../../i18n/adviceSentence'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { LinkButton } from '../../ui/LinkButton'
import { StatusTag, type Tone } from '../../ui/StatusTag'

interface Props {
  portal: Portal
  dictionaries: Dictionaries
}

/** What waits for the holder stands before what only informs; within that, the earliest expiry first. */
const URGENCY: readonly CardAdvice['key'][] = [
  'correct',
  'upload_seal',
  'appeal',
  'continue_draft',
  'apply',
  'in_review',
  'wait_for_round',
  'no_round_yet',
  'missed',
  'renewed',
  'not_renewable',
]

const TONES: Record<CardAdvice['key'], Tone> = {
  apply: 'attention',
  correct: 'attention',
  upload_seal: 'attention',
  continue_draft: 'attention',
  appeal: 'bad',
  missed: 'bad',
  in_review: 'waiting',
  wait_for_round: 'waiting',
  no_round_yet: 'quiet',
  renewed: 'good',
  not_renewable: 'quiet',
}

/** My cards and what to do about each. */
export function CardList({ portal, dictionaries }: Props) {
  const { t } = useTranslation()
  const rows = portal.cards
    .map((card) => ({ card, advice: adviceOf(card, portal) }))
    .sort(
      (a, b) =>
        URGENCY.indexOf(a.advice.key) - URGENCY.indexOf(b.advice.key) ||
        a.card.valid_to.localeCompare(b.card.valid_to),
    )
  return (
    <section aria-label={t('portal.cards')}>
      <Typography.Title level={2} style={{ fontSize: 16, margin: '0 0 8px' }}>
        {t('portal.cards')}
      </Typography.Title>
      {rows.length === 0 && <EmptyState title={t('portal.cardsNone')} text={t('portal.cardsNoneText')} />}
      <div
        style={{
          display: 'grid',
          gap: 12,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 340px), 1fr))',
        }}
      >
        {rows.map(({ card, advice }) => (
          <CardTile
            key={card.id}
            card={card}
            advice={advice}
            dictionaries={dictionaries}
            today={portal.scope.today}
          />
        ))}
      </div>
    </section>
  )
}

/** The card's latest file and late admission decide before the rounds do. */
function adviceOf(card: CardRow, { files, rounds, lateAdmissions, scope }: Portal): CardAdvice {
  const file = files.find((row) => row.card_id === card.id) ?? null
  const late = lateAdmissions.filter((row) => row.card_id === card.id).map((row) => row.until_on)
  return adviseOnCard(card, rounds, scope.today, file, late.sort().at(-1) ?? null)
}

interface TileProps {
  card: CardRow
  advice: CardAdvice
  dictionaries: Dictionaries
  today: string
}

function CardTile({ card, advice, dictionaries, today }: TileProps) {
  const translation = useTranslation()
  const { t, find, language } = translation
  const { token } = theme.useToken()
  const isActive = card.status === 'active'
  const state = cardStateOf(card, today)
  const days = daysBetween(today, card.valid_to)
  const action = find(`portal.do.${advice.key}`)
  const target = advice.fileId
    ? applicationPath(advice.fileId)
    : advice.key === 'apply'
      ? startPath(card.id)
      : null
  const isCall = TONES[advice.key] === 'attention'
  return (
    <article
      aria-label={card.number}
      style={{
        display: 'flex',
        flexDirection: 'column',
        gap: 8,
        padding: 16,
        background: token.colorBgContainer,
        border: `1px solid ${token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
      }}
    >
      <Flex gap={8} wrap align="baseline">
        <Typography.Text strong>{nameOf(language, dictionaries.cardKinds, card.kind)}</Typography.Text>
        <span className="tabular">{card.number}</span>
        {!isActive && <Tag>{t(`words.cardStatus.${card.status}`)}</Tag>}
        {!card.is_verified && <Tag>{t('application.unverifiedCard')}</Tag>}
      </Flex>
      {card.occupations.length > 0 && <div>{card.occupations.join('、')}</div>}
      <Typography.Text type="secondary" className="tabular">
        {t('portal.validTo', { date: card.valid_to })}
        {isActive &&
          (state === 'awaiting_renewal'
            ? ` · ${t('portal.expired', { days: -days })}`
            : ` · ${t('portal.daysLeft', { days })}`)}
      </Typography.Text>
      <div style={{ display: 'flex', flex: 1 }}>
        <StatusTag tone={TONES[advice.key]}>
          <span style={{ whiteSpace: 'normal' }}>{adviceSentence(advice, translation)}</span>
        </StatusTag>
      </div>
      {target && action && (
        <LinkButton to={target} type={isCall ? 'primary' : 'default'} size="large" block>
          {action}
        </LinkButton>
      )}
    </article>
  )
}
