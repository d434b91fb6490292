import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { currentRole } from '../../../data/accessControl'
import { loadDictionaries } from '../../../data/dictionaries'
import {
  cancelShare,
  commitShare,
  drawShare,
  getShare,
  previewShare,
  readShareRecord,
  type ShareRow,
  voidShare,
} from '../../../data/inspectionShares'
import { currentProfile } from '../../../data/profile'
import { newRequestId } from '../../../data/rpc'
import { useTranslation } from '../../../i18n/useTranslation'
import { ReasonDialog } from '../../../ui/ReasonDialog'
import { registerKey } from '../../../ui/registerKeys'
import { DrawDialog } from '../DrawDialog'
import { type ShareStep, ShareView } from './ShareView'

/** One random share, from its conditions to the orders that came of it. */
export function SharePage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [open, setOpen] = useState<ShareStep>()
  const key = ['share', id]
  const role = currentRole()
  const isDispatcher = role === 'city_officer' || role === 'province_reviewer'
  const share = useQuery({ queryKey: key, queryFn: ({ signal }) => getShare(id, signal) })
  const row = share.data
  const record = useQuery({
    queryKey: [...key, 'record', row?.version],
    queryFn: ({ signal }) => readShareRecord(row as ShareRow, signal),
    enabled: Boolean(row),
  })
  const preview = useQuery({
    queryKey: [...key, 'preview', row?.version],
    queryFn: ({ signal }) => previewShare(id, signal),
    enabled: row?.status === 'planned' && isDispatcher,
  })
  const dictionaries = useQuery({
    queryKey: ['dictionaries'],
    queryFn: () => loadDictionaries(),
    staleTime: 600_000,
  })
  const reload = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: key }),
      queries.invalidateQueries({ queryKey: registerKey('shares') }),
      queries.invalidateQueries({ queryKey: registerKey('dispatch') }),
    ])
  }
  const done = async (text: string) => {
    await reload()
    message.success(text)
  }
  const close = () => setOpen(undefined)

  return (
    <>
      <ShareView
        row={row}
        error={share.error}
        onRetry={() => void share.refetch()}
        record={record.data}
        recordError={record.error}
        preview={preview.data}
        previewError={preview.error}
        showsPreview={isDispatcher}
        dictionaries={dictionaries.data}
        steps={row ? shareStepsOf(row, role, currentProfile()?.staff?.region_code) : []}
        onStep={setOpen}
      />
      {row && (open === 'commit' || open === 'draw') && (
        <DrawDialog
          step={open}
          text={t(open === 'commit' ? 'dispatch.lockText' : 'dispatch.share.drawText')}
          commitment={record.data?.commitment ?? null}
          onCommit={async (publicNumber, requestId) => {
            await commitShare(row, publicNumber, requestId)
            await done(t('dispatch.locked'))
          }}
          onDraw={async (publicNumber, requestId) => {
            await drawShare(row, publicNumber, requestId)
            await done(t('dispatch.drawn'))
          }}
          onClose={close}
          onReload={() => void reload()}
        />
      )}
      {row && (open === 'void' || open === 'cancel') && (
        <ReasonDialog
          isOpen
          title={t(open === 'void' ? 'dispatch.voidTitle' : 'dispatch.share.cancel')}
          text={t(open === 'void' ? 'dispatch.share.voidText' : 'dispatch.cancelText')}
          onConfirm={async (reason) => {
            await (open === 'void' ? voidShare : cancelShare)(row, reason, newRequestId())
            await done(t(open === 'void' ? 'dispatch.voided' : 'dispatch.share.cancelled'))
          }}
          onClose={close}
        />
      )}
    </>
  )
}

/** What a login may do with a share, as the database will judge it; who drew is known to the database only. */
export function shareStepsOf(
  { status, center_code, attempt }: Pick<ShareRow, 'status' | 'center_code' | 'attempt'>,
  role: string | null | undefined,
  center: string | undefined,
): ShareStep[] {
  const isReviewer = role === 'province_reviewer'
  if (role !== 'city_officer' && !isReviewer) return []
  const isOwn = center_code === center
  if (status === 'planned' && isOwn) return attempt === 1 ? ['cancel', 'commit'] : ['commit']
  if (status === 'committed' && isOwn) return ['void', 'draw']
  return status === 'drawn' && isReviewer ? ['void'] : []
}
