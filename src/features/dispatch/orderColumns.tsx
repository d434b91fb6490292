import { Flex } from 'antd'
import { Link } from 'react-router'
import type { OrderRow } from '../../data/dispatch'
import { orderPath } from '../../domain/dispatchPaths'
import { regionName } from '../../domain/region'
import { shanghaiDate } from '../../domain/shanghai'
import type { Translation } from '../../i18n/useTranslation'
import type { RegisterColumn } from '../../ui/columnChoice'
import { StatusTag } from '../../ui/StatusTag'
import { daysText, orderTones } from './dispatchWords'

/** The columns of the register of orders; memoise the result. */
export function orderColumns(translation: Translation): RegisterColumn<OrderRow>[] {
  const { t, language } = translation
  return [
    {
      key: 'number',
      title: t('dispatch.number'),
      fixed: 'left',
      render: (_, row) => <Link to={orderPath(row.id)}>{row.number}</Link>,
    },
    {
      key: 'starts_on',
      title: t('dispatch.days'),
      sorter: true,
      render: (_, row) => daysText(row, translation),
    },
    {
      key: 'status',
      title: t('dispatch.status'),
      render: (_, row) => <OrderState row={row} words={translation} />,
    },
    { key: 'institution', title: t('dispatch.institution'), dataIndex: 'institution_name' },
    { key: 'occupation', title: t('dispatch.occupation'), choice: 'shown', dataIndex: 'occupation' },
    { key: 'batch', title: t('dispatch.batch'), choice: 'shown', dataIndex: 'batch' },
    {
      key: 'center',
      title: t('dispatch.center'),
      choice: 'shown',
      render: (_, row) => regionName(row.center_code, language),
    },
    {
      key: 'region',
      title: t('dispatch.region'),
      choice: 'hidden',
      render: (_, row) => regionName(row.region_code, language),
    },
    {
      key: 'created_at',
      title: t('dispatch.created'),
      sorter: true,
      choice: 'hidden',
      render: (_, row) => shanghaiDate(row.created_at),
    },
  ]
}

/** Where an order stands; a draw after a void says that it is another. */
export function OrderState({ row, words }: { row: OrderRow; words: Translation }) {
  const { t } = words
  return (
    <Flex gap={10} wrap>
      <StatusTag tone={orderTones[row.status]}>{t(`dispatch.statuses.${row.status}`)}</StatusTag>
      {row.attempt > 1 && (
        <StatusTag tone="attention">{t('dispatch.attempt', { count: row.attempt })}</StatusTag>
      )}
    </Flex>
  )
}

/** A row on a phone. */
export function OrderCard({ row, words }: { row: OrderRow; words: Translation }) {
  return (
    <Flex vertical gap={4}>
      <Flex justify="space-between" gap={8} wrap>
        <Link to={orderPath(row.id)}>{row.number}</Link>
        <OrderState row={row} words={words} />
      </Flex>
      <span>{row.institution_name}</span>
      <span>{[daysText(row, words), row.occupation, row.batch].join(' · ')}</span>
    </Flex>
  )
}
