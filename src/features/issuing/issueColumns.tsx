import { Button, type TableColumnsType, Tooltip } from 'antd'
import { Link } from 'react-router'
import { type CodeName, nameOf } from '../../data/dictionaries'
import type { IssueRow } from '../../data/issuing'
import { applicationPath, reviewFilePath } from '../../domain/paths'
import { PROVINCE_CODE, regionName } from '../../domain/region'
import { shanghaiDate, shanghaiDateTime } from '../../domain/shanghai'
import type { Translation } from '../../i18n/useTranslation'
import { StatusTag } from '../../ui/StatusTag'

/** Which list the columns are for. */
export type IssueListName = 'awaiting' | 'issued' | 'waiting' | 'collected'

/** What the cells need besides the row. */
export interface IssueWords extends Pick<Translation, 't' | 'language'> {
  list: IssueListName
  kinds: readonly CodeName[]
  showsRegion: boolean
  /** Whether the files open in the review bench (centers) or as the unit sees them. */
  opensBench: boolean
  onReissue?(row: IssueRow): void
}

type Columns = TableColumnsType<IssueRow>

/** The columns of a list of issuing or collection; memoise the result. */
export function issueColumns(words: IssueWords): Columns {
  const { t, list, language, kinds, showsRegion } = words
  const hasCard = list !== 'awaiting'
  const columns: (Columns[number] | false)[] = [
    {
      key: 'person',
      title: t('issuing.column.person'),
      fixed: 'left',
      render: (_, row) => <IssuePerson row={row} words={words} />,
    },
    {
      key: 'kind',
      title: t('issuing.column.kind'),
      render: (_, row) => nameOf(language, kinds, row.card_kind),
    },
    hasCard && {
      key: 'newCard',
      title: t('issuing.column.newCard'),
      render: (_, row) => row.new_card?.number,
    },
    { key: 'oldCard', title: t('issuing.column.oldCard'), dataIndex: 'card_number' },
    list === 'awaiting' && {
      key: 'oldValidTo',
      title: t('issuing.column.oldValidTo'),
      dataIndex: 'card_valid_to',
    },
    list === 'issued' && {
      key: 'validity',
      title: t('issuing.column.validity'),
      render: (_, { new_card }) => new_card && validityOf(new_card, words),
    },
    {
      key: 'unit',
      title: t('issuing.column.unit'),
      ellipsis: true,
      width: 200,
      render: (_, { institution_name }) => <span title={institution_name}>{institution_name}</span>,
    },
    showsRegion && {
      key: 'region',
      title: t('issuing.column.region'),
      render: (_, row) => issueRegion(row, words),
    },
    list === 'awaiting' && {
      key: 'decided',
      title: t('issuing.column.decided'),
      render: (_, row) => row.decided_at && shanghaiDate(row.decided_at),
    },
    list === 'awaiting' && { key: 'due', title: t('issuing.column.due'), dataIndex: 'due_on' },
    list === 'waiting' && {
      key: 'issuedOn',
      title: t('issuing.column.issuedOn'),
      render: (_, row) => row.new_card?.valid_from,
    },
    list === 'issued' && {
      key: 'status',
      title: t('issuing.column.status'),
      render: (_, row) => <CollectionState row={row} words={words} />,
    },
    list === 'issued' && {
      key: 'reissues',
      title: t('issuing.column.reissues'),
      render: (_, row) => <Reissues row={row} words={words} />,
    },
    list === 'collected' && {
      key: 'collector',
      title: t('issuing.column.collector'),
      render: (_, { collection }) => collection?.collector_name,
    },
    list === 'collected' && {
      key: 'collectedOn',
      title: t('issuing.column.collectedOn'),
      render: (_, { collection }) => collection?.collected_on,
    },
    list === 'collected' && {
      key: 'oldCardFate',
      title: t('issuing.column.oldCardFate'),
      render: (_, { collection }) => collection && t(`issuing.oldCards.${collection.old_card}`),
    },
    list === 'collected' && {
      key: 'note',
      title: t('issuing.column.note'),
      ellipsis: true,
      width: 160,
      render: (_, { collection }) =>
        collection && <span title={collection.note ?? ''}>{collection.note}</span>,
    },
    list === 'collected' && {
      key: 'loggedBy',
      title: t('issuing.column.loggedBy'),
      render: (_, { collection }) => collection?.logged_by_name,
    },
    list === 'issued' && {
      key: 'actions',
      title: t('issuing.column.actions'),
      fixed: 'right',
      render: (_, row) => <ReissueButton row={row} words={words} />,
    },
  ]
  return columns.filter((column) => column !== false)
}

export interface IssueCellProps {
  row: IssueRow
  words: IssueWords
}

/** The name, which opens the file. */
export function IssuePerson({ row, words }: IssueCellProps) {
  const path = words.opensBench ? reviewFilePath(row.id) : applicationPath(row.id)
  return <Link to={path}>{row.person_name}</Link>
}

/** 省属, or the city. */
export function issueRegion({ region_code }: IssueRow, { t, language }: IssueWords): string {
  return region_code === PROVINCE_CODE ? t('issuing.provinceUnit') : regionName(region_code, language)
}

/** 有效期限. */
export function validityOf(
  { valid_from, valid_to }: { valid_from: string; valid_to: string },
  { t }: IssueWords,
): string {
  return t('issuing.validity', { from: valid_from, to: valid_to })
}

/** Whether a card was collected. */
export function CollectionState({ row, words: { t } }: IssueCellProps) {
  return row.status === 'collected' ? (
    <StatusTag tone="good">{t('issuing.tab.collected')}</StatusTag>
  ) : (
    <StatusTag tone="waiting">{t('issuing.tab.waiting')}</StatusTag>
  )
}

/** How often a card was printed again; when and why on demand. */
export function Reissues({ row, words: { t } }: IssueCellProps) {
  const reissues = row.new_card?.reissues ?? []
  if (reissues.length === 0) return null
  const entries = reissues.map((reissue) =>
    t('issuing.reissueEntry', {
      at: shanghaiDateTime(reissue.reissued_at),
      ground: t(`issuing.grounds.${reissue.ground}`),
      by: reissue.reissued_by_name,
      note: reissue.note,
    }),
  )
  return (
    <Tooltip title={entries.map((entry) => <div key={entry}>{entry}</div>)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the log behind the count must be reached with the keyboard */}
      <span tabIndex={0}>{t('issuing.reissueCount', { count: reissues.length })}</span>
    </Tooltip>
  )
}

/** Opens the question for a reissue, while the card is live. */
export function ReissueButton({ row, words: { t, onReissue } }: IssueCellProps) {
  const { new_card: card } = row
  if (!onReissue || card?.status !== 'active') return null
  return (
    <Button
      size="small"
      aria-label={t('issuing.reissueOf', { name: row.person_name, number: card.number })}
      onClick={() => onReissue(row)}
    >
      {t('issuing.reissue')}
    </Button>
  )
}
