import { Alert, Button, Form, Input, theme } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { signIn } from '../../data/authProvider'
import { type DemoAccount, findDemoAccounts } from '../../data/demoAccounts'
import { toAppError } from '../../data/errors'
import { invitationPath, passwordResetPath, signUpPath } from '../../domain/paths'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'
import { DemoAccountList } from './DemoAccountList'
import { DoorLink } from './DoorLink'
import './signIn.css'

interface Credentials {
  email: string
  password: string
}

/** The door: e-mail and password, and on the local demo stack its accounts with one click. */
export function SignInPage() {
  const translation = useTranslation()
  const { t, language, setLanguage } = translation
  const { token } = theme.useToken()
  const navigate = useNavigate()
  const [query] = useSearchParams()
  const [sentence, setSentence] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const [accounts, setAccounts] = useState<DemoAccount[]>([])

  useEffect(() => {
    findDemoAccounts().then(setAccounts, () => setAccounts([]))
  }, [])

  async function enter({ email, password }: Credentials) {
    setIsBusy(true)
    setSentence(undefined)
    try {
      await signIn(email, password)
      navigate(pathWithin(query.get('to')), { replace: true })
    } catch (error) {
      setSentence(errorSentence(toAppError(error), translation))
      setIsBusy(false)
    }
  }

  return (
    <main className="sign-in">
      <div>
        <div style={{ textAlign: 'right' }}>
          <Button type="text" onClick={() => setLanguage(language === 'zh-CN' ? 'en-US' : 'zh-CN')}>
            {language === 'zh-CN' ? t('common.english') : t('common.chinese')}
          </Button>
        </div>
        <h1 style={{ fontSize: 28, margin: 0 }}>{t('common.productName')}</h1>
        <p style={{ margin: '4px 0 16px', color: token.colorTextDescription }}>
          {t('common.productFullName')}
        </p>
        <div
          style={{
            padding: 24,
            background: token.colorBgContainer,
            border: `1px solid ${token.colorBorderSecondary}`,
            borderRadius: token.borderRadiusLG,
          }}
        >
          <Form<Credentials> layout="vertical" onFinish={enter} requiredMark={false} disabled={isBusy}>
            {sentence && (
              <Alert type="error" showIcon message={sentence} role="alert" style={{ marginBottom: 16 }} />
            )}
            <Form.Item
              name="email"
              label={t('account.email')}
              rules={[
                { required: true, message: t('account.emailRequired') },
                { type: 'email', message: t('account.emailInvalid') },
              ]}
            >
              <Input type="email" autoComplete="username" size="large" />
            </Form.Item>
            <Form.Item
              name="password"
              label={t('account.password')}
              rules={[{ required: true, message: t('account.passwordRequired') }]}
            >
              <Input.Password autoComplete="current-password" size="large" />
            </Form.Item>
            <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
              {t('common.signIn')}
            </Button>
          </Form>
        </div>
        <nav
          aria-label={t('account.otherWays')}
          style={{ display: 'flex', flexWrap: 'wrap', gap: 16, marginTop: 16 }}
        >
          <DoorLink to={passwordResetPath()}>{t('account.toReset')}</DoorLink>
          <DoorLink to={signUpPath()}>{t('account.toSignUp')}</DoorLink>
          <DoorLink to={invitationPath()}>{t('account.toInvitation')}</DoorLink>
        </nav>
      </div>
      <DemoAccountList accounts={accounts} isBusy={isBusy} onChoose={enter} />
    </main>
  )
}

// Only a path of this site: the address bar must not lead a fresh session elsewhere.
function pathWithin(wanted: string | null): string {
  return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : '/'
}
