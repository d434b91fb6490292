import { theme } from 'antd'
import { Link } from 'react-router'
import { identitiesPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'

export type IdentityTab = 'open' | 'decided' | 'blocked'

const tabs: readonly IdentityTab[] = ['open', 'decided', 'blocked']

/** The three parts of the page. */
export function IdentityTabs({ current }: { current: IdentityTab }) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  return (
    <nav
      aria-label={t('identity.title')}
      style={{
        display: 'flex',
        gap: 4,
        marginBottom: 12,
        borderBottom: `1px solid ${token.colorBorderSecondary}`,
      }}
    >
      {tabs.map((tab) => {
        const isCurrent = tab === current
        return (
          <Link
            key={tab}
            to={identitiesPath(tab === 'open' ? undefined : tab)}
            aria-current={isCurrent ? 'page' : undefined}
            style={{
              padding: '6px 12px',
              marginBottom: -1,
              color: isCurrent ? token.colorText : token.colorTextSecondary,
              fontWeight: isCurrent ? 600 : undefined,
              borderBottom: `2px solid ${isCurrent ? token.colorPrimary : 'transparent'}`,
            }}
          >
            {t(`identity.tabs.${tab}`)}
          </Link>
        )
      })}
    </nav>
  )
}
