import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { ApplicationListRow } from '../../data/applicationList'
import type { CodeName } from '../../data/dictionaries'
import type { BulkOutcome } from '../../data/reviewing'
import { reviewFilePath } from '../../domain/paths'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { StatusTag } from '../../ui/StatusTag'
import { ApplicationStatus } from './ApplicationStatus'
import { refusalSentence } from './refusalSentence'

interface Props {
  outcomes: readonly BulkOutcome[]
  rows: readonly ApplicationListRow[]
  checkRules: readonly CodeName[]
}

interface Line extends BulkOutcome {
  row: ApplicationListRow | undefined
}

/** What became of each file of a bulk decision: the refused ones first, each with its sentence. */
export function BulkOutcomes({ outcomes, rows, checkRules }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const lines = outcomes
    .map((outcome): Line => ({ ...outcome, row: rows.find(({ id }) => id === outcome.id) }))
    .sort((a, b) => Number(a.outcome === 'done') - Number(b.outcome === 'done'))
  const done = lines.filter(({ outcome }) => outcome === 'done').length
  return (
    <>
      <p role="status" style={{ display: 'flex', gap: 16 }}>
        <StatusTag tone="good">{t('review.bulkDone', { count: done })}</StatusTag>
        {done < lines.length && (
          <StatusTag tone="bad">{t('review.bulkRefused', { count: lines.length - done })}</StatusTag>
        )}
      </p>
      <Table<Line>
        aria-label={t('review.outcome')}
        className="tabular"
        size="small"
        rowKey="id"
        columns={outcomeColumns(translation, checkRules)}
        dataSource={lines}
        pagination={false}
        scroll={{ y: 360, x: 'max-content' }}
      />
    </>
  )
}

function outcomeColumns(translation: Translation, checkRules: readonly CodeName[]): TableColumnsType<Line> {
  const { t } = translation
  return [
    {
      key: 'person',
      title: t('review.column.person'),
      render: (_, { id, row }) => <Link to={reviewFilePath(id)}>{row?.person_name ?? id}</Link>,
    },
    { key: 'number', title: t('review.column.number'), render: (_, { row }) => row?.number },
    {
      key: 'outcome',
      title: t('review.outcome'),
      render: (_, { outcome }) =>
        outcome === 'done' ? (
          <StatusTag tone="good">{t('review.outcomeDone')}</StatusTag>
        ) : (
          <StatusTag tone="bad">{t('review.outcomeRefused')}</StatusTag>
        ),
    },
    {
      key: 'why',
      title: t('review.reasonOfOutcome'),
      width: 320,
      render: (_, { key, detail, status }) =>
        key ? (
          refusalSentence({ key, values: detail ?? {} }, translation, checkRules)
        ) : status ? (
          <ApplicationStatus status={status} />
        ) : null,
    },
  ]
}
