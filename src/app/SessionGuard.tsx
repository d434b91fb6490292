import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { currentProfile } from '../data/profile'
import { endSession, onSessionExpired } from '../data/session'
import { useIdleEnd } from './useIdleEnd'

const SessionExpiredDialog = lazy(() =>
  import('./SessionExpiredDialog').then((module) => ({ default: module.SessionExpiredDialog })),
)

const IdleWarning = lazy(() => import('./IdleWarning').then((module) => ({ default: module.IdleWarning })))

/** Waits for the session to end, or ends it when nobody is there, and asks for the password over the open page. */
export function SessionGuard() {
  const [isExpired, setIsExpired] = useState(false)
  useEffect(() => onSessionExpired(() => setIsExpired(true)), [])
  const leave = useCallback(() => {
    void endSession()
  }, [])
  const secondsLeft = useIdleEnd(currentProfile()?.idle_minutes ?? 30, leave)
  if (!isExpired && secondsLeft !== undefined) {
    return (
      <Suspense>
        <IdleWarning seconds={secondsLeft} />
      </Suspense>
    )
  }
  if (!isExpired) return null
  return (
    <Suspense>
      <SessionExpiredDialog onSignedIn={() => setIsExpired(false)} />
    </Suspense>
  )
}
