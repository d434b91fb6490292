import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Tabs } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { currentRole } from '../../../data/accessControl'
import { findShares, planShare, SHARE_STATUSES, type ShareRow } from '../../../data/inspectionShares'
import { sharePath } from '../../../domain/dispatchPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { EmptyState } from '../../../ui/EmptyState'
import { RegisterPage, type RegisterWish } from '../../../ui/RegisterPage'
import { registerKey } from '../../../ui/registerKeys'
import { DispatchTabs } from '../DispatchTabs'
import { ShareDialog } from './ShareDialog'
import { ShareCard, shareColumns } from './shareWords'

const otherFilters = ['status']
const idOf = ({ id }: ShareRow) => id
const statusOf = (text: string | null | undefined) => SHARE_STATUSES.find((known) => known === text)
const load = ({ filters, page, pageSize }: RegisterWish, signal: AbortSignal) =>
  findShares({ status: statusOf(filters.status), page, pageSize }, signal)

/** 双随机抽查: shares of coming evaluations, planned, committed to and drawn. */
export function ShareListPage() {
  const translation = useTranslation()
  const { t } = translation
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const [isPlanning, setIsPlanning] = useState(false)
  const role = currentRole()
  const mayPlan = role === 'city_officer' || role === 'province_reviewer'
  const columns = useMemo(() => shareColumns(translation), [translation])
  const plan = mayPlan && (
    <Button type="primary" onClick={() => setIsPlanning(true)}>
      {t('dispatch.share.plan')}
    </Button>
  )
  return (
    <>
      <DispatchTabs current="shares" />
      <RegisterPage<ShareRow>
        name="shares"
        title={t('page.dispatchShares')}
        extra={plan}
        tabs={
          <Tabs
            activeKey={statusOf(params.get('status')) ?? 'all'}
            onChange={(status) => setParams(status === 'all' ? {} : { status })}
            items={[
              { key: 'all', label: t('common.all') },
              ...SHARE_STATUSES.map((key) => ({ key, label: t(`dispatch.share.statuses.${key}`) })),
            ]}
          />
        }
        fields={noFields}
        otherFilters={otherFilters}
        columns={columns}
        rowKey={idOf}
        load={load}
        onOpen={({ id }) => navigate(sharePath(id))}
        empty={
          <EmptyState title={t('dispatch.share.empty')} text={t('dispatch.share.emptyText')} action={plan} />
        }
        renderCard={(row) => <ShareCard row={row} words={translation} />}
      />
      {isPlanning && (
        <ShareDialog
          isProvince={role === 'province_reviewer'}
          onSave={async (values, requestId) => {
            const saved = await planShare(values, requestId)
            await queries.invalidateQueries({ queryKey: registerKey('shares') })
            message.success(t('dispatch.share.saved'))
            navigate(sharePath(saved.id))
          }}
          onClose={() => setIsPlanning(false)}
        />
      )}
    </>
  )
}

const noFields: [] = []
