import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { currentRole } from '../../data/accessControl'
import { findOrdersOf } from '../../data/dispatch'
import { findAssignments } from '../../data/evaluationPeople'
import { cancelEvaluation, changeEvaluation, findClashes, getEvaluation } from '../../data/evaluations'
import { currentProfile } from '../../data/profile'
import { newRequestId } from '../../data/rpc'
import { readDisclosure } from '../../data/taskSheets'
import { useTranslation } from '../../i18n/useTranslation'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { historyKey, registerKey } from '../../ui/registerKeys'
import { AssignDialog } from './AssignDialog'
import { EvaluationDialog } from './EvaluationDialog'
import { EvaluationView } from './EvaluationView'
import { useDictionaries } from './useDictionaries'
import { useEvaluationPeople } from './useEvaluationPeople'
import { inspectionsFor } from './withMarks'

/** One evaluation: what was reported, who works there, and its history. */
export function EvaluationPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [open, setOpen] = useState<'edit' | 'cancel' | 'assign'>()
  const dictionaries = useDictionaries()
  const key = ['evaluation', id]
  const row = useQuery({ queryKey: key, queryFn: ({ signal }) => getEvaluation(id, signal) })
  const clashes = useQuery({
    queryKey: [...key, 'clashes'],
    queryFn: ({ signal }) => findClashes([id], signal),
  })
  const people = useQuery({
    queryKey: [...key, 'people'],
    queryFn: ({ signal }) => findAssignments(id, signal),
  })
  const reload = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: key }),
      queries.invalidateQueries({ queryKey: registerKey('evaluations') }),
      queries.invalidateQueries({ queryKey: historyKey('evaluation', id) }),
    ])
  }
  const profile = currentProfile()
  const role = currentRole()
  const isOwn = profile?.institutions.includes(row.data?.institution_id ?? '') ?? false
  const isCenter = role === 'city_officer' || role === 'province_reviewer'
  const inspections = inspectionsFor(role)
  const orders = useQuery({
    queryKey: [...key, 'orders'],
    queryFn: ({ signal }) => findOrdersOf([id], signal),
    enabled: Boolean(inspections),
  })
  const disclosure = useQuery({
    queryKey: [...key, 'disclosure'],
    queryFn: ({ signal }) => readDisclosure(id, signal),
    enabled: isOwn,
  })
  const steps = useEvaluationPeople(id, reload)

  return (
    <>
      <EvaluationView
        row={row.data}
        error={row.error}
        onRetry={() => void row.refetch()}
        clashes={clashes.data ?? []}
        people={people.data}
        peopleError={people.error}
        dictionaries={dictionaries}
        today={profile?.today ?? ''}
        inspections={orders.data && inspections}
        order={orders.data?.[0]}
        disclosure={disclosure.data}
        party={isOwn ? 'unit' : isCenter ? 'center' : 'reader'}
        onEdit={() => setOpen('edit')}
        onCancel={() => setOpen('cancel')}
        onAssign={() => setOpen('assign')}
        onUnassign={steps.unassign}
        onEnterRecords={steps.enterRecords}
      />
      {row.data && open === 'edit' && (
        <EvaluationDialog
          row={row.data}
          dictionaries={dictionaries}
          needsReason={!isOwn}
          onSave={async (values, { reason, requestId }) => {
            await changeEvaluation(row.data, values, reason, requestId)
            await reload()
            message.success(t('evaluation.saved'))
          }}
          onClose={() => setOpen(undefined)}
          onReload={() => void reload()}
        />
      )}
      {row.data && open === 'cancel' && (
        <ReasonDialog
          isOpen
          title={t('evaluation.cancelTitle')}
          text={t('evaluation.cancelText')}
          onConfirm={async (reason) => {
            await cancelEvaluation(row.data, reason, newRequestId())
            await reload()
            message.success(t('evaluation.cancelled'))
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'assign' && (
        <AssignDialog evaluationId={id} onAssigned={reload} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}
