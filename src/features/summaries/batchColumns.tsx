import { Flex } from 'antd'
import { Link } from 'react-router'
import type { SummaryBatch } from '../../data/summaries'
import { summaryBatchPath } from '../../domain/paths'
import type { Translation } from '../../i18n/useTranslation'
import type { RegisterColumn } from '../../ui/columnChoice'
import { BatchProgress, BatchStatusTag } from './BatchStatusTag'
import { peopleCount, sequenceName } from './batchName'

interface Wish {
  /** The province and clerks of several units see whose table it is. */
  showsReporter: boolean
}

/** The columns of a list of tables; memoise the result. */
export function batchColumns(
  translation: Translation,
  { showsReporter }: Wish,
): RegisterColumn<SummaryBatch>[] {
  const { t } = translation
  const columns: (RegisterColumn<SummaryBatch> | false)[] = [
    {
      key: 'number',
      title: t('summary.column.number'),
      fixed: 'left',
      render: (_, batch) => <Link to={summaryBatchPath(batch.id)}>{batch.number}</Link>,
    },
    showsReporter && {
      key: 'reporter',
      title: t('summary.column.reporter'),
      ellipsis: true,
      width: 200,
      dataIndex: 'reporter_name',
    },
    {
      key: 'annex',
      title: t('summary.column.annex'),
      choice: 'shown',
      render: (_, batch) => `${t(`summary.annex${batch.annex}`)} · ${sequenceName(batch, translation)}`,
    },
    {
      key: 'round',
      title: t('summary.column.round'),
      choice: 'shown',
      ellipsis: true,
      width: 210,
      render: (_, batch) => <span title={batch.round.name}>{batch.round.name}</span>,
    },
    {
      key: 'row_count',
      title: t('summary.column.rows'),
      choice: 'shown',
      // the province's list sorts; a reporter's own is short
      sorter: showsReporter,
      render: (_, batch) => peopleCount(batch, translation),
    },
    // whose table it is matters more to the province
    !showsReporter && {
      key: 'version',
      title: t('summary.column.version'),
      choice: 'shown',
      dataIndex: 'data_version',
      align: 'right',
    },
    {
      key: 'status',
      title: t('summary.column.status'),
      render: (_, batch) => <BatchStatusTag status={batch.status} />,
    },
    {
      key: 'progress',
      title: t('summary.column.progress'),
      choice: 'shown',
      render: (_, batch) => <BatchProgress batch={batch} />,
    },
  ]
  return columns.filter((column) => column !== false)
}

interface CardProps extends Wish {
  batch: SummaryBatch
  translation: Translation
}

/** A table of the list on a phone. */
export function BatchCard({ batch, translation, showsReporter }: CardProps) {
  const { t } = translation
  return (
    <Flex vertical gap={4}>
      <Flex justify="space-between" gap={8} wrap>
        <Link to={summaryBatchPath(batch.id)}>
          <strong>{batch.number}</strong>
        </Link>
        <BatchStatusTag status={batch.status} />
      </Flex>
      {showsReporter && <div>{batch.reporter_name}</div>}
      <div>
        {t(`summary.annex${batch.annex}`)} · {sequenceName(batch, translation)} ·{' '}
        {peopleCount(batch, translation)}
      </div>
      <div>{batch.round.name}</div>
      <div>
        <BatchProgress batch={batch} />
      </div>
    </Flex>
  )
}
