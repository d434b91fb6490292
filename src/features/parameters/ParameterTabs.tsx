import { theme } from 'antd'
import { Link } from 'react-router'
import { parameterPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'

export type ParameterTab = 'numbers' | 'cards'

/** The two parts of the page. */
export function ParameterTabs({ current }: { current: ParameterTab }) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const tabs: readonly ParameterTab[] = ['numbers', 'cards']
  return (
    <nav
      aria-label={t('page.parameters')}
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
            to={parameterPath(tab === 'cards' ? tab : undefined)}
            aria-current={isCurrent ? 'page' : undefined}
            style={{
              padding: '6px 12px',
              marginBottom: -1,
              color: isCurrent ? token.colorText : token.colorTextSecondary,
              fontWeight: isCurrent ? 600 : undefined,
              borderBottom: `2px solid ${isCurrent ? token.colorPrimary : 'transparent'}`,
            }}
          >
            {t(`parameter.tabs.${tab}`)}
          </Link>
        )
      })}
    </nav>
  )
}
