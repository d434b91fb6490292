import { useCallback, useState } from 'react'
import { type AppError, toAppError } from '../data/errors'
import { errorSentence } from '../i18n/errorSentence'
import { useTranslation } from '../i18n/useTranslation'

interface Attempt {
  isBusy: boolean
  /** What the last attempt failed with. */
  error: AppError | undefined
  /** The same as a sentence. */
  problem: string | undefined
  /** Runs an action; a second call meanwhile is ignored. Resolves to whether it succeeded. */
  attempt(action: () => Promise<void>): Promise<boolean>
  clear(): void
}

/** One action of a dialog or form at a time, and its failure as a sentence. */
export function useAttempt(): Attempt {
  const translation = useTranslation()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<AppError>()
  const attempt = useCallback(
    async (action: () => Promise<void>) => {
      if (isBusy) return false
      setIsBusy(true)
      setError(undefined)
      try {
        await action()
        return true
      } catch (caught) {
        setError(toAppError(caught))
        return false
      } finally {
        setIsBusy(false)
      }
    },
    [isBusy],
  )
  const clear = useCallback(() => setError(undefined), [])
  return { isBusy, error, problem: error && errorSentence(error, translation), attempt, clear }
}
