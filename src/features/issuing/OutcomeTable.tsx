import { Alert, Flex, Table } from 'antd'
import type { IssueRow, RowOutcome } from '../../data/issuing'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'
import { StatusTag } from '../../ui/StatusTag'

interface Props {
  /** The rows that were sent. */
  rows: readonly IssueRow[]
  outcomes: readonly RowOutcome[]
  /** What a row that was carried out says. */
  doneText(outcome: RowOutcome): string
}

/** What became of each row of a bulk call; those that were refused first. */
export function OutcomeTable({ rows, outcomes, doneText }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const byId = new Map(rows.map((row) => [row.id, row]))
  const refused = outcomes.filter(({ outcome }) => outcome === 'refused')
  const done = outcomes.filter(({ outcome }) => outcome === 'done')
  return (
    <Flex vertical gap={12}>
      <div role="status" style={{ display: 'grid', gap: 8 }}>
        {done.length > 0 && (
          <Alert type="success" showIcon message={t('issuing.outcomeDone', { count: done.length })} />
        )}
        {refused.length > 0 && (
          <Alert type="warning" showIcon message={t('issuing.outcomeRefused', { count: refused.length })} />
        )}
      </div>
      <Table<RowOutcome>
        size="small"
        aria-label={t('issuing.column.outcome')}
        rowKey="id"
        dataSource={[...refused, ...done]}
        pagination={outcomes.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        scroll={{ y: 360 }}
        columns={[
          {
            key: 'person',
            title: t('issuing.column.person'),
            width: 120,
            render: (_, { id }) => byId.get(id)?.person_name,
          },
          {
            key: 'outcome',
            title: t('issuing.column.outcome'),
            render: (_, outcome) =>
              outcome.outcome === 'done' ? (
                <StatusTag tone="good">{doneText(outcome)}</StatusTag>
              ) : (
                <span>
                  <StatusTag tone="bad">
                    {t('issuing.rowRefused', {
                      reason: errorSentence(
                        { key: outcome.key ?? '', values: outcome.detail ?? {} },
                        translation,
                      ),
                    })}
                  </StatusTag>
                </span>
              ),
          },
        ]}
      />
    </Flex>
  )
}
