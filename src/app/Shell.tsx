import { MenuOutlined } from '@ant-design/icons'
import { Button, Grid, theme } from 'antd'
import { lazy, type ReactNode, Suspense, useState, useSyncExternalStore } from 'react'
import { Link } from 'react-router'
import { useTranslation } from '../i18n/useTranslation'
import { HeadTools } from './HeadTools'
import { PageMenu } from './PageMenu'

const PhoneMenu = lazy(() => import('./PhoneMenu').then((module) => ({ default: module.PhoneMenu })))

/** The frame of every page behind the sign-in: head, menu, content. Plain markup: every page waits for it. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const isWide = Grid.useBreakpoint().lg
  const [isMenuOpen, setIsMenuOpen] = useState(false)
  const line = `1px solid ${token.colorBorderSecondary}`
  return (
    <div className="shell" style={{ background: token.colorBgLayout, color: token.colorText }}>
      <a className="skip-link" href="#content">
        {t('common.skipToContent')}
      </a>
      <header
        className="shell-head no-print"
        style={{ background: token.colorBgContainer, borderBottom: line }}
      >
        {!isWide && (
          <Button
            type="text"
            icon={<MenuOutlined />}
            aria-label={t('common.menu')}
            onClick={() => setIsMenuOpen(true)}
          />
        )}
        <Link to="/" className="shell-name" style={{ color: token.colorText }}>
          {t('common.productName')}
        </Link>
        <HeadTools />
      </header>
      <ConnectionBanner />
      <div className="shell-body">
        {isWide && (
          <div
            className="shell-menu no-print"
            style={{ background: token.colorBgContainer, borderRight: line }}
          >
            <PageMenu />
          </div>
        )}
        <main id="content" tabIndex={-1} className="shell-content">
          {children}
        </main>
      </div>
      {isMenuOpen && (
        <Suspense>
          <PhoneMenu onClose={() => setIsMenuOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}

function ConnectionBanner() {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const isOnline = useSyncExternalStore(watchConnection, () => navigator.onLine)
  return (
    <div role="status">
      {!isOnline && (
        <p
          className="shell-banner"
          style={{ background: token.colorWarningBg, borderBottom: `1px solid ${token.colorWarningBorder}` }}
        >
          {t('common.offlineBanner')}
        </p>
      )}
    </div>
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
