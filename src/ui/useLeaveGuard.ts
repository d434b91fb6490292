import { useContext, useEffect } from 'react'
import { UNSAFE_NavigationContext } from 'react-router'

/**
 * Asks before leaving while something is on its way: closing the window if anything is unsaved, another page of the
 * product only if leaving would break something off. (Routers that are not data routers have no useBlocker.)
 */
export function useLeaveGuard(isUnsaved: boolean, breaksOff: boolean, question: string) {
  const { navigator } = useContext(UNSAFE_NavigationContext)

  useEffect(() => {
    if (!isUnsaved && !breaksOff) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved, breaksOff])

  useEffect(() => {
    if (!breaksOff) return
    const { push } = navigator
    navigator.push = (to, ...rest) => {
      const target = new URL(typeof to === 'string' ? to : (to.pathname ?? ''), window.location.href)
      const isSamePage = target.pathname === window.location.pathname
      if (isSamePage || window.confirm(question)) push.call(navigator, to, ...rest)
    }
    return () => {
      navigator.push = push
    }
  }, [navigator, breaksOff, question])
}
