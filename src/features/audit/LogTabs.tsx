import { theme } from 'antd'
import { Link } from 'react-router'
import { auditPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import type { LogTab } from './logAddress'

/** The two logs. */
export function LogTabs({ current }: { current: LogTab }) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  return (
    <nav
      aria-label={t('audit.title')}
      style={{
        display: 'flex',
        gap: 4,
        marginBottom: 12,
        borderBottom: `1px solid ${token.colorBorderSecondary}`,
      }}
    >
      {(['changes', 'access'] as const).map((tab) => {
        const isCurrent = tab === current
        return (
          <Link
            key={tab}
            to={auditPath(tab === 'access' ? 'access' : undefined)}
            aria-current={isCurrent ? 'page' : undefined}
            style={{
              padding: '6px 12px',
              marginBottom: -1,
              color: isCurrent ? token.colorText : token.colorTextSecondary,
              fontWeight: isCurrent ? 600 : undefined,
              borderBottom: `2px solid ${isCurrent ? token.colorPrimary : 'transparent'}`,
            }}
          >
            {t(`audit.tabs.${tab}`)}
          </Link>
        )
      })}
    </nav>
  )
}
