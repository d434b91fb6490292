import { useInvalidate } from '@refinedev/core'
import { Alert, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { signIn } from '../data/authProvider'
import { toAppError } from '../data/errors'
import { currentProfile } from '../data/profile'
import { announceReturn } from '../data/session'
import { errorSentence } from '../i18n/errorSentence'
import { useTranslation } from '../i18n/useTranslation'

/** Asks for the password again over the open page, so that nothing on it is lost. */
export function SessionExpiredDialog({ onSignedIn }: { onSignedIn(): void }) {
  const translation = useTranslation()
  const { t } = translation
  const invalidate = useInvalidate()
  const [isBusy, setIsBusy] = useState(false)
  const [sentence, setSentence] = useState<string>()
  const [form] = Form.useForm<{ password: string }>()

  async function submit({ password }: { password: string }) {
    setIsBusy(true)
    try {
      await signIn(currentProfile()?.email ?? '', password)
      await invalidate({ invalidates: ['all'] })
      onSignedIn()
      announceReturn()
    } catch (error) {
      setSentence(errorSentence(toAppError(error), translation))
    } finally {
      form.resetFields()
      setIsBusy(false)
    }
  }

  return (
    <Modal
      open
      title={t('account.signInAgain')}
      okText={t('common.signIn')}
      cancelText={t('common.signOut')}
      onOk={() => form.submit()}
      onCancel={() => window.location.assign('/login')}
      confirmLoading={isBusy}
      maskClosable={false}
    >
      <p>{t('account.signInAgainText')}</p>
      {sentence && (
        <Alert type="error" showIcon message={sentence} style={{ marginBottom: 16 }} role="alert" />
      )}
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item label={t('account.email')} htmlFor="session-email">
          <Input id="session-email" value={currentProfile()?.email} readOnly autoComplete="username" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('account.password')}
          rules={[{ required: true, message: t('account.passwordRequired') }]}
        >
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
