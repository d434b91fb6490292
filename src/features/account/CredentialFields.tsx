import { Form, Input } from 'antd'
import { passwordProblem } from '../../domain/password'
import { useTranslation } from '../../i18n/useTranslation'

/** The address of a login, in a form. */
export function EmailField({ label }: { label?: string }) {
  const { t } = useTranslation()
  return (
    <Form.Item
      name="email"
      label={label ?? t('account.email')}
      rules={[
        { required: true, message: t('account.emailRequired') },
        { type: 'email', message: t('account.emailInvalid') },
      ]}
    >
      <Input type="email" autoComplete="username" size="large" />
    </Form.Item>
  )
}

/** A password that exists already. */
export function PasswordField() {
  const { t } = useTranslation()
  return (
    <Form.Item
      name="password"
      label={t('account.password')}
      rules={[{ required: true, message: t('account.passwordRequired') }]}
    >
      <Input.Password autoComplete="current-password" size="large" />
    </Form.Item>
  )
}

/** A password that is chosen now, twice. */
export function NewPasswordFields({ label }: { label?: string }) {
  const { t } = useTranslation()
  const sentences = { short: t('account.passwordShort'), plain: t('account.passwordPlain') }
  return (
    <>
      <Form.Item
        name="newPassword"
        label={label ?? t('account.newPassword')}
        extra={t('account.passwordRule')}
        validateTrigger="onBlur"
        rules={[
          { required: true, message: t('account.passwordRequired') },
          {
            validator: async (_, value?: string) => {
              const problem = value ? passwordProblem(value) : undefined
              if (problem) throw new Error(sentences[problem])
            },
          },
        ]}
      >
        <Input.Password autoComplete="new-password" size="large" />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={t('account.repeatPassword')}
        dependencies={['newPassword']}
        validateTrigger="onBlur"
        rules={[
          { required: true, message: t('account.repeatRequired') },
          ({ getFieldValue }) => ({
            validator: async (_, value?: string) => {
              if (value && value !== getFieldValue('newPassword'))
                throw new Error(t('account.passwordDiffers'))
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" size="large" />
      </Form.Item>
    </>
  )
}
