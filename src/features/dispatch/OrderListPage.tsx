import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Tabs } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { currentRole } from '../../data/accessControl'
import { createOrder, findOrders, ORDER_STATUSES, type OrderRow } from '../../data/dispatch'
import { DISPATCH_STATUSES } from '../../data/dispatchAnswers'
import { currentProfile } from '../../data/profile'
import { dispatchListPath, orderPath } from '../../domain/dispatchPaths'
import { PROVINCE_CODE, REGIONS, regionName } from '../../domain/region'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import type { FilterField } from '../../ui/FilterInput'
import { RegisterPage, type RegisterWish } from '../../ui/RegisterPage'
import { registerKey } from '../../ui/registerKeys'
import { DispatchTabs } from './DispatchTabs'
import { OrderDialog } from './OrderDialog'
import { OrderCard, orderColumns } from './orderColumns'

/** Narrow the list by a link and have no field of their own. */
const linkedFilters = ['institution', 'supervisor', 'answer', 'inspected', 'live']
const otherFilters = ['status', ...linkedFilters]
const idOf = ({ id }: OrderRow) => id
const statusOf = (text: string | null | undefined) => ORDER_STATUSES.find((known) => known === text)

function load({ filters, sort, page, pageSize }: RegisterWish, signal: AbortSignal) {
  return findOrders(
    {
      status: statusOf(filters.status),
      regionCode: filters.region,
      number: filters.number,
      institutionId: filters.institution,
      supervisorId: filters.supervisor,
      answer: DISPATCH_STATUSES.find((known) => known === filters.answer),
      inspectedBy: filters.inspected === 'yes' ? currentProfile()?.today : undefined,
      isLive: filters.live === 'yes',
      beginsFrom: filters.begins,
      beginsTo: filters.begins_to,
      from: filters.days,
      to: filters.days_to,
      sort,
      page,
      pageSize,
    },
    signal,
  )
}

/** 督导抽派: the orders of a center, and those of others that concern its evaluations. */
export function OrderListPage() {
  const translation = useTranslation()
  const { t, language } = translation
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const asked = params.get('evaluation') ?? undefined
  const [isOrdering, setIsOrdering] = useState(Boolean(asked))
  const isSaved = useRef(false)
  const role = currentRole()
  const mayOrder = role === 'city_officer' || role === 'province_reviewer'
  const isProvince = currentProfile()?.staff?.region_code === PROVINCE_CODE
  const columns = useMemo(() => orderColumns(translation), [translation])
  const fields = useMemo<FilterField[]>(
    () => [
      { kind: 'search', name: 'number', label: t('dispatch.numberSearch') },
      { kind: 'dates', name: 'days', label: t('dispatch.days') },
      { kind: 'dates', name: 'begins', label: t('dispatch.begins') },
      ...(isProvince
        ? [
            {
              kind: 'select' as const,
              name: 'region',
              label: t('dispatch.region'),
              options: REGIONS.map(({ code }) => ({ value: code, label: regionName(code, language) })),
            },
          ]
        : []),
    ],
    [t, language, isProvince],
  )

  function setStatus(status: string) {
    const next = new URLSearchParams(params)
    next.delete('page')
    if (status === 'all') next.delete('status')
    else next.set('status', status)
    setParams(next)
  }

  function stopOrdering() {
    setIsOrdering(false)
    // what was saved has led to its own page already
    if (!asked || isSaved.current) return
    const next = new URLSearchParams(params)
    next.delete('evaluation')
    setParams(next, { replace: true })
  }

  const order = mayOrder && (
    <Button type="primary" onClick={() => setIsOrdering(true)}>
      {t('dispatch.order')}
    </Button>
  )
  return (
    <>
      <DispatchTabs current="orders" />
      <RegisterPage<OrderRow>
        name="dispatch"
        title={t('page.dispatch')}
        label={t('dispatch.listLabel')}
        extra={order}
        tabs={
          <Tabs
            activeKey={statusOf(params.get('status')) ?? 'all'}
            onChange={setStatus}
            items={[
              { key: 'all', label: t('common.all') },
              ...ORDER_STATUSES.map((key) => ({ key, label: t(`dispatch.statuses.${key}`) })),
            ]}
          />
        }
        notice={
          linkedFilters.some((name) => params.has(name)) && (
            <Alert
              type="info"
              showIcon
              message={t('dispatch.narrowed')}
              action={<Link to={dispatchListPath()}>{t('dispatch.narrowedAll')}</Link>}
            />
          )
        }
        fields={fields}
        otherFilters={otherFilters}
        columns={columns}
        rowKey={idOf}
        load={load}
        onOpen={({ id }) => navigate(orderPath(id))}
        empty={<EmptyState title={t('dispatch.empty')} text={t('dispatch.emptyText')} action={order} />}
        renderCard={(row) => <OrderCard row={row} words={translation} />}
      />
      {isOrdering && mayOrder && (
        <OrderDialog
          evaluationId={asked}
          onSave={async (evaluationId, values, requestId) => {
            const saved = await createOrder(evaluationId, values, requestId)
            isSaved.current = true
            await queries.invalidateQueries({ queryKey: registerKey('dispatch') })
            message.success(t('dispatch.saved'))
            navigate(orderPath(saved.id))
          }}
          onClose={stopOrdering}
        />
      )}
    </>
  )
}
