import { Button, Flex } from 'antd'
import type { RecordRow } from '../../data/activityRecords'
import { regionName } from '../../domain/region'
import { shanghaiDateTime } from '../../domain/shanghai'
import type { Translation } from '../../i18n/useTranslation'
import type { RegisterColumn } from '../../ui/columnChoice'
import { StatusTag } from '../../ui/StatusTag'
import { recordTones } from './recordWords'

export interface RecordWords {
  translation: Translation
  onOpen(row: RecordRow): void
}

/** The columns of the register; memoise the result. */
export function recordColumns(words: RecordWords): RegisterColumn<RecordRow>[] {
  const { t, language } = words.translation
  return [
    {
      key: 'person',
      title: t('activity.person'),
      fixed: 'left',
      render: (_, row) => <NameButton row={row} words={words} />,
    },
    {
      key: 'role',
      title: t('activity.role'),
      choice: 'shown',
      render: (_, row) => t(`activity.roles.${row.role}`),
    },
    { key: 'held_on', title: t('activity.heldOn'), sorter: true, dataIndex: 'held_on' },
    { key: 'institution_name', title: t('activity.institution'), dataIndex: 'institution_name' },
    { key: 'batch', title: t('activity.batch'), choice: 'shown', dataIndex: 'batch' },
    { key: 'place', title: t('activity.place'), choice: 'hidden', dataIndex: 'place' },
    { key: 'occupation', title: t('activity.occupation'), choice: 'hidden', dataIndex: 'occupation' },
    {
      key: 'unit',
      title: t('activity.unit'),
      choice: 'shown',
      render: (_, row) => row.institution?.name,
    },
    {
      key: 'region',
      title: t('activity.region'),
      choice: 'hidden',
      render: (_, row) => regionName(row.region_code, language),
    },
    {
      key: 'source',
      title: t('activity.source'),
      choice: 'shown',
      render: (_, row) => t(`activity.sources.${row.source}`),
    },
    {
      key: 'status',
      title: t('activity.status'),
      render: (_, row) => <RecordState row={row} translation={words.translation} />,
    },
    {
      key: 'decided_at',
      title: t('activity.decided'),
      sorter: true,
      choice: 'hidden',
      render: (_, row) =>
        row.decided_at &&
        t('activity.decidedBy', { name: row.decided_by_name ?? '', at: shanghaiDateTime(row.decided_at) }),
    },
  ]
}

function NameButton({ row, words }: { row: RecordRow; words: RecordWords }) {
  return (
    <Button
      type="link"
      size="small"
      style={{ paddingInline: 0 }}
      aria-label={words.translation.t('activity.open', { name: row.person_name, date: row.held_on })}
      onClick={() => words.onOpen(row)}
    >
      {row.person_name}
    </Button>
  )
}

/** 待核实, 已核实 or 有异议, and whether a dispute has been answered. */
export function RecordState({ row, translation: { t } }: { row: RecordRow; translation: Translation }) {
  return (
    <Flex gap={10} wrap>
      <StatusTag tone={recordTones[row.status]} title={row.dispute_reason ?? undefined}>
        {t(`activity.statuses.${row.status}`)}
      </StatusTag>
      {row.dispute_answer && (
        <StatusTag tone="attention" title={row.dispute_answer}>
          {t('activity.answered')}
        </StatusTag>
      )}
    </Flex>
  )
}

/** A row on a phone. */
export function RecordCard({ row, words }: { row: RecordRow; words: RecordWords }) {
  const { t } = words.translation
  return (
    <Flex vertical gap={4}>
      <Flex justify="space-between" gap={8} wrap>
        <NameButton row={row} words={words} />
        <RecordState row={row} translation={words.translation} />
      </Flex>
      <span>{`${t(`activity.roles.${row.role}`)} ${row.held_on} ${row.institution_name}`}</span>
      <span>{[row.batch, row.place, row.institution?.name].filter(Boolean).join(' · ')}</span>
      {row.dispute_reason && <span>{row.dispute_reason}</span>}
    </Flex>
  )
}
