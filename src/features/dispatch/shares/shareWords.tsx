import { Flex } from 'antd'
import { Link } from 'react-router'
import type { ShareRow, ShareStatus } from '../../../data/inspectionShares'
import { sharePath } from '../../../domain/dispatchPaths'
import { regionName } from '../../../domain/region'
import { shanghaiDateTime } from '../../../domain/shanghai'
import type { Translation } from '../../../i18n/useTranslation'
import type { RegisterColumn } from '../../../ui/columnChoice'
import { StatusTag, type Tone } from '../../../ui/StatusTag'

const tones: Record<ShareStatus, Tone> = {
  planned: 'attention',
  committed: 'waiting',
  drawn: 'good',
  cancelled: 'quiet',
}

/** 20% or 5 场. */
export function amountText({ unit, amount }: Pick<ShareRow, 'unit' | 'amount'>, { t }: Translation): string {
  return t(unit === 'percent' ? 'dispatch.share.percentOf' : 'dispatch.share.numberOf', { count: amount })
}

/** Whose evaluations. */
export function reachText(
  { reach, region_code }: Pick<ShareRow, 'reach' | 'region_code'>,
  { t, language }: Translation,
): string {
  return reach === 'province' ? t('dispatch.share.wholeProvince') : regionName(region_code, language)
}

export const windowText = ({ from_on, to_on }: Pick<ShareRow, 'from_on' | 'to_on'>, { t }: Translation) =>
  t('dispatch.daySpan', { from: from_on, to: to_on })

/** Where a share stands; a draw after a void says that it is another. */
export function ShareState({ row, words }: { row: ShareRow; words: Translation }) {
  const { t } = words
  return (
    <Flex gap={10} wrap>
      <StatusTag tone={tones[row.status]}>{t(`dispatch.share.statuses.${row.status}`)}</StatusTag>
      {row.attempt > 1 && (
        <StatusTag tone="attention">{t('dispatch.attempt', { count: row.attempt })}</StatusTag>
      )}
    </Flex>
  )
}

/** The columns of the register of shares; memoise the result. */
export function shareColumns(words: Translation): RegisterColumn<ShareRow>[] {
  const { t, language } = words
  return [
    {
      key: 'number',
      title: t('dispatch.share.number'),
      fixed: 'left',
      render: (_, row) => <Link to={sharePath(row.id)}>{row.number}</Link>,
    },
    { key: 'window', title: t('dispatch.share.window'), render: (_, row) => windowText(row, words) },
    {
      key: 'status',
      title: t('dispatch.status'),
      render: (_, row) => <ShareState row={row} words={words} />,
    },
    { key: 'amount', title: t('dispatch.share.amount'), render: (_, row) => amountText(row, words) },
    {
      key: 'reach',
      title: t('dispatch.share.reach'),
      choice: 'shown',
      render: (_, row) => reachText(row, words),
    },
    {
      key: 'center',
      title: t('dispatch.center'),
      choice: 'shown',
      render: (_, row) => regionName(row.center_code, language),
    },
    {
      key: 'created',
      title: t('dispatch.created'),
      choice: 'hidden',
      render: (_, row) =>
        t('dispatch.createdBy', { name: row.created_by_name, at: shanghaiDateTime(row.created_at) }),
    },
  ]
}

/** A row on a phone. */
export function ShareCard({ row, words }: { row: ShareRow; words: Translation }) {
  return (
    <Flex vertical gap={4}>
      <Flex justify="space-between" gap={8} wrap>
        <Link to={sharePath(row.id)}>{row.number}</Link>
        <ShareState row={row} words={words} />
      </Flex>
      <span>{[windowText(row, words), reachText(row, words), amountText(row, words)].join(' · ')}</span>
    </Flex>
  )
}
