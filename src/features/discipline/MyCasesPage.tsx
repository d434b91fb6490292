import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Skeleton } from 'antd'
import { useState } from 'react'
import { actOnCase, type CaseFacts, findMyCases } from '../../data/discipline'
import { actOnLapse, findLapsesOf, type Lapse } from '../../data/lapses'
import { currentProfile } from '../../data/profile'
import type { CaseAction } from '../../domain/discipline'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { CaseStepDialog } from './CaseStepDialog'
import { useDictionaries } from './dictionaryOptions'
import { myCasesKey } from './disciplineKeys'
import { MyCasesView } from './MyCasesView'

/** What was proposed or decided about oneself, or about people of one's unit; statement and appeal. */
export function MyCasesPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const dictionaries = useDictionaries()
  const personId = currentProfile()?.person_id ?? null
  const [step, setStep] = useState<{ facts: CaseFacts; action: CaseAction }>()
  const [appealed, setAppealed] = useState<Lapse>()
  const { data, error, refetch } = useQuery({
    queryKey: myCasesKey,
    queryFn: async ({ signal }) => {
      const [cases, lapses] = await Promise.all([findMyCases(signal), personId ? findLapsesOf(personId) : []])
      return { cases, lapses }
    },
  })
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />
  const changed = () => queries.invalidateQueries({ queryKey: myCasesKey })
  return (
    <>
      <MyCasesView
        {...data}
        personId={personId}
        today={currentProfile()?.today ?? ''}
        dictionaries={dictionaries}
        onStep={(facts, action) => setStep({ facts, action })}
        onAppealLapse={setAppealed}
      />
      {step && (
        <CaseStepDialog
          facts={step.facts}
          action={step.action}
          onConfirm={async (words, requestId) => {
            await actOnCase(step.facts, step.action, words, requestId)
            message.success(t(`discipline.done.${step.action}`))
            setStep(undefined)
            await changed()
          }}
          onClose={() => {
            setStep(undefined)
            void changed()
          }}
        />
      )}
      {appealed && (
        <ReasonDialog
          isOpen
          title={t('discipline.action.appeal')}
          text={t('discipline.appealLapseText', { number: appealed.card_number })}
          onConfirm={async (reason) => {
            await actOnLapse(appealed, 'appeal', reason)
            message.success(t('discipline.done.appeal'))
            await changed()
          }}
          onClose={() => setAppealed(undefined)}
        />
      )}
    </>
  )
}
