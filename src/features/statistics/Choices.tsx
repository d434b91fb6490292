import { theme } from 'antd'
import { Link, useSearchParams } from 'react-router'
import './statistics.css'

interface Props {
  label: string
  /** The name in the address. */
  name: string
  /** The first is the usual one, which the address does not name. */
  items: readonly { key: string; label: string }[]
  chosen: string
}

/** How a figure is shown, as links beside its title: each is an address. */
export function Choices({ label, name, items, chosen }: Props) {
  const { token } = theme.useToken()
  const [params] = useSearchParams()
  return (
    <nav aria-label={label} className="statistics-choices">
      {items.map(({ key, label: text }, index) => {
        const next = new URLSearchParams(params)
        if (index === 0) next.delete(name)
        else next.set(name, key)
        const isChosen = key === chosen
        return (
          <Link
            key={key}
            to={{ search: next.toString() }}
            replace
            aria-current={isChosen ? 'true' : undefined}
            style={{
              color: isChosen ? token.colorText : token.colorTextSecondary,
              fontWeight: isChosen ? 600 : undefined,
              background: isChosen ? token.colorPrimaryBg : undefined,
              borderRadius: token.borderRadius,
            }}
          >
            {text}
          </Link>
        )
      })}
    </nav>
  )
}
