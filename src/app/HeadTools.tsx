import { GlobalOutlined, LogoutOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons'
import { Button, theme } from 'antd'
import { Link, useNavigate } from 'react-router'
import { signOut } from '../data/authProvider'
import { currentProfile } from '../data/profile'
import { accountPath } from '../domain/paths'
import { NotificationBell } from '../features/notifications/NotificationBell'
import { useTranslation } from '../i18n/useTranslation'
import { useAppearance } from './Appearance'

/** Who is signed in, appearance, language, the way out. */
export function HeadTools() {
  const { t, language, setLanguage } = useTranslation()
  const { appearance, setAppearance } = useAppearance()
  const { token } = theme.useToken()
  const navigate = useNavigate()
  const profile = currentProfile()
  const otherAppearance = appearance === 'dark' ? 'light' : 'dark'
  const nameOfOther = t(appearance === 'dark' ? 'common.light' : 'common.dark')
  return (
    <div className="shell-tools">
      <NotificationBell />
      <Link to={accountPath()} className="shell-user" style={{ color: token.colorText }}>
        {profile?.staff?.name ?? profile?.email}
      </Link>
      <Button
        type="text"
        icon={appearance === 'dark' ? <SunOutlined /> : <MoonOutlined />}
        aria-label={nameOfOther}
        title={nameOfOther}
        onClick={() => setAppearance(otherAppearance)}
      />
      <Button
        type="text"
        icon={<GlobalOutlined aria-hidden />}
        onClick={() => setLanguage(language === 'zh-CN' ? 'en-US' : 'zh-CN')}
      >
        {language === 'zh-CN' ? t('common.english') : t('common.chinese')}
      </Button>
      <Button
        type="text"
        icon={<LogoutOutlined />}
        aria-label={t('common.signOut')}
        title={t('common.signOut')}
        onClick={() => signOut().finally(() => navigate('/login'))}
      />
    </div>
  )
}
