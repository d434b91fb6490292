import { Flex } from 'antd'
import { Link } from 'react-router'
import type { CardListRow } from '../../data/cardsRegister'
import { type Dictionaries, nameOf } from '../../data/dictionaries'
import { type CardStatus, type ExpiryView, expiryViewOf } from '../../domain/card'
import { personPath, reviewFilePath } from '../../domain/paths'
import { regionName } from '../../domain/region'
import { daysBetween, type IsoDate } from '../../domain/shanghai'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import type { RegisterColumn } from '../../ui/columnChoice'
import { StatusTag, type Tone } from '../../ui/StatusTag'

const statusTones: Record<CardStatus, Tone> = {
  active: 'good',
  superseded: 'quiet',
  lapsed: 'bad',
  disqualified: 'bad',
  cancelled: 'quiet',
}

const expiryTones: Record<ExpiryView, Tone> = {
  expired: 'bad',
  within_7: 'bad',
  within_30: 'attention',
  within_60: 'attention',
  within_90: 'waiting',
  later: 'quiet',
}

/** The columns of the list of cards. */
export function cardColumns(
  dictionaries: Dictionaries | undefined,
  today: IsoDate,
  { t, language }: Translation,
): RegisterColumn<CardListRow>[] {
  return [
    {
      key: 'number',
      title: t('cardRegister.column.number'),
      sorter: true,
      render: (_, row) => (
        <Link to={personPath(row.person_id)} className="tabular">
          {row.number}
        </Link>
      ),
    },
    {
      key: 'holder',
      title: t('cardRegister.column.holder'),
      render: (_, row) => <Link to={personPath(row.person_id)}>{row.holder_name}</Link>,
    },
    {
      key: 'kind',
      title: t('cardRegister.column.kind'),
      choice: 'shown',
      render: (_, row) => nameOf(language, dictionaries?.cardKinds ?? [], row.kind),
    },
    {
      key: 'level',
      title: t('cardRegister.column.level'),
      choice: 'hidden',
      render: (_, row) => row.level,
    },
    {
      key: 'issuer',
      title: t('cardRegister.column.issuer'),
      choice: 'hidden',
      render: (_, row) => nameOf(language, dictionaries?.issuers ?? [], row.issuer_code),
    },
    {
      key: 'unit',
      title: t('cardRegister.column.unit'),
      choice: 'shown',
      render: (_, row) => row.institution_name,
    },
    {
      key: 'region',
      title: t('cardRegister.column.region'),
      choice: 'hidden',
      render: (_, row) => regionName(row.region_code, language),
    },
    {
      key: 'occupations',
      title: t('cardRegister.column.occupations'),
      choice: 'shown',
      render: (_, row) => row.occupations.join('、'),
    },
    {
      key: 'valid_to',
      title: t('cardRegister.column.expiry'),
      sorter: true,
      render: (_, row) => <Expiry row={row} today={today} />,
    },
    {
      key: 'status',
      title: t('cardRegister.column.status'),
      choice: 'shown',
      render: (_, row) => <CardState row={row} today={today} />,
    },
    {
      key: 'file',
      title: t('cardRegister.column.file'),
      choice: 'shown',
      render: (_, row) => <LiveFile row={row} />,
    },
  ]
}

function Expiry({ row, today }: { row: CardListRow; today: IsoDate }) {
  const { t } = useTranslation()
  if (row.status !== 'active') return <span className="tabular">{row.valid_to}</span>
  const days = daysBetween(today, row.valid_to)
  const view = expiryViewOf(row.valid_to, today)
  if (view === 'later') return <span className="tabular">{row.valid_to}</span>
  return (
    <StatusTag tone={expiryTones[view]}>
      <span className="tabular">
        {row.valid_to} ·{' '}
        {days < 0 ? t('cardRegister.expiredDays', { days: -days }) : t('cardRegister.daysLeft', { days })}
      </span>
    </StatusTag>
  )
}

function CardState({ row, today }: { row: CardListRow; today: IsoDate }) {
  const { t } = useTranslation()
  return (
    <Flex gap={8} wrap>
      {row.status === 'active' && row.valid_to < today ? (
        <StatusTag tone="attention">{t('cardRegister.awaitsRenewal')}</StatusTag>
      ) : (
        <StatusTag tone={statusTones[row.status]}>{t(`words.cardStatus.${row.status}`)}</StatusTag>
      )}
      {!row.is_verified && <StatusTag tone="attention">{t('cardRegister.unverified')}</StatusTag>}
    </Flex>
  )
}

function LiveFile({ row: { file } }: { row: CardListRow }) {
  const { t } = useTranslation()
  return file && <Link to={reviewFilePath(file.id)}>{t(`words.status.${file.status}`)}</Link>
}

interface CardProps {
  row: CardListRow
  dictionaries: Dictionaries | undefined
  today: IsoDate
}

/** A card on a phone. */
export function CardListCard({ row, dictionaries, today }: CardProps) {
  const { language } = useTranslation()
  return (
    <div style={{ display: 'grid', gap: 4 }}>
      <Flex justify="space-between" gap={8} wrap>
        <Link to={personPath(row.person_id)}>{row.holder_name}</Link>
        <CardState row={row} today={today} />
      </Flex>
      <span className="tabular">
        {nameOf(language, dictionaries?.cardKinds ?? [], row.kind)} {row.number}
      </span>
      <Expiry row={row} today={today} />
      <span>{row.institution_name}</span>
      <LiveFile row={row} />
    </div>
  )
}
