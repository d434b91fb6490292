import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { EmailField, NewPasswordFields, PasswordField } from './CredentialFields'
import { FormProblem } from './FormProblem'

/** present: for the login that is signed in; new: one is made; known: one that exists signs in. */
export type InvitationWish =
  | { kind: 'present'; code: string }
  | { kind: 'new' | 'known'; code: string; email: string; password: string }

interface Props {
  code: string
  /** The address of who is signed in on this device. */
  signedInAs?: string
  isBusy: boolean
  problem: string | undefined
  onAccept(wish: InvitationWish): void
  /** Signs out, so that another login can be used. */
  onOther(): void
}

interface Values {
  code: string
  email: string
  password: string
  newPassword: string
}

/** The code and whose it is. */
export function InvitationForm({ code, signedInAs, isBusy, problem, onAccept, onOther }: Props) {
  const { t } = useTranslation()
  const [isNew, setIsNew] = useState(true)

  function finish(values: Values) {
    if (signedInAs) onAccept({ kind: 'present', code: values.code })
    else if (isNew)
      onAccept({ kind: 'new', code: values.code, email: values.email, password: values.newPassword })
    else onAccept({ kind: 'known', code: values.code, email: values.email, password: values.password })
  }

  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      disabled={isBusy}
      initialValues={{ code }}
      onFinish={finish}
    >
      <FormProblem sentence={problem} />
      <Form.Item
        name="code"
        label={t('account.invitationCode')}
        extra={t('account.invitationCodeHint')}
        rules={[{ required: true, whitespace: true, message: t('account.invitationCodeRequired') }]}
      >
        <Input size="large" autoComplete="off" spellCheck={false} maxLength={40} className="tabular" />
      </Form.Item>
      {signedInAs ? (
        <p>
          {t('account.invitationAs', { email: signedInAs })}{' '}
          <Button type="link" onClick={onOther} style={{ padding: 0 }}>
            {t('account.invitationOther')}
          </Button>
        </p>
      ) : (
        <>
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 16 }}>
            <Button
              aria-pressed={isNew}
              type={isNew ? 'primary' : 'default'}
              ghost={isNew}
              onClick={() => setIsNew(true)}
            >
              {t('account.invitationNew')}
            </Button>
            <Button
              aria-pressed={!isNew}
              type={isNew ? 'default' : 'primary'}
              ghost={!isNew}
              onClick={() => setIsNew(false)}
            >
              {t('account.invitationKnown')}
            </Button>
          </div>
          <EmailField label={t('account.invitationEmail')} />
          {isNew ? <NewPasswordFields label={t('account.password')} /> : <PasswordField />}
        </>
      )}
      <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
        {t('account.invitationAccept')}
      </Button>
    </Form>
  )
}
