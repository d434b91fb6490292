import { useQuery } from '@tanstack/react-query'
import { App, Button, Descriptions, Drawer, Flex } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { answerDispute, correctRecord, getRecord, type RecordRow } from '../../data/activityRecords'
import { removeRecord } from '../../data/applications'
import { toAppError } from '../../data/errors'
import { currentProfile } from '../../data/profile'
import { evaluationPath } from '../../domain/paths'
import { shanghaiDateTime } from '../../domain/shanghai'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { RegisterHistory } from '../../ui/RegisterHistory'
import { registerKey } from '../../ui/registerKeys'
import { RecordCorrectDialog } from './RecordCorrectDialog'
import { RecordDecisions } from './RecordDecisions'
import { RecordState } from './recordColumns'
import { recordFieldName, recordValueText } from './recordWords'

interface Props {
  row: RecordRow
  mayDecide: boolean
  onChanged(): Promise<unknown>
  onClose(): void
}

/** One record: what it says, its dispute with the answer, its history, and what can be done about it. */
export function RecordDrawer({ row: listed, mayDecide, onChanged, onClose }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const { message, modal } = App.useApp()
  const [open, setOpen] = useState<'correct' | 'answer'>()
  const record = useQuery({
    queryKey: [...registerKey('activities'), 'record', listed.id],
    queryFn: ({ signal }) => getRecord(listed.id, signal),
    initialData: listed,
  })
  const row = record.data
  const own = currentProfile()?.institutions ?? []
  const isUnits = [row.institution_id, row.evaluator_id].some((id) => id && own.includes(id))
  const close = async () => {
    await onChanged()
    onClose()
  }

  function remove() {
    modal.confirm({
      title: t('activity.removeTitle'),
      content: t('activity.removeText'),
      okText: t('common.delete'),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      onOk: async () => {
        try {
          await removeRecord(row.id)
          message.success(t('activity.removed'))
        } catch (error) {
          message.error(errorSentence(toAppError(error), translation))
        }
        await close()
      },
    })
  }

  const facts: [label: string, value: React.ReactNode][] = [
    [t('activity.status'), <RecordState key="state" row={row} translation={translation} />],
    [t('activity.idNumber'), row.person?.id_number_masked],
    [t('activity.unit'), row.institution?.name],
    [t('activity.role'), t(`activity.roles.${row.role}`)],
    [t('activity.heldOn'), row.held_on],
    [t('activity.institution'), row.institution_name],
    [t('activity.batch'), row.batch],
    [t('activity.place'), row.place],
    [t('activity.occupation'), row.occupation],
    [
      t('activity.source'),
      row.evaluation_id ? (
        <Link key="evaluation" to={evaluationPath(row.evaluation_id)}>
          {t('activity.openEvaluation')}
        </Link>
      ) : (
        t(`activity.sources.${row.source}`)
      ),
    ],
    [
      t('activity.decided'),
      row.decided_at &&
        t('activity.decidedBy', { name: row.decided_by_name ?? '', at: shanghaiDateTime(row.decided_at) }),
    ],
    [t('activity.disputeReason'), row.dispute_reason],
    [
      t('activity.answer'),
      row.dispute_answer &&
        t('activity.answerBy', {
          name: row.answered_by_name ?? '',
          at: shanghaiDateTime(row.answered_at ?? ''),
          text: row.dispute_answer,
        }),
    ],
  ]
  return (
    <Drawer
      open
      onClose={onClose}
      title={`${t('activity.detail')} · ${row.person_name}`}
      width={Math.min(520, window.innerWidth)}
      footer={
        <Flex gap={8} wrap>
          {mayDecide && <RecordDecisions ids={[row.id]} onDecided={onClose} onChanged={onChanged} />}
          {isUnits && row.status === 'disputed' && (
            <Button type="primary" onClick={() => setOpen('answer')}>
              {t('activity.answerAction')}
            </Button>
          )}
          {(mayDecide || isUnits) && (
            <Button onClick={() => setOpen('correct')}>{t('activity.correct')}</Button>
          )}
          {isUnits && row.status === 'declared' && (
            <Button danger onClick={remove}>
              {t('activity.remove')}
            </Button>
          )}
        </Flex>
      }
    >
      <Descriptions
        size="small"
        column={1}
        items={facts
          .filter(([, value]) => value)
          .map(([label, value]) => ({ key: label, label, children: value }))}
      />
      <h3 style={{ fontSize: 14 }}>{t('activity.history')}</h3>
      <RegisterHistory
        subject="activity_record"
        id={row.id}
        actionOf={({ action }) => t(`activity.changes.${action as 'confirmed'}`)}
        labelOf={(field) => recordFieldName(field, translation)}
        textOf={(field, value) => recordValueText(field, value, translation)}
      />
      {open === 'correct' && (
        <RecordCorrectDialog
          row={row}
          onSave={async (values, reason, requestId) => {
            await correctRecord(row, values, reason, requestId)
            message.success(t('activity.corrected'))
            await close()
          }}
          onClose={() => setOpen(undefined)}
          onReload={() => void record.refetch()}
        />
      )}
      <ReasonDialog
        isOpen={open === 'answer'}
        title={t('activity.answerAction')}
        text={t('activity.answerText')}
        onConfirm={async (text) => {
          await answerDispute(row, text)
          message.success(t('activity.answerSaved'))
          await close()
        }}
        onClose={() => setOpen(undefined)}
      />
    </Drawer>
  )
}
