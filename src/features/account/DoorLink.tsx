import { theme } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** A link of the pages before the sign-in, in the colour of the product's links. */
export function DoorLink({ to, children }: { to: string; children: ReactNode }) {
  const { token } = theme.useToken()
  return (
    <Link to={to} style={{ color: token.colorLink, textDecoration: 'none' }}>
      {children}
    </Link>
  )
}
