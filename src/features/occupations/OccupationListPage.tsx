import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { toAppError } from '../../data/errors'
import {
  countOccupationUse,
  listOccupations,
  type OccupationRow,
  saveOccupation,
} from '../../data/occupations'
import { newRequestId } from '../../data/rpc'
import { listSettingChanges } from '../../data/settingChanges'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'
import type { ListSort } from '../../ui/ListPageTable'
import { useListAddress } from '../../ui/useListAddress'
import { OccupationDialog } from './OccupationDialog'
import { OccupationListView } from './OccupationListView'
import { occupationsKey } from './occupationKeys'

const names = ['q', 'state', 'sort'] as const

/** 职业目录 of the provincial administration. */
export function OccupationListPage() {
  const translation = useTranslation()
  const { t } = translation
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { values, change, page, pageSize, turn } = useListAddress(names)
  const [open, setOpen] = useState<'new' | OccupationRow>()
  const sort = sortOf(values.sort)
  const wish = {
    text: values.q,
    isActive: values.state === undefined ? undefined : values.state === 'active',
    by: sort?.field === 'name_zh' ? ('name_zh' as const) : ('code' as const),
    order: sort?.order ?? ('asc' as const),
    page,
    pageSize,
  }
  const list = useQuery({
    queryKey: [...occupationsKey, 'list', wish],
    queryFn: ({ signal }) => listOccupations(wish, signal),
    placeholderData: (previous) => previous,
  })
  const codes = list.data?.rows.map(({ code }) => code) ?? []
  const uses = useQuery({
    queryKey: [...occupationsKey, 'use', codes],
    queryFn: ({ signal }) => countOccupationUse(codes, signal),
    enabled: codes.length > 0,
  })
  const counts = useMemo(() => uses.data && new Map(uses.data.map(({ code, n }) => [code, n])), [uses.data])
  const openRow =
    open === 'new' ? undefined : (list.data?.rows.find(({ code }) => code === open?.code) ?? open)
  const changes = useQuery({
    queryKey: [...occupationsKey, 'changes', openRow?.code],
    queryFn: ({ signal }) => listSettingChanges({ subjects: ['occupation'], key: openRow?.code }, signal),
    enabled: openRow !== undefined,
  })
  const reload = useCallback(() => queries.invalidateQueries({ queryKey: occupationsKey }), [queries])

  const activate = useCallback(
    async (row: OccupationRow, isActive: boolean, isUndo = false) => {
      try {
        const saved = await saveOccupation({
          code: row.code,
          name: row.name_zh,
          isActive,
          version: row.version,
          requestId: newRequestId(),
        })
        await reload()
        const sentence = t(isActive ? 'occupation.activated' : 'occupation.deactivated', {
          name: row.name_zh,
        })
        const key = `occupation ${row.code}`
        const undo = (
          <>
            {sentence}
            <Button
              type="link"
              size="small"
              onClick={() => {
                message.destroy(key)
                void activate(saved, !isActive, true)
              }}
            >
              {t('occupation.undo')}
            </Button>
          </>
        )
        message.success({ key, content: isUndo ? sentence : undo, duration: isUndo ? 3 : 10 })
      } catch (error) {
        message.error(errorSentence(toAppError(error), translation))
        void reload()
      }
    },
    [message, reload, t, translation],
  )
  const onActivate = useCallback(
    (row: OccupationRow, isActive: boolean) => void activate(row, isActive),
    [activate],
  )

  return (
    <>
      <OccupationListView
        rows={list.data?.rows}
        uses={counts}
        error={list.error ?? undefined}
        isFetching={list.isFetching}
        onRetry={() => void reload()}
        filters={values}
        onFilter={change}
        sort={sort}
        onSort={(next) => change({ sort: next && `${next.field}.${next.order}` })}
        paging={{ page, pageSize, total: list.data?.total ?? 0, onChange: turn }}
        onAdd={() => setOpen('new')}
        onOpen={setOpen}
        onActivate={onActivate}
      />
      {open && (
        <OccupationDialog
          row={openRow}
          changes={changes.data ?? []}
          onSave={async ({ code, name, reason }, requestId) => {
            await saveOccupation({
              code,
              name,
              isActive: openRow?.is_active ?? true,
              reason: reason || undefined,
              version: openRow?.version,
              requestId,
            })
            await reload()
            message.success(t('occupation.saved', { name }))
          }}
          onClose={() => setOpen(undefined)}
          onReload={() => void reload()}
        />
      )}
    </>
  )
}

function sortOf(text: string | undefined): ListSort | undefined {
  const [field, order] = text?.split('.') ?? []
  const isKnown = (field === 'code' || field === 'name_zh') && (order === 'asc' || order === 'desc')
  return isKnown ? { field, order } : undefined
}
