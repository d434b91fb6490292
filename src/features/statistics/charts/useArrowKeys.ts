import { type KeyboardEvent, type RefObject, useState } from 'react'

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
 * `data-place` and asks `isStop` for its tabIndex.
 */
export function useArrowKeys(holder: RefObject<Element | null>, count: number) {
  const [place, setPlace] = useState(0)
  const active = Math.min(place, Math.max(0, count - 1))

  function onKeyDown(event: KeyboardEvent) {
    const step = keys[event.key]
    if (step === undefined || count === 0) return
    event.preventDefault()
    const next = Math.min(count - 1, Math.max(0, active + step))
    setPlace(next)
    holder.current?.querySelector<SVGAElement>(`[data-place="${next}"]`)?.focus()
  }
  return { onKeyDown, isStop: (at: number) => at === active, onFocus: setPlace }
}
