import { Flex } from 'antd'
import { Link } from 'react-router'
import type { Dictionaries } from '../../data/dictionaries'
import type { CaseRow } from '../../data/discipline'
import { casePath } from '../../domain/disciplinePaths'
import { regionName } from '../../domain/region'
import { shanghaiDateTime } from '../../domain/shanghai'
import type { Translation } from '../../i18n/useTranslation'
import type { RegisterColumn } from '../../ui/columnChoice'
import { CaseStatusTag } from './CaseStatusTag'
import { itemName } from './dictionaryOptions'

const dayOf = (at: string | null) => (at ? shanghaiDateTime(at).slice(0, 10) : '')

/** What was decided, or else what was proposed. */
const penaltyWord = ({ outcome, kind }: CaseRow, { t }: Translation) =>
  t(`words.penaltyKind.${outcome ?? kind}`)

/** The columns of the register of cases; memoise the result. */
export function caseColumns(
  translation: Translation,
  dictionaries: Dictionaries | undefined,
): RegisterColumn<CaseRow>[] {
  const { t, language } = translation
  return [
    {
      key: 'number',
      title: t('discipline.column.number'),
      fixed: 'left',
      render: (_, row) => <Link to={casePath(row.id)}>{row.number}</Link>,
    },
    { key: 'person', title: t('discipline.column.person'), dataIndex: 'person_name' },
    {
      key: 'region',
      title: t('discipline.column.region'),
      choice: 'shown',
      render: (_, row) => regionName(row.region_code, language),
    },
    {
      key: 'role',
      title: t('discipline.column.role'),
      choice: 'shown',
      render: (_, row) => t(`discipline.role.${row.role}`),
    },
    {
      key: 'penalty',
      title: t('discipline.column.penalty'),
      render: (_, row) => penaltyWord(row, translation),
    },
    {
      key: 'ground',
      title: t('discipline.column.ground'),
      choice: 'shown',
      render: (_, row) => itemName(dictionaries, 'discipline_ground', row.ground, translation),
    },
    {
      key: 'status',
      title: t('discipline.column.status'),
      render: (_, row) => <CaseStatusTag status={row.status} />,
    },
    {
      key: 'document',
      title: t('discipline.column.document'),
      choice: 'hidden',
      dataIndex: 'document_number',
    },
    {
      key: 'created_at',
      title: t('discipline.column.created'),
      sorter: true,
      choice: 'shown',
      render: (_, row) => dayOf(row.created_at),
    },
    {
      key: 'decided_at',
      title: t('discipline.column.decided'),
      sorter: true,
      choice: 'hidden',
      render: (_, row) => dayOf(row.decided_at),
    },
    {
      key: 'appeal_due_on',
      title: t('discipline.column.appealDue'),
      sorter: true,
      choice: 'hidden',
      dataIndex: 'appeal_due_on',
    },
  ]
}

interface CardProps {
  row: CaseRow
  translation: Translation
  dictionaries: Dictionaries | undefined
}

/** A case of the list on a phone. */
export function CaseCard({ row, translation, dictionaries }: CardProps) {
  return (
    <Flex vertical gap={4}>
      <Flex justify="space-between" gap={8} wrap>
        <Link to={casePath(row.id)}>
          <strong>{row.person_name}</strong>
        </Link>
        <CaseStatusTag status={row.status} />
      </Flex>
      <div>
        {penaltyWord(row, translation)} ·{' '}
        {itemName(dictionaries, 'discipline_ground', row.ground, translation)}
      </div>
      <div>
        {row.number} · {dayOf(row.created_at)}
      </div>
    </Flex>
  )
}
