import { useEffect } from 'react'

const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
const storageKey = 'huanzheng.lastUse'

/**
 * Calls back when nobody has touched any page of this browser for so many minutes. Pages share the moment of the
 * last use, so that a second window in use keeps the first one open.
 */
export function useIdleEnd(minutes: number, onIdle: () => void) {
  useEffect(() => {
    const limit = minutes * 60_000
    let noted = 0
    const note = () => {
      const now = Date.now()
      if (now - noted < 1_000) return
      noted = now
      localStorage.setItem(storageKey, String(now))
    }
    const check = () => {
      if (Date.now() - Number(localStorage.getItem(storageKey) ?? Date.now()) >= limit) onIdle()
    }
    note()
    for (const sign of signs) window.addEventListener(sign, note, { passive: true })
    const timer = window.setInterval(check, Math.min(limit, 15_000))
    document.addEventListener('visibilitychange', check)
    return () => {
      for (const sign of signs) window.removeEventListener(sign, note)
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', check)
    }
  }, [minutes, onIdle])
}
