import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { currentRole } from '../data/accessControl'
import { advanceDue } from '../data/workbench'

/** Once in so many minutes is enough: what falls due does so by days, and claims by twenty minutes. */
const minutes = 5

/** While staff work, the database does what time has decided; reads never write. */
export function DueWatch() {
  const { pathname } = useLocation()
  const queries = useQueryClient()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that is opened asks
  useEffect(() => {
    if (currentRole() === 'applicant') return
    advanceDue(minutes).then(
      (outcome) => {
        if (outcome && Object.values(outcome).some((n) => n > 0)) void queries.invalidateQueries()
      },
      // nothing hangs on it: the next page asks again, and so do colleagues
      () => undefined,
    )
  }, [pathname, queries])
  return null
}
