import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import {
  answerDispatch,
  declareRecusal,
  type OwnDispatch,
  readDeclarations,
  readOwnDispatches,
  withdrawDeclaration,
} from '../../../data/dispatchAnswers'
import { toAppError } from '../../../data/errors'
import { currentProfile } from '../../../data/profile'
import { newRequestId } from '../../../data/rpc'
import { errorSentence } from '../../../i18n/errorSentence'
import { useTranslation } from '../../../i18n/useTranslation'
import { EmptyState } from '../../../ui/EmptyState'
import { ReasonDialog } from '../../../ui/ReasonDialog'
import { OwnReportsPanel } from '../reports/OwnReportsPanel'
import { DeclareDialog } from './DeclareDialog'
import { OwnDispatchesView } from './OwnDispatchesView'

/** 我的督导: a supervisor answers dispatches and declares recusals, on the phone first. */
export function OwnDispatchesPage() {
  const translation = useTranslation()
  const { t } = translation
  const { message, modal } = App.useApp()
  const queries = useQueryClient()
  const [declining, setDeclining] = useState<OwnDispatch>()
  const [isDeclaring, setIsDeclaring] = useState(false)
  const profile = currentProfile()
  const person = profile?.person_id ?? ''
  const key = ['ownDispatches', person]
  const dispatches = useQuery({
    queryKey: [...key, 'dispatches'],
    queryFn: ({ signal }) => readOwnDispatches(person, signal),
    enabled: Boolean(person),
  })
  const declarations = useQuery({
    queryKey: [...key, 'declarations'],
    queryFn: ({ signal }) => readDeclarations(person, signal),
    enabled: Boolean(person),
  })
  const done = async (text: string) => {
    await queries.invalidateQueries({ queryKey: key })
    message.success(text)
  }

  function accept(row: OwnDispatch) {
    const requestId = newRequestId()
    modal.confirm({
      title: t('dispatchAnswer.acceptTitle'),
      content: t('dispatchAnswer.acceptText'),
      okText: t('dispatchAnswer.accept'),
      cancelText: t('common.cancel'),
      onOk: async () => {
        try {
          await answerDispatch(row.id, 'accept', null, requestId)
          await done(t('dispatchAnswer.accepted'))
        } catch (error) {
          await queries.invalidateQueries({ queryKey: key })
          message.error(errorSentence(toAppError(error), translation))
        }
      },
    })
  }

  async function withdraw(id: string) {
    try {
      await withdrawDeclaration(id)
      await done(t('dispatchAnswer.withdrawn'))
    } catch (error) {
      message.error(errorSentence(toAppError(error), translation))
    }
  }

  if (!person) return <EmptyState title={t('dispatchAnswer.mine')} text={t('dispatchAnswer.mineNone')} />
  return (
    <>
      <OwnReportsPanel />
      <OwnDispatchesView
        dispatches={dispatches.data}
        declarations={declarations.data}
        error={dispatches.error ?? declarations.error}
        today={profile?.today ?? ''}
        onRetry={() => {
          void dispatches.refetch()
          void declarations.refetch()
        }}
        onAccept={accept}
        onDecline={setDeclining}
        onDeclare={() => setIsDeclaring(true)}
        onWithdraw={(id) => void withdraw(id)}
      />
      {declining && (
        <ReasonDialog
          isOpen
          title={t('dispatchAnswer.declineTitle')}
          text={t('dispatchAnswer.declineText')}
          onConfirm={async (reason) => {
            await answerDispatch(declining.id, 'decline', reason, newRequestId())
            await done(t('dispatchAnswer.declined'))
          }}
          onClose={() => setDeclining(undefined)}
        />
      )}
      {isDeclaring && (
        <DeclareDialog
          onSave={async (values) => {
            await declareRecusal(values)
            await done(t('dispatchAnswer.declared'))
          }}
          onClose={() => setIsDeclaring(false)}
        />
      )}
    </>
  )
}
