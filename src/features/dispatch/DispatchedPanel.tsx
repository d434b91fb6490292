import { Flex, Table, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import type { DispatchRow, OrderRecord } from '../../data/dispatchRecord'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { StatusTag } from '../../ui/StatusTag'
import { answerTones } from './answerTones'

interface Props {
  record: OrderRecord | undefined
  /** How many are wanted and were not found. */
  missing: number
}

/** 派出的督导员: who was sent, what each answered, and when each was on site. */
export function DispatchedPanel({ record, missing }: Props) {
  const { t } = useTranslation()
  const checkIns = record?.checkIns
  const columns = useMemo<TableColumnsType<DispatchRow>>(
    () => [
      { key: 'rank', title: t('dispatch.rank'), dataIndex: 'rank', className: 'tabular' },
      { key: 'name', title: t('dispatch.person'), dataIndex: 'person_name' },
      { key: 'card', title: t('dispatch.card'), dataIndex: 'card_number' },
      {
        key: 'answer',
        title: t('dispatch.answer'),
        render: (_, { status, answer_until, decline_reason }) => (
          <Flex gap={8} wrap>
            <StatusTag tone={answerTones[status]}>{t(`dispatch.answers.${status}`)}</StatusTag>
            {status === 'asked' && t('dispatch.answerUntil', { at: shanghaiDateTime(answer_until) })}
            {decline_reason}
          </Flex>
        ),
      },
      {
        key: 'checkIns',
        title: t('dispatch.checkIns'),
        render: (_, { id }) => {
          const own = (checkIns ?? []).filter(({ dispatch_id }) => dispatch_id === id)
          if (own.length === 0) return t('dispatch.checkInsNone')
          return own.map((each) => (
            <div key={each.id} className="tabular">
              {shanghaiDateTime(each.checked_at)}
              {each.latitude !== null && `（${each.latitude}, ${each.longitude}）`}
            </div>
          ))
        },
      },
    ],
    [t, checkIns],
  )
  return (
    <Panel
      title={t('dispatch.dispatched')}
      isFlush={Boolean(record?.dispatches.length)}
      extra={missing > 0 && <StatusTag tone="bad">{t('dispatch.exhausted', { count: missing })}</StatusTag>}
    >
      {record?.dispatches.length === 0 ? (
        <PanelEmpty title={t('dispatch.dispatchedNone')} />
      ) : (
        <Table<DispatchRow>
          aria-label={t('dispatch.dispatched')}
          size="small"
          rowKey="id"
          loading={!record}
          columns={columns}
          dataSource={record ? [...record.dispatches] : []}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
      )}
    </Panel>
  )
}
