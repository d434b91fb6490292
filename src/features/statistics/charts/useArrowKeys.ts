import { type KeyboardEvent, type RefObject, useRef } from 'react'

const keys: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
}

/**
 * Makes the links of a drawing one stop of the tab key: arrows, Home and End walk them. A link carries its place as
 * `data-place` and asks `isStop` for its tabIndex. The stop moves without a new drawing, which would take the focus away.
 */
export function useArrowKeys(holder: RefObject<Element | null>, count: number) {
  const place = useRef(0)
  const linkAt = (at: number) => holder.current?.querySelector<SVGAElement>(`[data-place="${at}"]`)
  const current = () => Math.min(place.current, Math.max(0, count - 1))

  function onFocus(at: number) {
    linkAt(current())?.setAttribute('tabindex', '-1')
    linkAt(at)?.setAttribute('tabindex', '0')
    place.current = at
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = keys[event.key]
    if (step === undefined || count === 0) return
    event.preventDefault()
    linkAt(Math.min(count - 1, Math.max(0, current() + step)))?.focus()
  }
  return { onKeyDown, isStop: (at: number) => at === current(), onFocus }
}
