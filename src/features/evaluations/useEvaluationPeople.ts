import { App } from 'antd'
import { useCallback } from 'react'
import { toAppError } from '../../data/errors'
import { type Assignment, enterEvaluationRecords, unassignFromEvaluation } from '../../data/evaluationPeople'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'

interface Steps {
  unassign(assignment: Assignment): void
  /** Asks, then enters the activity records of these people. */
  enterRecords(assignments: readonly Assignment[]): void
}

/** What is done with the people of an evaluation; each step says how it went. */
export function useEvaluationPeople(evaluationId: string, onChanged: () => Promise<void>): Steps {
  const translation = useTranslation()
  const { t } = translation
  const { message, modal } = App.useApp()
  const fail = useCallback(
    (error: unknown) => void message.error(errorSentence(toAppError(error), translation)),
    [message, translation],
  )

  async function unassign(assignment: Assignment) {
    try {
      await unassignFromEvaluation(assignment.id)
      message.success(t('evaluation.unassigned', { name: assignment.person_name }))
    } catch (error) {
      fail(error)
    }
    await onChanged()
  }

  async function enter(assignments: readonly Assignment[]) {
    try {
      const outcomes = await enterEvaluationRecords(
        evaluationId,
        assignments.map(({ id }) => id),
      )
      const count = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).length
      const done = count('done')
      if (done === outcomes.length) message.success(t('evaluation.entered', { count: done }))
      else {
        message.warning(
          t('evaluation.enteredSome', { done, unchanged: count('unchanged'), refused: count('refused') }),
        )
      }
    } catch (error) {
      fail(error)
    }
    await onChanged()
  }

  return {
    unassign: (assignment) => void unassign(assignment),
    enterRecords: (assignments) =>
      void modal.confirm({
        title: t('evaluation.enterTitle', { count: assignments.length }),
        content: t('evaluation.enterText'),
        okText: t('evaluation.enterRecords'),
        cancelText: t('common.cancel'),
        onOk: () => enter(assignments),
      }),
  }
}
