import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { type BlockedClaim, listBlockedClaims, unblockClaims } from '../../data/disputes'
import { useTranslation } from '../../i18n/useTranslation'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { BlockedClaimsView } from './BlockedClaimsView'
import { blockedClaimsKey } from './identityKeys'

/** Claims that too many misses have blocked, and the way to lift a block. */
export function BlockedClaimsTab() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [lifting, setLifting] = useState<BlockedClaim>()
  const list = useQuery({
    queryKey: blockedClaimsKey,
    queryFn: ({ signal }) => listBlockedClaims(signal),
  })
  return (
    <>
      <BlockedClaimsView
        rows={list.data}
        error={list.error ?? undefined}
        isFetching={list.isFetching}
        onRetry={() => list.refetch()}
        onUnblock={setLifting}
      />
      {lifting && (
        <ReasonDialog
          isOpen
          title={t('identity.unblockTitle', { label: lifting.label })}
          text={t(lifting.kind === 'account' ? 'identity.unblockAccount' : 'identity.unblockIdentity')}
          onConfirm={async (reason) => {
            await unblockClaims(lifting, reason)
            message.success(t('identity.unblocked'))
            void queries.invalidateQueries({ queryKey: blockedClaimsKey })
          }}
          onClose={() => setLifting(undefined)}
        />
      )}
    </>
  )
}
