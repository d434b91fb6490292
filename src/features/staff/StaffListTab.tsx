import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { type ReactNode, useCallback, useState } from 'react'
import { useSearchParams } from 'react-router'
import { dismissStaff, grantStaff, listStaff, type StaffRow } from '../../data/staff'
import { type StaffRole, staffRoles } from '../../domain/staffRole'
import { useTranslation } from '../../i18n/useTranslation'
import { ExportButton } from '../../ui/ExportButton'
import type { FilterValues } from '../../ui/FilterBar'
import { DismissDialog } from './DismissDialog'
import { GrantsDialog } from './GrantsDialog'
import { StaffListView } from './StaffListView'
import { StaffTabs } from './StaffTabs'
import { staffExport } from './staffExport'
import { staffKey } from './staffKeys'

interface Props {
  title: string
  extra: ReactNode
  userId: string
  /** Of a city center: only the officers of its units. */
  cityCode?: string
}

const names = ['q', 'role', 'region', 'state'] as const

/** The list of staff with filters in the address. */
export function StaffListTab({ title, extra, userId, cityCode }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const [open, setOpen] = useState<{ kind: 'grants' | 'dismiss'; row: StaffRow }>()
  const filters: FilterValues = Object.fromEntries(names.map((name) => [name, params.get(name) ?? undefined]))
  const page = Math.max(1, Number(params.get('page')) || 1)
  const pageSize = [50, 100].find((size) => size === Number(params.get('size'))) ?? 20
  const role = staffRoles.find((each) => each === filters.role)
  const wish = {
    role: cityCode ? ('institution_officer' satisfies StaffRole) : role,
    region: cityCode ?? filters.region,
    isDismissed: filters.state === 'dismissed',
    text: filters.q,
    page,
    pageSize,
  }
  const list = useQuery({
    queryKey: [...staffKey, 'list', wish],
    queryFn: ({ signal }) => listStaff(wish, signal),
    placeholderData: (previous) => previous,
  })

  function change(changes: FilterValues) {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries({ page: undefined, ...changes })) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    setParams(next, { replace: true })
  }

  const done = async (sentence: string) => {
    await queries.invalidateQueries({ queryKey: staffKey })
    message.success(sentence)
  }
  const close = () => setOpen(undefined)
  const onGrants = useCallback((row: StaffRow) => setOpen({ kind: 'grants', row }), [])
  const onDismiss = useCallback((row: StaffRow) => setOpen({ kind: 'dismiss', row }), [])
  return (
    <>
      <StaffListView
        title={title}
        extra={
          <>
            {extra}
            <ExportButton source={() => staffExport(title, wish, filters, translation)} />
          </>
        }
        tabs={<StaffTabs current="staff" />}
        isOfCity={cityCode !== undefined}
        userId={userId}
        canGrant={cityCode === undefined}
        onGrants={onGrants}
        onDismiss={onDismiss}
        rows={list.data?.rows}
        error={list.error ?? undefined}
        isFetching={list.isFetching}
        onRetry={() => list.refetch()}
        filters={filters}
        onFilter={change}
        paging={{
          page,
          pageSize,
          total: list.data?.total ?? 0,
          onChange: (next, size) =>
            change({
              page: next > 1 ? String(next) : undefined,
              size: size === 20 ? undefined : String(size),
            }),
        }}
      />
      {open?.kind === 'grants' && (
        <GrantsDialog
          row={open.row}
          onSave={async (grants) => {
            await grantStaff(open.row, grants)
            await done(t('staff.grantsSaved'))
          }}
          onClose={close}
        />
      )}
      {open?.kind === 'dismiss' && (
        <DismissDialog
          row={open.row}
          onDismiss={async () => {
            await dismissStaff(open.row)
            await done(t('staff.dismissedToast', { name: open.row.name }))
          }}
          onClose={close}
        />
      )}
    </>
  )
}
