import { EyeOutlined, LockOutlined, UserOutlined } from '@ant-design/icons'
import type { TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { ApplicationListRow } from '../../data/applicationList'
import { type CodeName, nameOf } from '../../data/dictionaries'
import { applicationPath } from '../../domain/paths'
import { findRegion, regionName } from '../../domain/region'
import { type IsoDate, shanghaiDate, shanghaiDateTime } from '../../domain/shanghai'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { StatusTag } from '../../ui/StatusTag'
import { ApplicationStatus } from './ApplicationStatus'
import { DueDate } from './DueDate'
import type { QueueKey } from './queues'

/** What the cells of a queue need besides the row. */
export interface QueueWords extends Pick<Translation, 't' | 'language'> {
  queue: QueueKey
  today: IsoDate
  userId: string
  personId: string | null
  cardKinds: readonly CodeName[]
  reasonCodes: readonly CodeName[]
  showsRegion: boolean
  /** Whether the login acts for units, and so prints and seals. */
  isUnit: boolean
  /** The bench of a row, or undefined for those who read lists only. */
  benchPath(row: ApplicationListRow): string | undefined
}

type Columns = TableColumnsType<ApplicationListRow>

/** The columns of a queue; memoise the result. */
export function queueColumns(words: QueueWords): Columns {
  const { t, queue, showsRegion, language } = words
  const isOwnDecisions = queue === 'handled'
  const hasSteps = queue === 'decisions'
  const hasManyStatuses = queue === 'all' || queue === 'due_soon' || isOwnDecisions || hasSteps
  const columns: (Columns[number] | false)[] = [
    {
      key: 'person',
      title: t('review.column.person'),
      fixed: 'left',
      render: (_, row) => <PersonCell row={row} words={words} />,
    },
    { key: 'number', title: t('review.column.number'), dataIndex: 'number' },
    {
      key: 'kind',
      title: t('review.column.kind'),
      render: (_, row) => nameOf(language, words.cardKinds, row.card_kind),
    },
    // of a step, what happened comes before what stands on the card
    !hasSteps && { key: 'card', title: t('review.column.card'), dataIndex: 'card_number' },
    !hasSteps && { key: 'validTo', title: t('review.column.validTo'), dataIndex: 'card_valid_to' },
    !words.isUnit && {
      key: 'unit',
      title: t('review.column.unit'),
      dataIndex: 'institution_name',
      ellipsis: true,
      width: 200,
    },
    showsRegion && {
      key: 'region',
      title: t('review.column.region'),
      render: (_, row) =>
        language === 'zh-CN'
          ? (findRegion(row.region_code)?.shortNameZh ?? row.region_code)
          : regionName(row.region_code, language),
    },
    hasManyStatuses && {
      key: 'status',
      title: t('review.column.status'),
      render: (_, row) => <ApplicationStatus status={row.status} />,
    },
    isOwnDecisions && {
      key: 'decision',
      title: t('review.column.decision'),
      render: (_, { decision }) =>
        decision && `${t(`words.action.${decision.action}`)} · ${shanghaiDateTime(decision.at)}`,
    },
    ...(hasSteps ? stepColumns(words) : []),
    !isOwnDecisions &&
      !hasSteps && {
        key: 'submitted_at',
        title: t('review.column.submitted'),
        sorter: true,
        render: (_, { submitted_at }) =>
          submitted_at && <span title={shanghaiDateTime(submitted_at)}>{shanghaiDate(submitted_at)}</span>,
      },
    !hasSteps && {
      key: 'due_on',
      title: t('review.column.due'),
      sorter: !isOwnDecisions,
      render: (_, row) => <DueDate dueOn={row.due_on} today={words.today} status={row.status} />,
    },
    queue === 'all' && {
      key: 'updated_at',
      title: t('review.column.updated'),
      sorter: true,
      render: (_, { updated_at }) => shanghaiDateTime(updated_at),
    },
    queue === 'awaiting_seal' && words.isUnit
      ? {
          key: 'actions',
          title: t('review.column.actions'),
          fixed: 'right',
          render: (_, row) => <Link to={applicationPath(row.id)}>{t('review.sealHere')}</Link>,
        }
      : !hasSteps && {
          key: 'claim',
          title: t('review.column.claim'),
          fixed: 'right',
          render: (_, row) => <ClaimHolder row={row} userId={words.userId} />,
        },
  ]
  return columns.filter((column) => column !== false)
}

/** What was done and when. */
export function stepText({ decision }: ApplicationListRow, { t }: Pick<QueueWords, 't'>) {
  return decision && `${t(`words.action.${decision.action}`)} · ${shanghaiDateTime(decision.at)}`
}

/** Why, where the step names reasons. */
export function reasonText(
  { decision }: ApplicationListRow,
  { language, reasonCodes }: Pick<QueueWords, 'language' | 'reasonCodes'>,
) {
  return decision?.reasons
    ?.map((code) => nameOf(language, reasonCodes, code))
    .join(language === 'zh-CN' ? '、' : ', ')
}

/** What a step tells: what was done when, in which status, why, and after how many days. */
function stepColumns(words: QueueWords): Columns {
  const { t } = words
  return [
    {
      key: 'step',
      title: t('review.column.step'),
      render: (_, row) => stepText(row, words),
    },
    {
      key: 'left',
      title: t('review.column.left'),
      render: (_, { decision }) => decision?.from && t(`words.status.${decision.from}`),
    },
    {
      key: 'days',
      title: t('review.column.days'),
      align: 'right',
      render: (_, { decision }) => decision?.days,
    },
    {
      key: 'reasons',
      title: t('review.column.reasons'),
      ellipsis: true,
      width: 240,
      render: (_, row) => reasonText(row, words),
    },
  ]
}

interface CellProps {
  row: ApplicationListRow
  words: QueueWords
}

/** The name, which opens the file, with what must be known beforehand. */
export function PersonCell({ row, words }: CellProps) {
  const { t } = words
  const path = words.benchPath(row)
  const isOwn = words.personId !== null && row.person_id === words.personId
  return (
    <span style={{ display: 'inline-flex', gap: 8, whiteSpace: 'nowrap' }}>
      {/* A name of thirty characters takes a second line, not the room of the other columns. */}
      <span style={{ maxWidth: '12em', whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
        {path ? <Link to={path}>{row.person_name}</Link> : row.person_name}
      </span>
      {row.is_proxy && <span>{t('review.proxy')}</span>}
      {isOwn && (
        <StatusTag tone="quiet" icon={<UserOutlined />}>
          {t('review.ownFile')}
        </StatusTag>
      )}
    </span>
  )
}

/** Whether somebody works on the file at this moment; a claim that has run out holds nothing. */
export function isHeld(row: ApplicationListRow): boolean {
  return row.claimed_by !== null && row.claimed_until !== null && Date.parse(row.claimed_until) > Date.now()
}

/** Who works on the file at this moment. */
export function ClaimHolder({ row, userId }: { row: ApplicationListRow; userId: string }) {
  const { t } = useTranslation()
  if (!isHeld(row)) return null
  return row.claimed_by === userId ? (
    <StatusTag tone="waiting" icon={<EyeOutlined />}>
      {t('review.claimedByMe')}
    </StatusTag>
  ) : (
    <StatusTag tone="attention" icon={<LockOutlined />}>
      {t('review.claimedBy', { name: row.claimed_by_name ?? '' })}
    </StatusTag>
  )
}
