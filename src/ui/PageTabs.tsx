import { theme } from 'antd'
import { Link } from 'react-router'

interface Props<Tab extends string> {
  label: string
  items: readonly { key: Tab; label: string; to: string }[]
  current: Tab
}

/** The parts of a page as links, each an address of its own; on a phone the row scrolls. */
export function PageTabs<Tab extends string>({ label, items, current }: Props<Tab>) {
  const { token } = theme.useToken()
  return (
    <nav
      aria-label={label}
      style={{
        display: 'flex',
        gap: 4,
        marginBottom: 12,
        overflowX: 'auto',
        borderBottom: `1px solid ${token.colorBorderSecondary}`,
      }}
    >
      {items.map(({ key, label: name, to }) => {
        const isCurrent = key === current
        return (
          <Link
            key={key}
            to={to}
            aria-current={isCurrent ? 'page' : undefined}
            style={{
              padding: '6px 12px',
              whiteSpace: 'nowrap',
              color: isCurrent ? token.colorText : token.colorTextSecondary,
              fontWeight: isCurrent ? 600 : undefined,
              borderBottom: `2px solid ${isCurrent ? token.colorPrimary : 'transparent'}`,
            }}
          >
            {name}
          </Link>
        )
      })}
    </nav>
  )
}
