import { Flex, theme } from 'antd'
import { type ReactNode, useId } from 'react'

interface Props {
  title: ReactNode
  /** Right of the title: a link, a count, a button. */
  extra?: ReactNode
  /** Without room around the children, e.g. for a table. */
  isFlush?: boolean
  children: ReactNode
}

/** A part of a page under a heading of its own. */
export function Panel({ title, extra, isFlush, children }: Props) {
  const { token } = theme.useToken()
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      style={{
        background: token.colorBgContainer,
        border: `1px solid ${token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
        minWidth: 0,
      }}
    >
      <Flex align="center" justify="space-between" gap={8} wrap style={{ padding: '10px 16px' }}>
        <h2 id={id} style={{ fontSize: 16, fontWeight: 600, margin: 0 }}>
          {title}
        </h2>
        {extra}
      </Flex>
      <div style={{ padding: isFlush ? 0 : '0 16px 16px' }}>{children}</div>
    </section>
  )
}
