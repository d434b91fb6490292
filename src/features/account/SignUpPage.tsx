import { Button, Form } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { signUp } from '../../data/account'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'
import { EmailField, NewPasswordFields } from './CredentialFields'
import { DoorFrame } from './DoorFrame'
import { FormProblem } from './FormProblem'

interface Wish {
  email: string
  newPassword: string
}

/** Makes a login for somebody who renews the own card. */
export function SignUpPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { isBusy, problem, attempt } = useAttempt()
  const [mailedTo, setMailedTo] = useState<string>()

  function register({ email, newPassword }: Wish) {
    void attempt(async () => {
      const state = await signUp(email, newPassword, '/')
      if (state === 'signed_in') navigate('/', { replace: true })
      else setMailedTo(email.trim())
    })
  }

  if (mailedTo) {
    return (
      <DoorFrame title={t('account.confirmTitle')}>
        <div role="status">{t('account.confirmText', { email: mailedTo })}</div>
      </DoorFrame>
    )
  }
  return (
    <DoorFrame title={t('account.signUpTitle')} text={t('account.signUpText')}>
      <Form<Wish> layout="vertical" requiredMark={false} onFinish={register} disabled={isBusy}>
        <FormProblem sentence={problem} />
        <EmailField />
        <NewPasswordFields label={t('account.password')} />
        <p>{t('account.signUpConsent')}</p>
        <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
          {t('account.signUp')}
        </Button>
      </Form>
    </DoorFrame>
  )
}
