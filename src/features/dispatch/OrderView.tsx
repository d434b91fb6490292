import { Button, Descriptions, Flex, Skeleton, Typography } from 'antd'
import { Link } from 'react-router'
import type { OrderRow, PoolPreview } from '../../data/dispatch'
import type { OrderRecord, PoolRow } from '../../data/dispatchRecord'
import { dispatchProofPath } from '../../domain/dispatchPaths'
import { evaluationPath } from '../../domain/paths'
import { regionName } from '../../domain/region'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { Panel } from '../../ui/Panel'
import { DispatchedPanel } from './DispatchedPanel'
import { daysText } from './dispatchWords'
import { OrderHistory } from './OrderHistory'
import { OrderState } from './orderColumns'
import { FrozenPanel, PreviewPanel } from './PoolPanel'

/** What can be done with an order. */
export type OrderStep = 'change' | 'refresh' | 'lend' | 'cancel' | 'commit' | 'draw' | 'void'

interface Props {
  row: OrderRow | undefined
  error: unknown
  onRetry(): void
  record: OrderRecord | undefined
  recordError: unknown
  /** Who only reads an order is not told who would be drawn. */
  showsPreview: boolean
  preview: PoolPreview | undefined
  previewError: unknown
  pool: readonly PoolRow[] | undefined
  poolError: unknown
  /** What the login may do now. */
  steps: readonly OrderStep[]
  onStep(step: OrderStep): void
}

/** One order: its conditions, the pool, the draw, who was dispatched, and what the chain says. */
export function OrderView(props: Props) {
  const { row, error, onRetry, record, recordError, steps, onStep } = props
  const translation = useTranslation()
  const { t, language } = translation
  if (!row)
    return error ? (
      <ErrorState error={error} onRetry={onRetry} />
    ) : (
      <Skeleton active paragraph={{ rows: 8 }} />
    )
  const commitment = record?.commitment
  const sent = (record?.dispatches ?? []).filter(({ status }) => status === 'asked' || status === 'accepted')
  const missing = row.status === 'drawn' && record ? row.supervisors - sent.length : 0
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Flex align="center" gap={12} wrap>
          <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {`${row.number} · ${row.institution_name}`}
          </Typography.Title>
          <OrderState row={row} words={translation} />
        </Flex>
        <Flex gap={8} wrap>
          {row.draw_id && (
            <Link to={dispatchProofPath(row.draw_id)} style={{ alignSelf: 'center' }}>
              {t('dispatch.proofOpen')}
            </Link>
          )}
          {steps.map((step) => (
            <Button
              key={step}
              type={step === 'commit' || step === 'draw' ? 'primary' : 'default'}
              danger={step === 'void' || step === 'cancel'}
              onClick={() => onStep(step)}
            >
              {t(step === 'commit' ? 'dispatch.lock' : `dispatch.${step}`)}
            </Button>
          ))}
        </Flex>
      </Flex>
      <Panel title={t('dispatch.facts')}>
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2 }}
          items={[
            {
              key: 'evaluation',
              label: t('dispatch.evaluation'),
              children: <Link to={evaluationPath(row.evaluation_id)}>{daysText(row, translation)}</Link>,
            },
            { key: 'site', label: t('dispatch.site'), children: row.site },
            { key: 'occupation', label: t('dispatch.occupation'), children: row.occupation },
            { key: 'batch', label: t('dispatch.batch'), children: row.batch },
            {
              key: 'supervisors',
              label: t('dispatch.supervisors'),
              children: t('dispatch.people', { count: row.supervisors }),
            },
            { key: 'scope', label: t('dispatch.scope'), children: t(`dispatch.scopes.${row.scope}`) },
            {
              key: 'visits',
              label: t('dispatch.recentVisits'),
              children:
                row.recent_visits === 0
                  ? t('dispatch.recentVisitsNone')
                  : t('dispatch.recentVisitsText', { count: row.recent_visits }),
            },
            { key: 'center', label: t('dispatch.center'), children: regionName(row.center_code, language) },
            {
              key: 'created',
              label: t('dispatch.created'),
              children: t('dispatch.createdBy', {
                name: row.created_by_name,
                at: shanghaiDateTime(row.created_at),
              }),
            },
            { key: 'note', label: t('dispatch.note'), children: row.note ?? '—' },
            ...(commitment
              ? [
                  {
                    key: 'commitment',
                    label: t('dispatch.commitment'),
                    children: <code style={{ wordBreak: 'break-all' }}>{commitment.commitment_hash}</code>,
                  },
                  {
                    key: 'committed',
                    label: t('dispatch.locked'),
                    children: t('dispatch.commitmentBy', {
                      name: commitment.committed_by_name,
                      at: shanghaiDateTime(commitment.committed_at),
                    }),
                  },
                ]
              : []),
            ...(commitment?.public_source
              ? [
                  {
                    key: 'public',
                    label: t('dispatch.publicNumber'),
                    children: t('dispatch.waitsFor', {
                      source: commitment.public_source,
                      on: commitment.public_on ?? '',
                    }),
                  },
                ]
              : []),
          ]}
        />
      </Panel>
      {row.status === 'ordered' && props.showsPreview && (
        <PreviewPanel row={row} preview={props.preview} error={props.previewError} />
      )}
      {(row.status === 'drawn' || sent.length > 0) && <DispatchedPanel record={record} missing={missing} />}
      {commitment && <FrozenPanel commitment={commitment} pool={props.pool} error={props.poolError} />}
      <Panel title={t('dispatch.history')}>
        {recordError ? (
          <ErrorState error={recordError} />
        ) : record ? (
          <OrderHistory events={record.events} />
        ) : (
          <Skeleton active title={false} />
        )}
      </Panel>
    </Flex>
  )
}
