import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { currentRole } from '../../data/accessControl'
import { toAppError } from '../../data/errors'
import {
  cancelInstitution,
  changeAttribution,
  findOfficers,
  getInstitution,
  type InstitutionRow,
  readInstitutionFigures,
  saveInstitution,
  saveUnitContact,
} from '../../data/institutions'
import { currentProfile } from '../../data/profile'
import { newRequestId } from '../../data/rpc'
import { isPermitted } from '../../domain/access'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { historyKey, registerKey } from '../../ui/registerKeys'
import { AttributionDialog } from './AttributionDialog'
import { InstitutionDialog } from './InstitutionDialog'
import { InstitutionView } from './InstitutionView'

type Open = 'edit' | 'contact' | 'move' | 'cancel' | 'restore'

/** One institution: what is on record, who works for it, how much hangs on it, and its history. */
export function InstitutionPage() {
  const { id = '' } = useParams()
  const translation = useTranslation()
  const { t } = translation
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [open, setOpen] = useState<Open>()
  const key = ['institution', id]
  const row = useQuery({ queryKey: key, queryFn: ({ signal }) => getInstitution(id, signal) })
  const officers = useQuery({
    queryKey: [...key, 'officers'],
    queryFn: ({ signal }) => findOfficers(id, signal),
  })
  const figures = useQuery({
    queryKey: [...key, 'figures'],
    queryFn: async ({ signal }) => (await readInstitutionFigures([id], signal))[0] ?? null,
  })
  const reload = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: key }),
      queries.invalidateQueries({ queryKey: registerKey('institutions') }),
      queries.invalidateQueries({ queryKey: historyKey('institution', id) }),
    ])
  const role = currentRole()

  async function undo(gone: InstitutionRow) {
    try {
      await cancelInstitution(gone, false, { reason: t('institution.undoReason'), requestId: newRequestId() })
      message.success(t('institution.restored', { name: gone.name }))
    } catch (error) {
      message.error(errorSentence(toAppError(error), translation))
    }
    await reload()
  }

  async function cancel(reason: string) {
    if (!row.data) return
    const isCancelled = open === 'cancel'
    const saved = await cancelInstitution(row.data, isCancelled, { reason, requestId: newRequestId() })
    await reload()
    if (!isCancelled) {
      message.success(t('institution.restored', { name: saved.name }))
      return
    }
    const key = `cancelled ${id}`
    message.success({
      key,
      duration: 10,
      content: (
        <>
          {t('institution.cancelled', { name: saved.name })}
          <Button
            type="link"
            size="small"
            onClick={() => {
              message.destroy(key)
              void undo(saved)
            }}
          >
            {t('institution.undo')}
          </Button>
        </>
      ),
    })
  }

  return (
    <>
      <InstitutionView
        row={row.data}
        error={row.error}
        onRetry={() => void row.refetch()}
        officers={officers.data}
        figures={figures.data ?? undefined}
        today={currentProfile()?.today ?? ''}
        canEdit={isPermitted(role, 'institution', 'edit')}
        canEditContact={currentProfile()?.institutions.includes(id)}
        canMove={isPermitted(role, 'institution', 'attribute')}
        onOpen={setOpen}
      />
      {row.data && open === 'edit' && (
        <InstitutionDialog
          row={row.data}
          onSave={async (values, reason, requestId) => {
            const saved = await saveInstitution(values, row.data, { reason, requestId })
            await reload()
            message.success(t('institution.saved', { name: saved.name }))
          }}
          onClose={() => setOpen(undefined)}
          onReload={() => void reload()}
        />
      )}
      {row.data && open === 'contact' && (
        <InstitutionDialog
          row={row.data}
          isContactOnly
          onSave={async (values, _reason, requestId) => {
            const saved = await saveUnitContact(values, row.data, requestId)
            await reload()
            message.success(t('institution.saved', { name: saved.name }))
          }}
          onClose={() => setOpen(undefined)}
          onReload={() => void reload()}
        />
      )}
      {row.data && open === 'move' && (
        <AttributionDialog
          row={row.data}
          onSave={async (values, reason, requestId) => {
            await changeAttribution(row.data, values, { reason, requestId })
            await reload()
            message.success(t('institution.moved', { name: row.data.name }))
          }}
          onClose={() => setOpen(undefined)}
          onReload={() => void reload()}
        />
      )}
      {row.data && (open === 'cancel' || open === 'restore') && (
        <ReasonDialog
          isOpen
          title={t(open === 'cancel' ? 'institution.cancelTitle' : 'institution.restoreTitle', {
            name: row.data.name,
          })}
          text={t(open === 'cancel' ? 'institution.cancelText' : 'institution.restoreText')}
          onConfirm={cancel}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}
