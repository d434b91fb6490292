import { Button, Form, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { findRecoveringEmail, setPassword } from '../../data/account'
import { passwordResetPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'
import { NewPasswordFields } from './CredentialFields'
import { DoorFrame } from './DoorFrame'
import { DoorLink } from './DoorLink'
import { FormProblem } from './FormProblem'

/** Where the link of a mail for a new password leads. */
export function NewPasswordPage() {
  const { t } = useTranslation()
  const { isBusy, problem, attempt } = useAttempt()
  const [email, setEmail] = useState<string | null>()
  const [isDone, setIsDone] = useState(false)
  useEffect(() => {
    findRecoveringEmail().then(
      (found) => setEmail(found ?? null),
      () => setEmail(null),
    )
  }, [])

  if (email === undefined) {
    return (
      <DoorFrame title={t('account.newTitle')}>
        <Spin />
      </DoorFrame>
    )
  }
  if (email === null) {
    return (
      <DoorFrame title={t('account.linkOverTitle')}>
        <p style={{ marginTop: 0 }}>{t('account.linkOverText')}</p>
        <DoorLink to={passwordResetPath()}>{t('account.linkAgain')}</DoorLink>
      </DoorFrame>
    )
  }
  if (isDone) {
    return (
      <DoorFrame title={t('account.newDoneTitle')} foot={<span />}>
        <p role="status" style={{ marginTop: 0 }}>
          {t('account.newDoneText')}
        </p>
        <DoorLink to="/">{t('account.newGo')}</DoorLink>
      </DoorFrame>
    )
  }
  return (
    <DoorFrame title={t('account.newTitle')} text={t('account.newText', { email })}>
      <Form<{ newPassword: string }>
        layout="vertical"
        requiredMark={false}
        disabled={isBusy}
        onFinish={({ newPassword }) => {
          void attempt(async () => {
            await setPassword(newPassword)
            setIsDone(true)
          })
        }}
      >
        <FormProblem sentence={problem} />
        {/* password managers file the new password under it */}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <NewPasswordFields />
        <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
          {t('account.newSave')}
        </Button>
      </Form>
    </DoorFrame>
  )
}
