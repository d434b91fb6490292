import { Alert, Form, Input, Modal } from 'antd'
import { useId } from 'react'
import type { Finding } from '../../data/findings'
import { currentProfile } from '../../data/profile'
import type { FindingAction } from '../../domain/finding'
import { useTranslation } from '../../i18n/useTranslation'
import { DayPicker } from '../../ui/DayPicker'
import { useAttempt } from '../../ui/useAttempt'
import { findingText } from './findingText'

interface Props {
  row: Finding
  action: FindingAction
  /** Its failure stays in the dialog as a sentence. */
  onConfirm(note: string, rectifyBy?: string): Promise<void>
  onClose(): void
}

interface Answer {
  note: string
  rectifyBy?: string
}

/** One step of a finding, with the words it needs. */
export function FindingDialog({ row, action, onConfirm, onClose }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const formId = useId()
  const { isBusy, problem, attempt } = useAttempt()
  return (
    <Modal
      open
      title={t(`discipline.finding.action.${action}`)}
      okText={t(`discipline.finding.action.${action}`)}
      cancelText={t('common.cancel')}
      okButtonProps={{ htmlType: 'submit', form: formId }}
      onCancel={onClose}
      confirmLoading={isBusy}
    >
      <p>
        {row.occurred_on} {row.institution_name}，{row.person_name}：{findingText(row, translation)}
      </p>
      {row.note && <p>{t('discipline.finding.noteIs', { note: row.note })}</p>}
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />}
      <Form<Answer>
        id={formId}
        layout="vertical"
        requiredMark={false}
        onFinish={({ note, rectifyBy }) => void attempt(() => onConfirm(note.trim(), rectifyBy))}
      >
        {action === 'rectify' && (
          <Form.Item
            name="rectifyBy"
            label={t('discipline.finding.rectifyBy')}
            rules={[{ required: true, message: t('errors.rectify_by_missing') }]}
          >
            <DayPicker min={currentProfile()?.today} />
          </Form.Item>
        )}
        <Form.Item
          name="note"
          label={t(`discipline.finding.words.${action}`)}
          rules={[{ required: true, min: 2, whitespace: true, message: t('errors.note_missing') }]}
        >
          <Input.TextArea rows={4} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
