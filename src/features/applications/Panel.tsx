import { Typography, theme } from 'antd'
import type { ReactNode } from 'react'

/** A titled part of a page. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  const { token } = theme.useToken()
  return (
    <section
      aria-label={title}
      style={{ background: token.colorBgContainer, borderRadius: token.borderRadius, padding: 16 }}
    >
      <Typography.Title level={2} style={{ fontSize: 16, margin: '0 0 8px' }}>
        {title}
      </Typography.Title>
      {children}
    </section>
  )
}
