import { useEffect, useState } from 'react'

const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
const storageKey = 'huanzheng.lastUse'
const warningMs = 60_000

/**
 * Calls back when nobody has touched any page of this browser for so many minutes. Pages share the moment of the
 * last use, so that a second window in use keeps the first one open.
 *
 * @returns the seconds that are left, in the last minute before; undefined at any other time
 */
export function useIdleEnd(minutes: number, onIdle: () => void): number | undefined {
  const [secondsLeft, setSecondsLeft] = useState<number>()
  useEffect(() => {
    const limit = minutes * 60_000
    let noted = 0
    let hasEnded = false
    const note = () => {
      const now = Date.now()
      if (now - noted < 1_000) return
      noted = now
      hasEnded = false
      localStorage.setItem(storageKey, String(now))
      setSecondsLeft(undefined)
    }
    const check = () => {
      const left = limit - (Date.now() - Number(localStorage.getItem(storageKey) ?? Date.now()))
      setSecondsLeft(left > 0 && left <= warningMs ? Math.ceil(left / 1_000) : undefined)
      if (left > 0 || hasEnded) return
      hasEnded = true
      onIdle()
    }
    note()
    for (const sign of signs) window.addEventListener(sign, note, { passive: true })
    const timer = window.setInterval(check, 1_000)
    document.addEventListener('visibilitychange', check)
    return () => {
      for (const sign of signs) window.removeEventListener(sign, note)
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', check)
    }
  }, [minutes, onIdle])
  return secondsLeft
}
