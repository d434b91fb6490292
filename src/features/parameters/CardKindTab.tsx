import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback, useState } from 'react'
import { nameIn } from '../../data/dictionaries'
import { type CardKindSetting, changeCardKind, listCardKindSettings } from '../../data/parameters'
import { currentProfile } from '../../data/profile'
import { listSettingChanges } from '../../data/settingChanges'
import { yearOf } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { CardKindDialog } from './CardKindDialog'
import { CardKindListView } from './CardKindListView'
import { cardKindsKey } from './parameterKeys'

/** How cards are numbered and how long they last. */
export function CardKindTab() {
  const { t, language } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [openCode, setOpenCode] = useState<string>()
  const year = yearOf(currentProfile()?.today ?? '')
  const list = useQuery({
    queryKey: [...cardKindsKey, 'list'],
    queryFn: ({ signal }) => listCardKindSettings(signal),
  })
  const open = list.data?.find((row) => row.code === openCode)
  const changes = useQuery({
    queryKey: [...cardKindsKey, 'changes', openCode],
    queryFn: ({ signal }) => listSettingChanges({ subjects: ['card_kind'], key: openCode }, signal),
    enabled: openCode !== undefined,
  })
  const onOpen = useCallback((row: CardKindSetting) => setOpenCode(row.code), [])
  const reload = () => queries.invalidateQueries({ queryKey: cardKindsKey })
  return (
    <>
      <CardKindListView
        rows={list.data}
        error={list.error ?? undefined}
        isFetching={list.isFetching}
        onRetry={() => void reload()}
        year={year}
        onOpen={onOpen}
      />
      {open && (
        <CardKindDialog
          key={open.code}
          row={open}
          year={year}
          changes={changes.data ?? []}
          onSave={async (wish, requestId) => {
            await changeCardKind(open, wish, requestId)
            await reload()
            message.success(t('parameter.saved', { name: nameIn(language, open) }))
          }}
          onClose={() => setOpenCode(undefined)}
          onReload={() => void reload()}
        />
      )}
    </>
  )
}
