import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { currentRole } from '../../data/accessControl'
import {
  cancelOrder,
  changeOrder,
  commitDraw,
  drawSupervisors,
  getOrder,
  type OrderRow,
  previewPool,
  voidDraw,
} from '../../data/dispatch'
import { readOrderRecord, readPoolRows } from '../../data/dispatchRecord'
import { currentProfile } from '../../data/profile'
import { newRequestId } from '../../data/rpc'
import { PROVINCE_CODE } from '../../domain/region'
import { useTranslation } from '../../i18n/useTranslation'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { registerKey } from '../../ui/registerKeys'
import { DrawDialog } from './DrawDialog'
import { OrderDialog } from './OrderDialog'
import { type OrderStep, OrderView } from './OrderView'

/** One inspection order, from its conditions to who was dispatched. */
export function OrderPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [open, setOpen] = useState<OrderStep>()
  const key = ['dispatch', id]
  const role = currentRole()
  const isDispatcher = role === 'city_officer' || role === 'province_reviewer'
  const order = useQuery({ queryKey: key, queryFn: ({ signal }) => getOrder(id, signal) })
  const row = order.data
  const drawId = row?.draw_id ?? null
  const record = useQuery({
    queryKey: [...key, 'record', row?.version],
    queryFn: ({ signal }) => readOrderRecord(id, drawId, signal),
    enabled: Boolean(row),
  })
  const preview = useQuery({
    queryKey: [...key, 'preview', row?.version],
    queryFn: ({ signal }) => previewPool(id, signal),
    enabled: row?.status === 'ordered' && isDispatcher,
  })
  const pool = useQuery({
    queryKey: [...key, 'pool', drawId, row?.status],
    queryFn: ({ signal }) => readPoolRows(drawId ?? '', signal),
    enabled: Boolean(drawId),
  })
  const reload = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: key }),
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
      <OrderView
        row={row}
        error={order.error}
        onRetry={() => void order.refetch()}
        record={record.data}
        recordError={record.error}
        showsPreview={isDispatcher}
        preview={preview.data}
        previewError={preview.error}
        pool={pool.data}
        poolError={pool.error}
        steps={row ? stepsOf(row, role, currentProfile()?.staff?.region_code) : []}
        onStep={setOpen}
      />
      {row && open === 'change' && (
        <OrderDialog
          row={row}
          maySetScope={role === 'province_reviewer'}
          onSave={async (_, values, requestId, reason) => {
            await changeOrder(row, values, reason, requestId)
            await done(t('dispatch.saved'))
          }}
          onClose={close}
          onReload={() => void reload()}
        />
      )}
      {row && (open === 'commit' || open === 'draw') && (
        <DrawDialog
          step={open}
          text={
            open === 'commit' ? t('dispatch.lockText') : t('dispatch.drawText', { count: row.supervisors })
          }
          commitment={record.data?.commitment ?? null}
          onCommit={async (publicNumber, requestId) => {
            await commitDraw(row, publicNumber, requestId)
            await done(t('dispatch.locked'))
          }}
          onDraw={async (publicNumber, requestId) => {
            await drawSupervisors(row, publicNumber, requestId)
            await done(t('dispatch.drawn'))
          }}
          onClose={close}
          onReload={() => void reload()}
        />
      )}
      {row && (open === 'lend' || open === 'refresh') && (
        <ReasonDialog
          isOpen
          title={t(`dispatch.${open}`)}
          text={t(open === 'lend' ? 'dispatch.lendText' : 'dispatch.refreshText')}
          onConfirm={async (reason) => {
            await changeOrder(row, open === 'lend' ? { scope: 'province' } : {}, reason, newRequestId())
            await done(t('dispatch.saved'))
          }}
          onClose={close}
        />
      )}
      {row && open === 'void' && (
        <ReasonDialog
          isOpen
          title={t('dispatch.voidTitle')}
          text={t('dispatch.voidText')}
          onConfirm={async (reason) => {
            await voidDraw(row, reason, newRequestId())
            await done(t('dispatch.voided'))
          }}
          onClose={close}
        />
      )}
      {row && open === 'cancel' && (
        <ReasonDialog
          isOpen
          title={t('dispatch.cancel')}
          text={t('dispatch.cancelText')}
          onConfirm={async (reason) => {
            await cancelOrder(row, reason, newRequestId())
            await done(t('dispatch.cancelled'))
          }}
          onClose={close}
        />
      )}
    </>
  )
}

/** What a login may do with an order, as the database will judge it; who drew is known to the database only. */
export function stepsOf(
  row: Pick<OrderRow, 'status' | 'center_code' | 'scope' | 'attempt'>,
  role: string | null | undefined,
  center: string | undefined,
): OrderStep[] {
  const isReviewer = role === 'province_reviewer'
  if (role !== 'city_officer' && !isReviewer) return []
  const isOwn = row.center_code === center
  switch (row.status) {
    case 'ordered': {
      if (!isOwn) return isReviewer && center === PROVINCE_CODE && row.scope === 'region' ? ['lend'] : []
      return row.attempt === 1 ? ['cancel', 'change', 'refresh', 'commit'] : ['change', 'refresh', 'commit']
    }
    case 'committed':
      return isOwn ? ['void', 'draw'] : []
    case 'drawn':
      return isReviewer ? ['void'] : []
    default:
      return []
  }
}
