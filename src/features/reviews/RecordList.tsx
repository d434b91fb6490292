import { Button, Checkbox, Flex, Table, type TableColumnsType } from 'antd'
import { useMemo, useState } from 'react'
import type { ActivityRecord } from '../../data/applicationFile'
import { type Dictionaries, nameIn } from '../../data/dictionaries'
import { toAppError } from '../../data/errors'
import type { RecordOutcome } from '../../data/reviewing'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { StatusTag, type Tone } from '../../ui/StatusTag'
import { recordsToConfirm } from './recordsToConfirm'
import { refusalSentence } from './refusalSentence'

export interface RecordDecision {
  ids: readonly string[]
  decision: 'confirmed' | 'disputed'
  reason?: string
}

interface Props {
  records: readonly ActivityRecord[]
  card: { valid_from: string; valid_to: string }
  dictionaries: Dictionaries
  /** Decides records and gives the outcome of each; left out where the user only reads. */
  onDecide?(decision: RecordDecision): Promise<RecordOutcome[]>
  /** While a return is filled in: whether it names the records. */
  tick?: { isTicked: boolean; onTick(isTicked: boolean): void }
}

/** Work within the validity (任期内工作情况): confirmed or disputed one by one or all at once. */
export function RecordList({ records, card, dictionaries, onDecide, tick }: Props) {
  const translation = useTranslation()
  const { t, language } = translation
  const [disputing, setDisputing] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const open = recordsToConfirm(records, card)

  async function decide(decision: RecordDecision) {
    if (!onDecide) return
    setIsBusy(true)
    setProblem(undefined)
    try {
      const refused = (await onDecide(decision)).filter(({ outcome }) => outcome === 'refused')
      const key = refused[0]?.key
      if (key) {
        const sentence = refusalSentence({ key, values: {} }, translation, dictionaries.checkRules)
        setProblem(t('review.recordsRefused', { count: refused.length, sentence }))
      }
    } catch (error) {
      // the dialog of a dispute shows its own failure
      if (decision.decision === 'disputed') throw error
      setProblem(refusalSentence(toAppError(error), translation, dictionaries.checkRules))
    } finally {
      setIsBusy(false)
    }
  }

  const columns = useMemo(() => recordColumns(translation, card), [translation, card])
  const actions: TableColumnsType<ActivityRecord>[number] = {
    key: 'actions',
    title: t('review.column.actions'),
    render: (_, { id, status }) => (
      <Flex gap={4}>
        {status !== 'confirmed' && (
          <Button size="small" disabled={isBusy} onClick={() => decide({ ids: [id], decision: 'confirmed' })}>
            {t('review.confirmRecord')}
          </Button>
        )}
        {status !== 'disputed' && (
          <Button size="small" disabled={isBusy} onClick={() => setDisputing(id)}>
            {t('review.disputeRecord')}
          </Button>
        )}
      </Flex>
    ),
  }
  return (
    <>
      <Flex gap={12} align="center" wrap style={{ marginBottom: 8 }}>
        {tick && (
          <Checkbox checked={tick.isTicked} onChange={(event) => tick.onTick(event.target.checked)}>
            {t('review.tickField', { name: t('review.activityRecords') })}
          </Checkbox>
        )}
        {onDecide && open.length > 0 && (
          <Button size="small" loading={isBusy} onClick={() => decide({ ids: open, decision: 'confirmed' })}>
            {t('review.confirmAll', { count: open.length })}
          </Button>
        )}
        {problem && <span role="alert">{problem}</span>}
      </Flex>
      <Table<ActivityRecord>
        aria-label={t('review.sectionRecords')}
        className="tabular"
        size="small"
        rowKey="id"
        columns={onDecide ? [...columns, actions] : columns}
        dataSource={[...records]}
        pagination={records.length > 20 ? { pageSize: 20, size: 'small' } : false}
        locale={{ emptyText: t('review.noRecords') }}
      />
      {disputing && (
        <ReasonDialog
          isOpen
          title={t('review.disputeTitle')}
          text={t('review.disputeText')}
          reasons={dictionaries.reasonCodes
            .filter((reason) => reason.is_active && reason.actions.includes('dispute'))
            .map((reason) => ({ value: reason.code, label: nameIn(language, reason) }))}
          onConfirm={(reason) => decide({ ids: [disputing], decision: 'disputed', reason })}
          onClose={() => setDisputing(undefined)}
        />
      )}
    </>
  )
}

const tones: Readonly<Record<ActivityRecord['status'], Tone>> = {
  declared: 'waiting',
  confirmed: 'good',
  disputed: 'bad',
}

function recordColumns({ t }: Translation, card: Props['card']): TableColumnsType<ActivityRecord> {
  const words = {
    declared: t('review.recordDeclared'),
    confirmed: t('review.recordConfirmed'),
    disputed: t('review.recordDisputed'),
  }
  return [
    {
      key: 'held_on',
      title: t('review.recordDate'),
      render: (_, { held_on }) =>
        held_on < card.valid_from || held_on > card.valid_to ? (
          <Flex gap={8}>
            {held_on}
            <StatusTag tone="quiet">{t('review.recordOutside')}</StatusTag>
          </Flex>
        ) : (
          held_on
        ),
    },
    {
      key: 'place',
      title: t('review.recordPlace'),
      render: (_, { institution_name, place }) => [institution_name, place].filter(Boolean).join(' · '),
    },
    { key: 'batch', title: t('review.recordBatch'), dataIndex: 'batch' },
    {
      key: 'status',
      title: t('review.recordStatus'),
      render: (_, { status, dispute_reason }) => (
        <StatusTag tone={tones[status]} title={dispute_reason ?? undefined}>
          {words[status]}
          {dispute_reason && `：${dispute_reason}`}
        </StatusTag>
      ),
    },
  ]
}
