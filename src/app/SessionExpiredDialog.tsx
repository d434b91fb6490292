import { useInvalidate } from '@refinedev/core'
import { Alert, Form, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { signIn } from '../data/authProvider'
import { toAppError } from '../data/errors'
import { currentProfile } from '../data/profile'
import { onSessionExpired } from '../data/session'
import { errorSentence } from '../i18n/errorSentence'
import { useTranslation } from '../i18n/useTranslation'

/** Asks for the password again over the open page, so that nothing on it is lost. */
export function SessionExpiredDialog() {
  const translation = useTranslation()
  const { t } = translation
  const invalidate = useInvalidate()
  const [isOpen, setIsOpen] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [sentence, setSentence] = useState<string>()
  const [form] = Form.useForm<{ password: string }>()
  useEffect(() => onSessionExpired(() => setIsOpen(true)), [])

  async function submit({ password }: { password: string }) {
    setIsBusy(true)
    try {
      await signIn(currentProfile()?.email ?? '', password)
      setIsOpen(false)
      setSentence(undefined)
      await invalidate({ invalidates: ['all'] })
    } catch (error) {
      setSentence(errorSentence(toAppError(error), translation))
    } finally {
      form.resetFields()
      setIsBusy(false)
    }
  }

  return (
    <Modal
      open={isOpen}
      title={t('account.signInAgain')}
      okText={t('common.signIn')}
      cancelText={t('common.signOut')}
      onOk={() => form.submit()}
      onCancel={() => window.location.assign('/login')}
      confirmLoading={isBusy}
      maskClosable={false}
      destroyOnHidden
    >
      <p>{t('account.signInAgainText')}</p>
      {sentence && (
        <Alert type="error" showIcon message={sentence} style={{ marginBottom: 16 }} role="alert" />
      )}
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item label={t('account.email')}>
          <Input value={currentProfile()?.email} readOnly autoComplete="username" />
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
