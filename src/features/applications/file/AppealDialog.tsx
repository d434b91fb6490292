import { Alert, App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { ApplicationFile } from '../../../data/applicationFile'
import { appealApplication } from '../../../data/applications'
import { useTranslation } from '../../../i18n/useTranslation'
import { useErrorText } from '../useErrorText'
import { useStepRequest } from '../useStepRequest'

interface Props {
  file: ApplicationFile
  onDone(): void
  onClose(): void
}

/** The statement of an appeal against a refusal. */
export function AppealDialog({ file, onDone, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const errorText = useErrorText()
  const [form] = Form.useForm<{ statement: string }>()
  const [problem, setProblem] = useState<string>()
  const { id, version } = file.application
  const request = useStepRequest(id, 'appeal')

  async function appeal({ statement }: { statement: string }) {
    setProblem(undefined)
    try {
      const answer = await request.run((requestId) =>
        appealApplication(id, version, requestId, statement.trim()),
      )
      if (!answer) return
      message.success(t('file.appealDone'))
      onDone()
      onClose()
    } catch (error) {
      setProblem(errorText(error))
    }
  }

  return (
    <Modal
      open
      title={t('file.appeal')}
      okText={t('file.appeal')}
      cancelText={t('common.cancel')}
      confirmLoading={request.isBusy}
      onOk={form.submit}
      onCancel={onClose}
      maskClosable={false}
    >
      <p>{t('file.appealText')}</p>
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 12 }} />}
      <Form form={form} layout="vertical" onFinish={appeal} requiredMark={false}>
        <Form.Item
          name="statement"
          label={t('file.appealLabel')}
          rules={[{ required: true, whitespace: true, min: 10, max: 1000, message: t('file.appealShort') }]}
        >
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 14 }} showCount maxLength={1000} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
