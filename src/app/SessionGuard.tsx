import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { currentProfile } from '../data/profile'
import { endSession, onSessionExpired } from '../data/session'
import { useIdleEnd } from './useIdleEnd'

const SessionExpiredDialog = lazy(() =>
  import('./SessionExpiredDialog').then((module) => ({ default: module.SessionExpiredDialog })),
)

/** Waits for the session to end, or ends it when nobody is there, and asks for the password over the open page. */
export function SessionGuard() {
  const [isExpired, setIsExpired] = useState(false)
  useEffect(() => onSessionExpired(() => setIsExpired(true)), [])
  const leave = useCallback(() => {
    void endSession()
  }, [])
  useIdleEnd(currentProfile()?.idle_minutes ?? 30, leave)
  if (!isExpired) return null
  return (
    <Suspense>
      <SessionExpiredDialog onSignedIn={() => setIsExpired(false)} />
    </Suspense>
  )
}
