import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Skeleton } from 'antd'
import { findUnmappedOccupations, mapOccupationWord } from '../../data/cardsRegister'
import { newRequestId } from '../../data/rpc'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { registerKey } from '../../ui/registerKeys'
import { UnmappedOccupationsView } from './UnmappedOccupationsView'

const key = ['cards', 'unmappedOccupations']

/** 职业对应: what old cards call their occupations, put beside the catalogue all at once. */
export function UnmappedOccupationsPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => findUnmappedOccupations(signal),
  })
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />
  return (
    <UnmappedOccupationsView
      rows={data}
      onMap={async (word, code) => {
        const count = await mapOccupationWord(word, code, newRequestId())
        message.success(t('cardRegister.mapped', { word, count }))
        await Promise.all([
          queries.invalidateQueries({ queryKey: key }),
          queries.invalidateQueries({ queryKey: registerKey('cards') }),
        ])
      }}
    />
  )
}
