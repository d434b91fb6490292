import type { MouseEvent, ReactNode } from 'react'
import { useHref, useNavigate } from 'react-router'

interface Props {
  to: string
  /** In words, with its number. */
  label: string
  /** Among the links that the arrow keys walk. */
  place: number
  /** Whether the tab key stops here. */
  isStop: boolean
  onFocus(place: number): void
  children: ReactNode
}

/** A link inside of a drawing. */
export function DrawnLink({ to, label, place, isStop, onFocus, children }: Props) {
  const href = useHref(to)
  const navigate = useNavigate()
  function follow(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(to)
  }
  return (
    <a
      href={href}
      aria-label={label}
      data-place={place}
      tabIndex={isStop ? 0 : -1}
      onClick={follow}
      onFocus={() => onFocus(place)}
      className="statistics-drawn"
    >
      {children}
    </a>
  )
}
