import { Suspense, useCallback, useEffect, useState } from 'react'
import { currentProfile } from '../data/profile'
import { endSession, onSessionExpired } from '../data/session'
import { page } from './page'
import { useIdleEnd } from './useIdleEnd'

const SessionExpiredDialog = page(() => import('./SessionExpiredDialog'), 'SessionExpiredDialog', 'account')

const IdleWarning = page(() => import('./IdleWarning'), 'IdleWarning', 'account')

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
