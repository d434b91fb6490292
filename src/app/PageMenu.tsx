import { theme } from 'antd'
import { Link, useLocation } from 'react-router'
import { currentRole } from '../data/accessControl'
import { currentProfile } from '../data/profile'
import { useTranslation } from '../i18n/useTranslation'
import type { Page } from './page'
import { pages } from './pages'

/** The pages that the user's role may open. */
export function PageMenu({ onChoose }: { onChoose?(): void }) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const { pathname } = useLocation()
  const role = currentRole()
  const profile = currentProfile()
  const isWanted = ({ isInMenu }: Page) => !isInMenu || (profile !== undefined && isInMenu(profile))
  const isOpen = (path: string) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`))
  return (
    <nav aria-label={t('common.menu')}>
      <ul className="page-menu">
        {pages
          .filter((page) => page.icon && page.roles.includes(role) && isWanted(page))
          .map(({ path, icon, title }) => (
            <li key={path}>
              <Link
                to={path}
                onClick={onChoose}
                aria-current={isOpen(path) ? 'page' : undefined}
                style={{
                  color: token.colorText,
                  ...(isOpen(path) && { background: token.colorPrimaryBg, fontWeight: 600 }),
                }}
              >
                {icon}
                <span>{t(title)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  )
}
