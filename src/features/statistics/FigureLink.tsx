import { useContext } from 'react'
import { Link } from 'react-router'
import { useStatisticsContext } from './statisticsContext'
import { UnlinkedContext } from './unlinked'

interface Props {
  n: number
  /** Left out where the login has no such list. */
  to?: string
  /** The figure in words, for who hears it out of its table. */
  label: string
  isStrong?: boolean
}

/** A number that opens the list which it counts; nothing to open where it is 0. */
export function FigureLink({ n, to, label, isStrong }: Props) {
  const { words } = useStatisticsContext()
  const isUnlinked = useContext(UnlinkedContext)
  const text = words.count(n)
  const style = isStrong && n > 0 ? { fontWeight: 600 } : undefined
  if (n === 0 || !to || isUnlinked) return <span style={style}>{text}</span>
  return (
    <Link to={to} aria-label={`${label} ${text}`} style={style}>
      {text}
    </Link>
  )
}
