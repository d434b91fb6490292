import { Alert, Form, Input, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import { collectCards, type Handover, type IssueRow, type RowOutcome } from '../../data/issuing'
import { newRequestId } from '../../data/rpc'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'
import { OutcomeTable } from './OutcomeTable'

interface Props {
  rows: readonly IssueRow[]
  /** Collections were logged: the lists have changed. */
  onDone(): void
  onClose(): void
}

/** 登记领取: who collects, and what became of the old cards; then the outcome of each row. */
export function HandoverDialog({ rows, onDone, onClose }: Props) {
  const { t } = useTranslation()
  const formId = useId()
  const [requestId] = useState(newRequestId)
  const [sent] = useState(rows)
  const [outcomes, setOutcomes] = useState<RowOutcome[]>()
  const { isBusy, problem, attempt } = useAttempt()

  const log = (handover: Handover) =>
    attempt(async () => {
      const answers = await collectCards(sent, { ...handover, note: handover.note ?? '' }, requestId)
      onDone()
      if (answers.every(({ outcome }) => outcome === 'done')) onClose()
      else setOutcomes(answers)
    })

  if (outcomes) {
    return (
      <Modal
        open
        title={t('issuing.collectOutcomeTitle')}
        onCancel={onClose}
        cancelText={t('common.close')}
        okButtonProps={{ hidden: true }}
        width={640}
      >
        <OutcomeTable rows={sent} outcomes={outcomes} doneText={() => t('issuing.rowCollected')} />
      </Modal>
    )
  }
  return (
    <Modal
      open
      title={t('issuing.collect')}
      okText={t('issuing.collectCount', { count: sent.length })}
      cancelText={t('common.cancel')}
      okButtonProps={{ htmlType: 'submit', form: formId }}
      onCancel={onClose}
      confirmLoading={isBusy}
      width={480}
    >
      <p>{t('issuing.collectText', { count: sent.length })}</p>
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />}
      <Form<Handover> id={formId} layout="vertical" requiredMark={false} onFinish={(h) => void log(h)}>
        <Form.Item
          name="collector"
          label={t('issuing.collector')}
          rules={[
            { required: true, whitespace: true, min: 2, max: 60, message: t('issuing.collectorMissing') },
          ]}
        >
          <Input maxLength={60} autoFocus />
        </Form.Item>
        <Form.Item
          name="oldCard"
          label={t('issuing.oldCard')}
          rules={[{ required: true, message: t('issuing.oldCardMissing') }]}
        >
          <Radio.Group
            options={(['returned', 'lost_statement'] as const).map((value) => ({
              value,
              label: t(`issuing.oldCards.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="note" label={t('issuing.noteOptional')}>
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
