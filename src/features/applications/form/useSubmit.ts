import { App } from 'antd'
import { useState } from 'react'
import { type StepAnswer, submitApplication } from '../../../data/applications'
import { toAppError } from '../../../data/errors'
import { useTranslation } from '../../../i18n/useTranslation'
import { useErrorText } from '../useErrorText'
import { useStepRequest } from '../useStepRequest'
import type { FormState } from './useFormState'

/** Submits or resubmits what is on the screen: saved first, then sent with its version, counted once. */
export function useSubmit(form: FormState, onDone: () => void) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const errorText = useErrorText()
  const { id, status } = form.file.application
  const request = useStepRequest(id, 'submit')
  const [problem, setProblem] = useState<string>()

  async function submit() {
    setProblem(undefined)
    try {
      const answer = await request.run<StepAnswer | null>(async (requestId) => {
        if (!(await form.draft.sync.flush())) return null
        return submitApplication(id, form.draft.sync.getSnapshot().version, requestId)
      })
      if (!answer) return
      message.success(
        status === 'draft'
          ? t('application.submitted', { number: answer.number ?? '' })
          : t('application.resubmitted'),
      )
      onDone()
    } catch (thrown) {
      const error = toAppError(thrown)
      setProblem(errorText(error))
      // The check list shows what failed; a changed file shows itself.
      if (error.kind === 'rule' || error.kind === 'conflict') onDone()
    }
  }

  return { submit, isBusy: request.isBusy, isUnknown: request.isUnknown, problem }
}
