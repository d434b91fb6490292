import { Flex } from 'antd'
import { Link } from 'react-router'
import type { InstitutionFigures, InstitutionRow } from '../../data/institutions'
import { institutionPath } from '../../domain/paths'
import { regionName } from '../../domain/region'
import type { IsoDate } from '../../domain/shanghai'
import type { Translation } from '../../i18n/useTranslation'
import type { RegisterColumn } from '../../ui/columnChoice'
import { StatusTag } from '../../ui/StatusTag'
import { filingText, ownerText } from './institutionWords'

/** A row with its figures, as soon as they are counted. */
export interface CountedInstitution extends InstitutionRow {
  figures?: InstitutionFigures
}

const figure = (value: number | undefined) => (value === undefined ? '…' : String(value))

/** The columns of the register; memoise the result. */
export function institutionColumns(
  translation: Translation,
  today: IsoDate,
): RegisterColumn<CountedInstitution>[] {
  const { t, language } = translation
  return [
    {
      key: 'name',
      title: t('institution.name'),
      sorter: true,
      fixed: 'left',
      render: (_, row) => <Link to={institutionPath(row.id)}>{row.name}</Link>,
    },
    {
      key: 'owner',
      title: t('institution.attribution'),
      render: (_, row) => ownerText(row, translation),
    },
    {
      key: 'location',
      title: t('institution.location'),
      choice: 'hidden',
      render: (_, row) => regionName(row.location_code, language),
    },
    { key: 'filing', title: t('institution.filing'), choice: 'shown', dataIndex: 'filing_number' },
    {
      key: 'filing_valid_to',
      title: t('institution.filingTerm'),
      sorter: true,
      choice: 'shown',
      render: (_, row) => {
        const { tone, text } = filingText(row.filing_valid_to, today, translation)
        return <StatusTag tone={tone}>{text}</StatusTag>
      },
    },
    {
      key: 'contact',
      title: t('institution.contact'),
      choice: 'shown',
      render: (_, row) => [row.contact_name, row.contact_phone].filter(Boolean).join(' '),
    },
    {
      key: 'people',
      title: t('institution.people'),
      align: 'right',
      choice: 'shown',
      render: (_, row) => figure(row.figures?.people),
    },
    {
      key: 'cards',
      title: t('institution.cards'),
      align: 'right',
      choice: 'shown',
      render: (_, row) => figure(row.figures?.cards),
    },
    {
      key: 'expiring',
      title: t('institution.expiring'),
      align: 'right',
      choice: 'shown',
      render: (_, row) => figure(row.figures?.expiring),
    },
    {
      key: 'status',
      title: t('institution.status'),
      render: (_, row) => <InstitutionStatus row={row} translation={translation} />,
    },
  ]
}

interface Words {
  row: CountedInstitution
  translation: Translation
}

export function InstitutionStatus({
  row,
  translation: { t },
}: {
  row: Pick<InstitutionRow, 'status'>
  translation: Translation
}) {
  return (
    <StatusTag tone={row.status === 'active' ? 'good' : 'quiet'}>
      {t(`institution.statuses.${row.status}`)}
    </StatusTag>
  )
}

/** A row on a phone. */
export function InstitutionCard({ row, translation, today }: Words & { today: IsoDate }) {
  const { t } = translation
  const filing = filingText(row.filing_valid_to, today, translation)
  return (
    <Flex vertical gap={4}>
      <Flex justify="space-between" gap={8}>
        <Link to={institutionPath(row.id)}>{row.name}</Link>
        <InstitutionStatus row={row} translation={translation} />
      </Flex>
      <span>{ownerText(row, translation)}</span>
      <StatusTag
        tone={filing.tone}
      >{`${t('institution.filing')} ${row.filing_number ?? ''} ${filing.text}`}</StatusTag>
      {row.figures && (
        <span className="tabular">
          {t('institution.cardLine', {
            people: row.figures.people,
            cards: row.figures.cards,
            expiring: row.figures.expiring,
          })}
        </span>
      )}
    </Flex>
  )
}
