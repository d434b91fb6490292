import { GlobalOutlined, LogoutOutlined, MenuOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons'
import { Alert, Button, Drawer, Grid, Layout, Menu, Space, Tooltip, Typography, theme } from 'antd'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { currentRole } from '../data/accessControl'
import { signOut } from '../data/authProvider'
import { currentProfile } from '../data/profile'
import { useTranslation } from '../i18n/useTranslation'
import { useAppearance } from './Appearance'
import { pages } from './pages'

/** The frame of every page behind the sign-in: head, menu, content. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const isWide = Grid.useBreakpoint().lg
  const [isMenuOpen, setIsMenuOpen] = useState(false)
  const isOnline = useSyncExternalStore(watchConnection, () => navigator.onLine)
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip-link" href="#content">
        {t('common.skipToContent')}
      </a>
      <Layout.Header
        className="no-print"
        style={{
          display: 'flex',
          alignItems: 'center',
          gap: 12,
          height: 52,
          padding: '0 16px',
          lineHeight: 'normal',
          background: token.colorBgContainer,
          borderBottom: `1px solid ${token.colorBorderSecondary}`,
        }}
      >
        {!isWide && (
          <Button
            type="text"
            icon={<MenuOutlined />}
            aria-label={t('common.menu')}
            onClick={() => setIsMenuOpen(true)}
          />
        )}
        <Link to="/" style={{ color: token.colorText, fontWeight: 600, fontSize: 16, whiteSpace: 'nowrap' }}>
          {t('common.productName')}
        </Link>
        <div style={{ flex: 1 }} />
        <HeadTools />
      </Layout.Header>
      {!isOnline && <Alert banner type="warning" message={t('common.offlineBanner')} role="status" />}
      <Layout hasSider={isWide}>
        {isWide ? (
          <Layout.Sider className="no-print" width={208} style={{ background: token.colorBgContainer }}>
            <PageMenu />
          </Layout.Sider>
        ) : (
          <Drawer
            open={isMenuOpen}
            onClose={() => setIsMenuOpen(false)}
            placement="left"
            width={260}
            title={t('common.menu')}
            styles={{ body: { padding: 0 } }}
          >
            <PageMenu onChoose={() => setIsMenuOpen(false)} />
          </Drawer>
        )}
        <Layout.Content
          id="content"
          role="main"
          tabIndex={-1}
          style={{ padding: isWide ? 24 : 12, minWidth: 0 }}
        >
          {children}
        </Layout.Content>
      </Layout>
    </Layout>
  )
}

function HeadTools() {
  const { t, language, setLanguage } = useTranslation()
  const { appearance, setAppearance } = useAppearance()
  const navigate = useNavigate()
  const profile = currentProfile()
  const isDark = appearance === 'dark'
  return (
    <Space size={4}>
      <Typography.Text ellipsis style={{ maxWidth: 160 }}>
        {profile?.staff?.name ?? profile?.email}
      </Typography.Text>
      <Tooltip title={isDark ? t('common.light') : t('common.dark')}>
        <Button
          type="text"
          icon={isDark ? <SunOutlined /> : <MoonOutlined />}
          aria-label={isDark ? t('common.light') : t('common.dark')}
          onClick={() => setAppearance(isDark ? 'light' : 'dark')}
        />
      </Tooltip>
      <Button
        type="text"
        icon={<GlobalOutlined />}
        onClick={() => setLanguage(language === 'zh-CN' ? 'en-US' : 'zh-CN')}
      >
        {language === 'zh-CN' ? t('common.english') : t('common.chinese')}
      </Button>
      <Tooltip title={t('common.signOut')}>
        <Button
          type="text"
          icon={<LogoutOutlined />}
          aria-label={t('common.signOut')}
          onClick={() => signOut().finally(() => navigate('/login'))}
        />
      </Tooltip>
    </Space>
  )
}

function PageMenu({ onChoose }: { onChoose?(): void }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const role = currentRole()
  const items = pages
    .filter((page) => page.icon && page.roles.includes(role))
    .map((page) => ({
      key: page.path,
      icon: page.icon,
      label: <Link to={page.path}>{t(page.title)}</Link>,
    }))
  const open = items
    .map((item) => item.key)
    .filter((path) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)))
  return (
    <nav aria-label={t('common.menu')}>
      <Menu
        mode="inline"
        items={items}
        selectedKeys={open}
        onClick={onChoose}
        style={{ borderInlineEnd: 0 }}
      />
    </nav>
  )
}

function watchConnection(onChange: () => void) {
  window.addEventListener('online', onChange)
  window.addEventListener('offline', onChange)
  return () => {
    window.removeEventListener('online', onChange)
    window.removeEventListener('offline', onChange)
  }
}
