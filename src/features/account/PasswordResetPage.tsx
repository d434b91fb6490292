import { Button, Form } from 'antd'
import { useState } from 'react'
import { requestPasswordReset } from '../../data/account'
import { newPasswordPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'
import { EmailField } from './CredentialFields'
import { DoorFrame } from './DoorFrame'
import { FormProblem } from './FormProblem'

/** Asks for a mail with a link to a new password. Whether the address has a login is not told. */
export function PasswordResetPage() {
  const { t } = useTranslation()
  const { isBusy, problem, attempt } = useAttempt()
  const [mailedTo, setMailedTo] = useState<string>()

  if (mailedTo) {
    return (
      <DoorFrame title={t('account.resetSentTitle')}>
        <div role="status">{t('account.resetSentText', { email: mailedTo })}</div>
      </DoorFrame>
    )
  }
  return (
    <DoorFrame title={t('account.resetTitle')} text={t('account.resetText')}>
      <Form<{ email: string }>
        layout="vertical"
        requiredMark={false}
        disabled={isBusy}
        onFinish={({ email }) => {
          void attempt(async () => {
            await requestPasswordReset(email, newPasswordPath())
            setMailedTo(email.trim())
          })
        }}
      >
        <FormProblem sentence={problem} />
        <EmailField />
        <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
          {t('account.resetSend')}
        </Button>
      </Form>
    </DoorFrame>
  )
}
