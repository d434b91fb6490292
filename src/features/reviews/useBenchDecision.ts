import { useCallback, useEffect, useReducer, useRef } from 'react'
import { type ErrorKind, toAppError } from '../../data/errors'
import {
  type DecisionAction,
  type DecisionAnswer,
  type ReviewFile,
  reviewApplication,
} from '../../data/reviewing'
import { newRequestId } from '../../data/rpc'
import { onSessionBack } from '../../data/session'
import { benchReducer, benchStart } from './benchModel'
import { type DecisionNeeds, draftProblems } from './decisionDraft'
import { rememberedOpinion, rememberOpinion } from './rememberedOpinion'

interface Target {
  file: ReviewFile
  /** The version that the user has read. */
  version: number
  needsOf(action: DecisionAction): DecisionNeeds
  /** Declared records that an approval confirms along with itself, where the user wants it. */
  recordsToConfirm: readonly string[]
  onDecided(action: DecisionAction, answer: DecisionAnswer): void
}

/** The decision on a file: filled in, sent once however often a key is pressed, sent again after a lost connection. */
export function useBenchDecision(target: Target | undefined) {
  const [model, dispatch] = useReducer(benchReducer, benchStart)
  const isOnItsWay = useRef(false)
  const latest = useRef({ model, target })
  latest.current = { model, target }

  const open = useCallback((action: DecisionAction) => {
    const file = latest.current.target?.file
    if (!file) return
    const isUnitOpinion = action === 'approve' && file.application.status === 'unit_review'
    dispatch({
      type: 'open',
      action,
      opinion: isUnitOpinion ? rememberedOpinion(file.application.role) : '',
      requestId: newRequestId(),
    })
  }, [])

  const confirm = useCallback(async () => {
    const { model: now, target: aim } = latest.current
    const { draft, requestId, alsoConfirms } = now
    // two keys may come before the page has answered the first
    if (!aim || !draft || isOnItsWay.current) return
    dispatch({ type: 'try' })
    if (draftProblems(draft, aim.needsOf(draft.action)).length > 0) return
    isOnItsWay.current = true
    dispatch({ type: 'send' })
    try {
      const records = draft.action === 'approve' && alsoConfirms ? aim.recordsToConfirm : []
      const { id } = aim.file.application
      const answer = await reviewApplication(id, aim.version, draft, requestId, records)
      if (draft.action === 'approve' && draft.opinion.trim()) {
        rememberOpinion(aim.file.application.role, draft.opinion)
      }
      aim.onDecided(draft.action, answer)
    } catch (error) {
      const appError = toAppError(error)
      // an expired session is answered by the password; then the same decision is sent again
      if (isOutcomeOpen(appError.kind)) dispatch({ type: 'lose' })
      else dispatch({ type: 'refuse', error: appError, requestId: newRequestId() })
    } finally {
      isOnItsWay.current = false
    }
  }, [])

  const isLost = model.sending === 'lost'
  useEffect(() => {
    if (!isLost) return
    const again = () => void confirm()
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('online', again)
    const forget = onSessionBack(again)
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('online', again)
      forget()
      window.removeEventListener('beforeunload', warn)
    }
  }, [isLost, confirm])

  return { model, dispatch, open, confirm }
}

function isOutcomeOpen(kind: ErrorKind): boolean {
  return kind === 'offline' || kind === 'failure' || kind === 'expired'
}
