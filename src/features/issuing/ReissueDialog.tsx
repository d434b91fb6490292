import { Alert, App, Form, Input, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import { type IssueRow, type ReissueGround, reissueCard, reissueGrounds } from '../../data/issuing'
import { newRequestId } from '../../data/rpc'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'

interface Answer {
  ground: ReissueGround
  note: string
}

interface Props {
  row: IssueRow
  /** Logged: the card is to be printed. */
  onDone(cardId: string): void
  onClose(): void
}

/** 补发: lost, misprinted or damaged; the same number, with a note. */
export function ReissueDialog({ row, onDone, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const formId = useId()
  const { isBusy, problem, attempt } = useAttempt()
  // one per dialog: a retry after a lost answer counts as the same reissue
  const [requestId] = useState(newRequestId)
  const card = row.new_card
  if (!card) return null

  const reissue = ({ ground, note }: Answer) =>
    attempt(async () => {
      await reissueCard(card.id, ground, note, requestId)
      message.success(t('issuing.reissued'))
      onDone(card.id)
    })

  return (
    <Modal
      open
      title={t('issuing.reissueOf', { name: row.person_name, number: card.number })}
      okText={t('issuing.reissue')}
      cancelText={t('common.cancel')}
      okButtonProps={{ htmlType: 'submit', form: formId }}
      onCancel={onClose}
      confirmLoading={isBusy}
      width={480}
    >
      <p>{t('issuing.reissueText')}</p>
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />}
      <Form<Answer> id={formId} layout="vertical" requiredMark={false} onFinish={(a) => void reissue(a)}>
        <Form.Item
          name="ground"
          label={t('issuing.ground')}
          rules={[{ required: true, message: t('issuing.groundMissing') }]}
        >
          <Radio.Group
            options={reissueGrounds.map((value) => ({ value, label: t(`issuing.grounds.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="note"
          label={t('issuing.note')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('issuing.noteMissing') }]}
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
