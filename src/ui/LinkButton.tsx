import { Button, type ButtonProps } from 'antd'
import type { MouseEvent } from 'react'
import { useHref, useNavigate } from 'react-router'

interface Props extends Omit<ButtonProps, 'href' | 'onClick'> {
  to: string
  /** Kept in the history entry: what an address cannot hold. */
  state?: unknown
}

/** A link to a page of the product that looks like a button: opens in a new tab where the user asks for one. */
export function LinkButton({ to, state, ...button }: Props) {
  const href = useHref(to)
  const navigate = useNavigate()

  function follow(event: MouseEvent) {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (!isPlain) return
    event.preventDefault()
    navigate(to, { state })
  }

  return <Button {...button} href={href} onClick={follow} />
}
