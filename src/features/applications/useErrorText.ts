import { useCallback } from 'react'
import { toAppError } from '../../data/errors'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'

/** The sentence of any failure, in the user's language. */
export function useErrorText(): (error: unknown) => string {
  const translation = useTranslation()
  return useCallback((error) => errorSentence(toAppError(error), translation), [translation])
}
