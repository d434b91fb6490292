import { Alert, Flex, Skeleton, Table, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { ShareEvaluation, SharePoolRow, SharePreview, ShareRecord } from '../../../data/inspectionShares'
import { orderPath } from '../../../domain/dispatchPaths'
import { evaluationPath } from '../../../domain/paths'
import { useTranslation } from '../../../i18n/useTranslation'
import { ErrorState } from '../../../ui/ErrorState'
import { Panel } from '../../../ui/Panel'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { StatusTag } from '../../../ui/StatusTag'
import { daysText, problemsText } from '../dispatchWords'

interface PreviewProps {
  preview: SharePreview | undefined
  error: unknown
}

/** Before the commitment: which evaluations the conditions name, and whether there are enough. */
export function PreviewEvaluations({ preview, error }: PreviewProps) {
  const translation = useTranslation()
  const { t } = translation
  const columns = useMemo<TableColumnsType<ShareEvaluation>>(
    () => [
      {
        key: 'days',
        title: t('dispatch.days'),
        render: (_, row) => <Link to={evaluationPath(row.id)}>{daysText(row, translation)}</Link>,
      },
      { key: 'institution', title: t('dispatch.institution'), dataIndex: 'institution' },
      { key: 'occupation', title: t('dispatch.occupation'), dataIndex: 'occupation' },
      { key: 'batch', title: t('dispatch.batch'), dataIndex: 'batch' },
      {
        key: 'problems',
        title: t('dispatch.share.takesPart'),
        render: (_, { problems }) =>
          problems.length === 0 ? t('dispatch.eligible') : problemsText(problems, translation),
      },
    ],
    [t, translation],
  )
  if (!preview)
    return (
      <Panel title={t('dispatch.share.pool')}>
        {error ? <ErrorState error={error} /> : <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      </Panel>
    )
  const { wanted, eligible, evaluations } = preview
  const isSmall = eligible === 0 || eligible < wanted
  return (
    <Panel
      title={t('dispatch.share.pool')}
      extra={
        <StatusTag tone={isSmall ? 'bad' : 'good'}>
          {t('dispatch.share.poolNow', { eligible, wanted })}
        </StatusTag>
      }
    >
      <Flex vertical gap={12}>
        {isSmall && <Alert type="warning" showIcon message={t('dispatch.share.poolSmall')} />}
        {evaluations.length === 0 ? (
          <PanelEmpty title={t('dispatch.share.poolNone')} />
        ) : (
          <Table<ShareEvaluation>
            aria-label={t('dispatch.share.pool')}
            size="small"
            rowKey="id"
            columns={columns}
            dataSource={evaluations}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            scroll={{ x: 'max-content' }}
          />
        )}
      </Flex>
    </Panel>
  )
}

interface FrozenProps {
  record: ShareRecord | undefined
  error: unknown
}

/** After it: the evaluations as they were frozen, in the order of the draw, with the orders that came of it. */
export function FrozenEvaluations({ record, error }: FrozenProps) {
  const translation = useTranslation()
  const { t } = translation
  const columns = useMemo<TableColumnsType<SharePoolRow>>(
    () => [
      { key: 'rank', title: t('dispatch.rank'), render: (_, { rank }) => rank ?? '—', className: 'tabular' },
      {
        key: 'order',
        title: t('dispatch.number'),
        render: (_, { order_id, order_number }) =>
          order_id ? <Link to={orderPath(order_id)}>{order_number}</Link> : '—',
      },
      {
        key: 'days',
        title: t('dispatch.days'),
        render: (_, row) => <Link to={evaluationPath(row.evaluation_id)}>{daysText(row, translation)}</Link>,
      },
      { key: 'institution', title: t('dispatch.institution'), dataIndex: 'institution_name' },
      { key: 'occupation', title: t('dispatch.occupation'), dataIndex: 'occupation' },
      { key: 'pseudonym', title: t('dispatch.pseudonym'), dataIndex: 'pseudonym', responsive: ['md'] },
      {
        key: 'problems',
        title: t('dispatch.share.takesPart'),
        render: (_, { problems }) =>
          problems.length === 0 ? t('dispatch.eligible') : problemsText(problems, translation),
      },
    ],
    [t, translation],
  )
  const commitment = record?.commitment
  return (
    <Panel
      title={t('dispatch.share.pool')}
      extra={
        commitment &&
        t('dispatch.share.frozen', { eligible: commitment.eligible, excluded: commitment.excluded })
      }
      isFlush
    >
      {error ? (
        <ErrorState error={error} />
      ) : (
        <Table<SharePoolRow>
          aria-label={t('dispatch.share.pool')}
          size="small"
          rowKey="pseudonym"
          loading={!record}
          columns={columns}
          dataSource={record?.pool ?? []}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: 'max-content' }}
        />
      )}
    </Panel>
  )
}
