import { Button, theme } from 'antd'
import type { ReactNode } from 'react'
import { signInPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { DoorLink } from './DoorLink'
import './signIn.css'

interface Props {
  title: string
  /** Under the title, before the box. */
  text?: string
  children: ReactNode
  /** Below the box, in place of the way back to the sign-in. */
  foot?: ReactNode
}

/** The frame of the pages before the sign-in: language, product, a box, the way back. */
export function DoorFrame({ title, text, children, foot }: Props) {
  const { t, language, setLanguage } = useTranslation()
  const { token } = theme.useToken()
  return (
    <main className="sign-in">
      <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
        <DoorLink to={signInPath()}>{t('common.productName')}</DoorLink>
        <Button type="text" onClick={() => setLanguage(language === 'zh-CN' ? 'en-US' : 'zh-CN')}>
          {language === 'zh-CN' ? t('common.english') : t('common.chinese')}
        </Button>
      </div>
      <h1 style={{ fontSize: 24, margin: '16px 0 0' }}>{title}</h1>
      {text && <p style={{ margin: '4px 0 0', color: token.colorTextDescription }}>{text}</p>}
      <div
        style={{
          margin: '16px 0',
          padding: 24,
          background: token.colorBgContainer,
          border: `1px solid ${token.colorBorderSecondary}`,
          borderRadius: token.borderRadiusLG,
        }}
      >
        {children}
      </div>
      {foot ?? <DoorLink to={signInPath()}>{t('account.toSignIn')}</DoorLink>}
    </main>
  )
}
