import { theme } from 'antd'
import type { ReactNode } from 'react'
import { FigureLink } from './FigureLink'

interface Props {
  name: string
  n: number
  to?: string
  /** What it is compared with, or a part of. */
  hint?: ReactNode
}

/** One of the figures that everything begins with. */
export function Tile({ name, n, to, hint }: Props) {
  const { token } = theme.useToken()
  return (
    <div className="statistics-tile">
      <dt style={{ color: token.colorTextDescription }}>{name}</dt>
      <dd className="statistics-number tabular">
        <FigureLink n={n} to={to} label={name} />
      </dd>
      {hint && (
        <dd className="tabular" style={{ color: token.colorTextDescription }}>
          {hint}
        </dd>
      )}
    </div>
  )
}
