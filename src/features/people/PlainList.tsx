import { theme } from 'antd'
import type { ReactNode } from 'react'

interface Props {
  label: string
  rows: readonly { key: string | number; head: ReactNode; text: readonly (ReactNode | null | undefined)[] }[]
}

/** Rows of a record: a line that names each, and what else is known of it; as good on a phone as on a desk. */
export function PlainList({ label, rows }: Props) {
  const { token } = theme.useToken()
  return (
    <ul
      aria-label={label}
      style={{
        listStyle: 'none',
        margin: 0,
        padding: 0,
        background: token.colorBgContainer,
        border: `1px solid ${token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
      }}
    >
      {rows.map(({ key, head, text }, index) => (
        <li
          key={key}
          style={{
            padding: '10px 16px',
            borderTop: index > 0 ? `1px solid ${token.colorBorderSecondary}` : undefined,
          }}
        >
          {head}
          <div style={{ color: token.colorTextSecondary, display: 'flex', flexWrap: 'wrap', columnGap: 16 }}>
            {text.map(
              (each, place) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one line never move
                each && <span key={place}>{each}</span>,
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
