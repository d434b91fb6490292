import { Flex } from 'antd'
import { Link } from 'react-router'
import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { PersonRow } from '../../data/peopleRegister'
import { currentProfile } from '../../data/profile'
import { personPath } from '../../domain/paths'
import { regionName } from '../../domain/region'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import type { RegisterColumn } from '../../ui/columnChoice'
import { StatusTag } from '../../ui/StatusTag'
import { CardStatusTag, PersonStatusTag } from './statusTags'

const cardsShown = 2

/** The columns of the list of people. */
export function personColumns(
  dictionaries: Dictionaries | undefined,
  { t, language }: Translation,
): RegisterColumn<PersonRow>[] {
  return [
    {
      key: 'name',
      title: t('person.column.name'),
      sorter: true,
      render: (_, row) => <Link to={personPath(row.id)}>{row.name}</Link>,
    },
    {
      key: 'idNumber',
      title: t('person.column.idNumber'),
      choice: 'shown',
      render: (_, row) => <span className="tabular">{row.id_number_masked}</span>,
    },
    {
      key: 'phone',
      title: t('person.column.phone'),
      choice: 'hidden',
      render: (_, row) => <span className="tabular">{row.phone_masked}</span>,
    },
    {
      key: 'unit',
      title: t('person.column.unit'),
      choice: 'shown',
      render: (_, row) => row.institution_name,
    },
    {
      key: 'region',
      title: t('person.column.region'),
      // a city or a unit sees one
      choice: (currentProfile()?.regions.length ?? 0) > 1 ? 'shown' : 'hidden',
      render: (_, row) => regionName(row.region_code, language),
    },
    {
      key: 'cards',
      title: t('person.column.cards'),
      render: (_, row) => <CardsInShort row={row} dictionaries={dictionaries} />,
    },
    {
      key: 'status',
      title: t('person.column.status'),
      choice: 'shown',
      render: (_, row) => <PersonStatusTag status={row.status} />,
    },
    {
      key: 'former',
      title: t('person.column.former'),
      choice: 'hidden',
      render: (_, row) => row.former_names.join('、'),
    },
  ]
}

function CardsInShort({ row, dictionaries }: { row: PersonRow; dictionaries: Dictionaries | undefined }) {
  const { t, language } = useTranslation()
  const hidden = row.cards.length - cardsShown
  return (
    <>
      {row.cards.slice(0, cardsShown).map((card) => (
        <Flex key={card.id} gap={8} wrap>
          <span className="tabular">
            {nameOf(language, dictionaries?.cardKinds ?? [], card.kind)} {card.number} · {card.valid_to}
          </span>
          {card.status !== 'active' && <CardStatusTag status={card.status} />}
        </Flex>
      ))}
      {hidden > 0 && <StatusTag tone="quiet">{t('person.moreCards', { count: hidden })}</StatusTag>}
    </>
  )
}

/** A person on a phone. */
export function PersonListCard({
  row,
  dictionaries,
}: {
  row: PersonRow
  dictionaries: Dictionaries | undefined
}) {
  return (
    <div style={{ display: 'grid', gap: 4 }}>
      <Flex justify="space-between" gap={8} wrap>
        <Link to={personPath(row.id)}>{row.name}</Link>
        <PersonStatusTag status={row.status} />
      </Flex>
      <span className="tabular">{row.id_number_masked}</span>
      <span>{row.institution_name}</span>
      <CardsInShort row={row} dictionaries={dictionaries} />
    </div>
  )
}
