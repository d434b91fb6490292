import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { type Dictionaries, loadDictionaries, nameIn } from '../../data/dictionaries'
import { type Dispute, decideDispute, listDisputes, revealDispute } from '../../data/disputes'
import { currentProfile } from '../../data/profile'
import { useTranslation } from '../../i18n/useTranslation'
import { useListAddress } from '../../ui/useListAddress'
import { DecideDisputeDialog } from './DecideDisputeDialog'
import { DisputeListView } from './DisputeListView'
import { disputesKey } from './identityKeys'

const noFilters: readonly string[] = []

/** Disputes that wait for a decision, or those that have one. */
export function DisputesTab({ isOpen }: { isOpen: boolean }) {
  const { t, language } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const address = useListAddress(noFilters)
  const [deciding, setDeciding] = useState<{ dispute: Dispute; moves: boolean }>()
  const wish = { isOpen, page: address.page, pageSize: address.pageSize }
  const list = useQuery({
    queryKey: [...disputesKey, isOpen, wish],
    queryFn: ({ signal }) => listDisputes(wish, signal),
    placeholderData: (previous, query) => (query?.queryKey[1] === isOpen ? previous : undefined),
  })
  const dictionaries = useQuery<Dictionaries>({
    queryKey: ['dictionaries'],
    queryFn: loadDictionaries,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const reasons = (dictionaries.data?.reasonCodes ?? [])
    .filter((reason) => reason.is_active && reason.actions.includes('reveal'))
    .map((reason) => ({ value: reason.code, label: nameIn(language, reason) }))
  const mayReveal = currentProfile()?.staff?.grants.includes('reveal') ?? false
  return (
    <>
      <DisputeListView
        isOpen={isOpen}
        rows={list.data?.rows}
        cardKinds={dictionaries.data?.cardKinds ?? []}
        error={list.error ?? undefined}
        isFetching={list.isFetching}
        onRetry={() => list.refetch()}
        reveal={mayReveal ? { reasons, load: revealDispute } : undefined}
        onDecide={(dispute, moves) => setDeciding({ dispute, moves })}
        paging={{ ...wish, total: list.data?.total ?? 0, onChange: address.turn }}
      />
      {deciding && (
        <DecideDisputeDialog
          {...deciding}
          onDecide={async (note) => {
            try {
              await decideDispute(deciding.dispute.id, deciding.moves, note)
              message.success(t(deciding.moves ? 'identity.movedToast' : 'identity.keptToast'))
            } finally {
              // decided by a colleague meanwhile: the list says so
              void queries.invalidateQueries({ queryKey: disputesKey })
            }
          }}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </>
  )
}
