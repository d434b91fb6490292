import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button, Flex, Grid, Skeleton, Typography } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { SummaryBatch } from '../../data/summaries'
import { summaryListPath } from '../../domain/paths'
import { type BatchAction, type BatchParty, batchActionsOf } from '../../domain/summaryBatch'
import { useTranslation } from '../../i18n/useTranslation'
import { LinkButton } from '../../ui/LinkButton'
import { Panel } from '../../ui/Panel'
import { BatchFacts } from './BatchFacts'
import { BatchStatusTag } from './BatchStatusTag'
import { BatchSteps } from './BatchSteps'

interface Props {
  batch: SummaryBatch
  party: BatchParty
  notices: ReactNode
  sheets: ReactNode
  upload: ReactNode
  scan: ReactNode
  /** The people; undefined while they are loading. */
  rows: ReactNode
  /** The province's way to the files of a received table. */
  reviewPath?: string
  onAction(action: BatchAction): void
}

/** One summary table: what it is, what may be done with it, its people beside the sealed scan. */
export function BatchView({
  batch,
  party,
  notices,
  sheets,
  upload,
  scan,
  rows,
  reviewPath,
  onAction,
}: Props) {
  const { t } = useTranslation()
  const isWide = Grid.useBreakpoint().xl
  const actions = batchActionsOf(batch, party)
  const isDraft = batch.status === 'draft' && party === 'reporter'
  return (
    <>
      <Link to={summaryListPath()}>
        <ArrowLeftOutlined aria-hidden /> {t('summary.back')}
      </Link>
      <Flex align="center" gap={12} wrap style={{ margin: '8px 0 12px' }}>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {batch.number}
        </Typography.Title>
        <BatchStatusTag status={batch.status} />
        <Flex gap={8} wrap style={{ marginInlineStart: 'auto' }}>
          {reviewPath && (batch.status === 'received' || batch.status === 'reported') && (
            <LinkButton type={batch.status === 'received' ? 'primary' : 'default'} to={reviewPath}>
              {t(batch.status === 'received' ? 'summary.reviewRows' : 'summary.seeRows')}
            </LinkButton>
          )}
          {actions
            .filter((action) => action !== 'upload' && action !== 'report')
            .map((action) => (
              <Button
                key={action}
                type={action === 'receive' ? 'primary' : 'default'}
                danger={action === 'send_back' || action === 'discard'}
                onClick={() => onAction(action)}
              >
                {t(buttonTexts[action])}
              </Button>
            ))}
        </Flex>
      </Flex>
      {notices}
      <div
        style={{
          display: 'grid',
          gridTemplateColumns: isWide ? 'minmax(0, 3fr) minmax(0, 2fr)' : 'minmax(0, 1fr)',
          gap: 16,
          marginTop: 12,
          alignItems: 'start',
        }}
      >
        <Flex vertical gap={16} style={{ minWidth: 0 }}>
          <BatchFacts batch={batch} />
          {isDraft ? (
            <BatchSteps batch={batch} sheets={sheets} upload={upload} onReport={() => onAction('report')} />
          ) : (
            party !== 'reader' && sheets
          )}
          <Panel title={t('summary.rowsTitle')}>
            {rows ?? <Skeleton active title={false} paragraph={{ rows: 6 }} />}
          </Panel>
        </Flex>
        {scan}
      </div>
    </>
  )
}

const buttonTexts = {
  regenerate: 'summary.regenerate',
  upload: 'summary.stepUpload',
  report: 'summary.report',
  discard: 'summary.discard',
  receive: 'summary.receive',
  send_back: 'summary.sendBack',
} as const satisfies Record<BatchAction, string>
