import { Flex, theme } from 'antd'
import { Link, useSearchParams } from 'react-router'

interface Props {
  label: string
  /** The name in the address. */
  name: string
  /** The first is the usual one, which the address does not name. */
  items: readonly { key: string; label: string }[]
  /** Names that another choice takes out of the address, e.g. the page of a list. */
  clears?: readonly string[]
}

/** Parts of a page or views of a list, as links: they wrap on a phone, and each is an address. */
export function LinkTabs({ label, name, items, clears = [] }: Props) {
  const { token } = theme.useToken()
  const [params] = useSearchParams()
  const usual = items[0]?.key
  const chosen = items.find(({ key }) => key === params.get(name))?.key ?? usual
  return (
    <nav aria-label={label} style={{ marginBottom: 12 }}>
      <Flex gap={4} wrap>
        {items.map((item) => {
          const next = new URLSearchParams(params)
          for (const each of clears) next.delete(each)
          if (item.key === usual) next.delete(name)
          else next.set(name, item.key)
          const isChosen = item.key === chosen
          return (
            <Link
              key={item.key}
              to={{ search: next.toString() }}
              replace
              aria-current={isChosen ? 'true' : undefined}
              style={{
                padding: '4px 12px',
                borderRadius: token.borderRadius,
                color: token.colorText,
                ...(isChosen && { background: token.colorPrimaryBg, fontWeight: 600 }),
              }}
            >
              {item.label}
            </Link>
          )
        })}
      </Flex>
    </nav>
  )
}
