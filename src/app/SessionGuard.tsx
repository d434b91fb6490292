import { lazy, Suspense, useEffect, useState } from 'react'
import { onSessionExpired } from '../data/session'

const SessionExpiredDialog = lazy(() =>
  import('./SessionExpiredDialog').then((module) => ({ default: module.SessionExpiredDialog })),
)

/** Waits for the session to end and then asks for the password over the open page. */
export function SessionGuard() {
  const [isExpired, setIsExpired] = useState(false)
  useEffect(() => onSessionExpired(() => setIsExpired(true)), [])
  if (!isExpired) return null
  return (
    <Suspense>
      <SessionExpiredDialog onSignedIn={() => setIsExpired(false)} />
    </Suspense>
  )
}
