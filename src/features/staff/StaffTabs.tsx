import { theme } from 'antd'
import { Link } from 'react-router'
import { staffPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'

export type StaffTab = 'staff' | 'invitations' | 'deputies'

/** The three parts of the page. */
export function StaffTabs({ current }: { current: StaffTab }) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const tabs: readonly StaffTab[] = ['staff', 'invitations', 'deputies']
  return (
    <nav
      aria-label={t('staff.title')}
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
            to={staffPath(tab === 'staff' ? undefined : tab)}
            aria-current={isCurrent ? 'page' : undefined}
            style={{
              padding: '6px 12px',
              marginBottom: -1,
              color: isCurrent ? token.colorText : token.colorTextSecondary,
              fontWeight: isCurrent ? 600 : undefined,
              borderBottom: `2px solid ${isCurrent ? token.colorPrimary : 'transparent'}`,
            }}
          >
            {t(`staff.tabs.${tab}`)}
          </Link>
        )
      })}
    </nav>
  )
}
