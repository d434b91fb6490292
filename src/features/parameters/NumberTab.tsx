import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { nameIn } from '../../data/dictionaries'
import { changeParameter, listParameters, type ParameterRow } from '../../data/parameters'
import { listSettingChanges } from '../../data/settingChanges'
import { useTranslation } from '../../i18n/useTranslation'
import { useListAddress } from '../../ui/useListAddress'
import { ParameterDialog } from './ParameterDialog'
import { ParameterListView } from './ParameterListView'
import { parametersKey } from './parameterKeys'

const filters = ['q', 'basis'] as const

/** The numbers of the rules, with how each was changed last. */
export function NumberTab() {
  const { t, language } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { values, change } = useListAddress(filters)
  const [openKey, setOpenKey] = useState<string>()
  const list = useQuery({
    queryKey: [...parametersKey, 'list'],
    queryFn: ({ signal }) => listParameters(signal),
  })
  const changes = useQuery({
    queryKey: [...parametersKey, 'changes'],
    queryFn: ({ signal }) => listSettingChanges({ subjects: ['parameter'] }, signal),
  })
  const lastChanges = useMemo(
    () => new Map((changes.data ?? []).toReversed().map((each) => [each.record_key, each])),
    [changes.data],
  )
  const onOpen = useCallback((row: ParameterRow) => setOpenKey(row.key), [])
  const open = list.data?.find((row) => row.key === openKey)
  const reload = () => queries.invalidateQueries({ queryKey: parametersKey })
  return (
    <>
      <ParameterListView
        rows={list.data}
        lastChanges={lastChanges}
        error={list.error ?? changes.error ?? undefined}
        isFetching={list.isFetching}
        onRetry={() => void reload()}
        filters={values}
        onFilter={change}
        onOpen={onOpen}
      />
      {open && (
        <ParameterDialog
          key={open.key}
          row={open}
          changes={changes.data?.filter((each) => each.record_key === open.key) ?? []}
          onSave={async (value, reason, requestId) => {
            await changeParameter(open, value, reason, requestId)
            // forms of rounds count by these
            await Promise.all([reload(), queries.invalidateQueries({ queryKey: ['round terms'] })])
            message.success(t('parameter.saved', { name: nameIn(language, open) }))
          }}
          onClose={() => setOpenKey(undefined)}
          onReload={() => void reload()}
        />
      )}
    </>
  )
}
