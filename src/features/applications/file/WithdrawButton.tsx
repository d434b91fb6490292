import { Alert, App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { ApplicationFile } from '../../../data/applicationFile'
import { withdrawApplication } from '../../../data/applications'
import { type Dictionaries, nameIn } from '../../../data/dictionaries'
import { useTranslation } from '../../../i18n/useTranslation'
import { FormSelect } from '../../../ui/FormSelect'
import { useErrorText } from '../useErrorText'
import { useStepRequest } from '../useStepRequest'

interface Props {
  file: ApplicationFile
  dictionaries: Dictionaries
  onDone(): void
}

interface Answer {
  reason: string
  note?: string
}

/** Takes a file back, with a reason; asks first. */
export function WithdrawButton({ file, dictionaries, onDone }: Props) {
  const { t, language } = useTranslation()
  const { message } = App.useApp()
  const errorText = useErrorText()
  const [form] = Form.useForm<Answer>()
  const [isOpen, setIsOpen] = useState(false)
  const [problem, setProblem] = useState<string>()
  const { id, version, status } = file.application
  const request = useStepRequest(id, 'withdraw')
  const isDraft = status === 'draft'
  const title = isDraft ? t('file.withdrawDraft') : t('file.withdraw')
  const reasons = dictionaries.reasonCodes.filter((row) => row.is_active && row.actions.includes('withdraw'))
  const needsNote = (code?: string) => reasons.find((row) => row.code === code)?.needs_note ?? false

  async function withdraw({ reason, note = '' }: Answer) {
    setProblem(undefined)
    try {
      const answer = await request.run((requestId) =>
        withdrawApplication(id, version, requestId, [reason], note.trim()),
      )
      if (!answer) return
      message.success(t('file.withdrawDone'))
      setIsOpen(false)
      onDone()
    } catch (error) {
      setProblem(errorText(error))
    }
  }

  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{title}</Button>
      <Modal
        open={isOpen}
        title={title}
        okText={title}
        okButtonProps={{ danger: true }}
        cancelText={t('common.cancel')}
        confirmLoading={request.isBusy}
        onOk={form.submit}
        onCancel={() => setIsOpen(false)}
        destroyOnHidden
      >
        <p>{isDraft ? t('file.withdrawDraftText') : t('file.withdrawText')}</p>
        {problem && (
          <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 12 }} />
        )}
        <Form form={form} layout="vertical" onFinish={withdraw} requiredMark={false} preserve={false}>
          <Form.Item
            name="reason"
            label={t('file.withdrawReason')}
            rules={[{ required: true, message: t('file.withdrawReasonMissing') }]}
          >
            <FormSelect options={reasons.map((row) => ({ value: row.code, label: nameIn(language, row) }))} />
          </Form.Item>
          <Form.Item
            name="note"
            label={t('file.withdrawNote')}
            dependencies={['reason']}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_, note?: string) =>
                  needsNote(getFieldValue('reason')) && (note ?? '').trim().length < 2
                    ? Promise.reject(new Error(t('file.withdrawNoteMissing')))
                    : Promise.resolve(),
              }),
            ]}
          >
            <Input maxLength={200} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}
