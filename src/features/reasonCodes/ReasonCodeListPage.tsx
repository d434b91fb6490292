import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useMemo, useState } from 'react'
import { nameIn } from '../../data/dictionaries'
import { countReasonUse, listReasonCodes, type ReasonCodeRow, saveReasonCode } from '../../data/reasonCodes'
import { listSettingChanges } from '../../data/settingChanges'
import { useTranslation } from '../../i18n/useTranslation'
import { useListAddress } from '../../ui/useListAddress'
import { ReasonCodeDialog } from './ReasonCodeDialog'
import { ReasonCodeListView } from './ReasonCodeListView'
import { reasonCodesKey } from './reasonKeys'

const names = ['q', 'action', 'state'] as const

/** 原因代码 of the provincial administration. */
export function ReasonCodeListPage() {
  const { t, language } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { values, change, page, pageSize, turn } = useListAddress(names)
  const [open, setOpen] = useState<'new' | ReasonCodeRow>()
  const wish = {
    text: values.q,
    action: values.action,
    isActive: values.state === undefined ? undefined : values.state === 'active',
    page,
    pageSize,
  }
  const list = useQuery({
    queryKey: [...reasonCodesKey, 'list', wish],
    queryFn: ({ signal }) => listReasonCodes(wish, signal),
    placeholderData: (previous) => previous,
  })
  const codes = list.data?.rows.map(({ code }) => code) ?? []
  const uses = useQuery({
    queryKey: [...reasonCodesKey, 'use', codes],
    queryFn: ({ signal }) => countReasonUse(codes, signal),
    enabled: codes.length > 0,
  })
  const counts = useMemo(() => uses.data && new Map(uses.data.map(({ code, n }) => [code, n])), [uses.data])
  const row = open === 'new' ? undefined : (list.data?.rows.find(({ code }) => code === open?.code) ?? open)
  const changes = useQuery({
    queryKey: [...reasonCodesKey, 'changes', row?.code],
    queryFn: ({ signal }) => listSettingChanges({ subjects: ['reason_code'], key: row?.code }, signal),
    enabled: row !== undefined,
  })
  const reload = () => queries.invalidateQueries({ queryKey: reasonCodesKey })
  return (
    <>
      <ReasonCodeListView
        rows={list.data?.rows}
        uses={counts}
        error={list.error ?? undefined}
        isFetching={list.isFetching}
        onRetry={() => void reload()}
        filters={values}
        onFilter={change}
        paging={{ page, pageSize, total: list.data?.total ?? 0, onChange: turn }}
        onAdd={() => setOpen('new')}
        onOpen={setOpen}
      />
      {open && (
        <ReasonCodeDialog
          row={row}
          used={row && counts?.get(row.code)}
          changes={changes.data ?? []}
          onSave={async (given, requestId) => {
            const saved = await saveReasonCode({
              code: given.code.trim(),
              nameZh: given.name_zh.trim(),
              nameEn: given.name_en.trim(),
              actions: given.actions,
              needsNote: given.needs_note,
              isActive: given.is_active,
              reason: given.reason.trim() || undefined,
              version: row?.version,
              requestId,
            })
            await Promise.all([reload(), queries.invalidateQueries({ queryKey: ['dictionaries'] })])
            message.success(t('reasonCode.saved', { name: nameIn(language, saved) }))
          }}
          onClose={() => setOpen(undefined)}
          onReload={() => void reload()}
        />
      )}
    </>
  )
}
