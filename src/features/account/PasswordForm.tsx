import { App, Button, Form, Input } from 'antd'
import { changePassword } from '../../data/account'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'
import { NewPasswordFields } from './CredentialFields'
import { FormProblem } from './FormProblem'

interface Values {
  current: string
  newPassword: string
}

/** Changes the password of who is signed in, against the present one. */
export function PasswordForm({ email }: { email: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const { isBusy, problem, attempt } = useAttempt()

  async function change({ current, newPassword }: Values) {
    const isDone = await attempt(() => changePassword(current, newPassword))
    if (!isDone) return
    form.resetFields()
    message.success(t('account.changed'))
  }

  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={isBusy}
      onFinish={change}
      style={{ maxWidth: 360 }}
    >
      <FormProblem sentence={problem} />
      {/* password managers file the new password under it */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <Form.Item
        name="current"
        label={t('account.currentPassword')}
        rules={[{ required: true, message: t('account.passwordRequired') }]}
      >
        <Input.Password autoComplete="current-password" size="large" />
      </Form.Item>
      <NewPasswordFields />
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t('account.change')}
      </Button>
    </Form>
  )
}
