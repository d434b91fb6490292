import { Alert, Flex, Skeleton, Table, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import type { ExcludedSupervisor, OrderRow, PoolPreview } from '../../data/dispatch'
import type { CommitmentRow, PoolRow } from '../../data/dispatchRecord'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { StatusTag } from '../../ui/StatusTag'
import { problemsText } from './dispatchWords'

interface PreviewProps {
  row: OrderRow
  preview: PoolPreview | undefined
  error: unknown
}

/** Before the commitment: whether enough are eligible, what could be relaxed and by whom, and who is left out for what. */
export function PreviewPanel({ row, preview, error }: PreviewProps) {
  const translation = useTranslation()
  const { t } = translation
  const columns = useMemo<TableColumnsType<ExcludedSupervisor>>(
    () => [
      { key: 'name', title: t('dispatch.person'), dataIndex: 'name' },
      { key: 'institution', title: t('dispatch.employer'), dataIndex: 'institution', responsive: ['md'] },
      { key: 'card', title: t('dispatch.card'), dataIndex: 'card', responsive: ['md'] },
      {
        key: 'problems',
        title: t('dispatch.reasons'),
        render: (_, { problems }) => problemsText(problems, translation),
      },
    ],
    [t, translation],
  )
  if (!preview)
    return (
      <Panel title={t('dispatch.pool')}>
        {error ? <ErrorState error={error} /> : <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      </Panel>
    )
  const { wanted, eligible, by_recent_visits, in_province, excluded } = preview
  const isSmall = eligible < wanted
  const relaxations = [
    wanted > 1 && eligible > 0 && t('dispatch.relaxFewer'),
    by_recent_visits > 0 && t('dispatch.relaxVisits', { count: by_recent_visits }),
    row.scope === 'region' && in_province > eligible && t('dispatch.relaxLend', { count: in_province }),
  ].filter((text): text is string => Boolean(text))
  return (
    <Panel
      title={t('dispatch.pool')}
      extra={
        <StatusTag tone={isSmall ? 'bad' : 'good'}>{t('dispatch.poolNow', { eligible, wanted })}</StatusTag>
      }
    >
      <Flex vertical gap={12}>
        {isSmall && (
          <Alert
            type="warning"
            showIcon
            message={t('dispatch.poolSmall')}
            description={relaxations.map((text) => <div key={text}>{text}</div>)}
          />
        )}
        {excluded.length === 0 ? (
          <PanelEmpty title={t('dispatch.excludedNone')} />
        ) : (
          <>
            <div>{t('dispatch.excluded', { count: excluded.length })}</div>
            <Table<ExcludedSupervisor>
              aria-label={t('dispatch.excludedLabel')}
              size="small"
              rowKey="card"
              columns={columns}
              dataSource={excluded}
              pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
              scroll={{ x: 'max-content' }}
            />
          </>
        )}
      </Flex>
    </Panel>
  )
}

interface FrozenProps {
  commitment: CommitmentRow
  pool: readonly PoolRow[] | undefined
  error: unknown
}

/** After it: the pool as it was frozen, in the order of the draw once there is one. */
export function FrozenPanel({ commitment, pool, error }: FrozenProps) {
  const translation = useTranslation()
  const { t } = translation
  const columns = useMemo<TableColumnsType<PoolRow>>(
    () => [
      { key: 'rank', title: t('dispatch.rank'), render: (_, { rank }) => rank ?? '—', className: 'tabular' },
      { key: 'name', title: t('dispatch.person'), dataIndex: 'person_name' },
      {
        key: 'institution',
        title: t('dispatch.employer'),
        dataIndex: 'institution_name',
        responsive: ['md'],
      },
      { key: 'pseudonym', title: t('dispatch.pseudonym'), dataIndex: 'pseudonym', responsive: ['md'] },
      {
        key: 'problems',
        title: t('dispatch.reasons'),
        render: (_, { problems }) =>
          problems.length === 0 ? t('dispatch.eligible') : problemsText(problems, translation),
      },
    ],
    [t, translation],
  )
  const { eligible, excluded } = commitment
  return (
    <Panel title={t('dispatch.pool')} extra={t('dispatch.frozen', { eligible, excluded })} isFlush>
      {error ? (
        <ErrorState error={error} />
      ) : (
        <Table<PoolRow>
          aria-label={t('dispatch.frozenLabel')}
          size="small"
          rowKey="pseudonym"
          loading={!pool}
          columns={columns}
          dataSource={pool ? [...pool] : []}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: 'max-content' }}
        />
      )}
    </Panel>
  )
}
