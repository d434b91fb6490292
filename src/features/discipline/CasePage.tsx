import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Skeleton } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { actOnCase, getCase } from '../../data/discipline'
import type { CaseAction } from '../../domain/discipline'
import { caseListPath } from '../../domain/disciplinePaths'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { LinkButton } from '../../ui/LinkButton'
import { registerKey } from '../../ui/registerKeys'
import { CaseDialog } from './CaseDialog'
import { CaseStepDialog } from './CaseStepDialog'
import { CaseView } from './CaseView'
import { useDictionaries } from './dictionaryOptions'
import { caseKey } from './disciplineKeys'

/** One case: facts, evidence, what was decided and what it took, history, and the steps that are the caller's. */
export function CasePage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const dictionaries = useDictionaries()
  const [step, setStep] = useState<CaseAction>()
  const [isEditing, setIsEditing] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: caseKey(id),
    queryFn: ({ signal }) => getCase(id, signal),
  })
  if (error && !data)
    return (
      <ErrorState
        error={error}
        onRetry={refetch}
        extra={<LinkButton to={caseListPath()}>{t('discipline.back')}</LinkButton>}
      />
    )
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />

  async function changed() {
    await Promise.all([
      queries.invalidateQueries({ queryKey: caseKey(id) }),
      queries.invalidateQueries({ queryKey: registerKey('cases') }),
    ])
  }

  return (
    <>
      <CaseView data={data} dictionaries={dictionaries} onStep={setStep} onEdit={() => setIsEditing(true)} />
      {step && (
        <CaseStepDialog
          facts={data.case}
          action={step}
          onConfirm={async (words, requestId) => {
            await actOnCase(data.case, step, words, requestId)
            message.success(t(`discipline.done.${step}`))
            setStep(undefined)
            await changed()
          }}
          onClose={() => {
            setStep(undefined)
            // a colleague may have been faster
            void changed()
          }}
        />
      )}
      {isEditing && (
        <CaseDialog
          dictionaries={dictionaries}
          known={data.case}
          onSaved={() => {
            setIsEditing(false)
            void changed()
          }}
          onReload={() => {
            setIsEditing(false)
            void changed()
          }}
          onClose={() => setIsEditing(false)}
        />
      )}
    </>
  )
}
